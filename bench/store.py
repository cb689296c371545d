"""How fast a store answers: python -m bench.store [--rounds N] [--articles N] [--documents N] [--work FOLDER].

A folder of articles of our own is indexed, indexed again and asked; then a store is filled with many documents'
records, made without the network, and asked with --db.  Every measurement is a process of its own, in turns
with `import typer, rich` alone, which it is compared with; the fastest of the rounds counts.  Modules are compiled
before, as an installation leaves them, also where the surroundings forbid Python to keep what it compiles.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.articles import article, write_articles
from geoquote.document import Article, Block, Meta, RawDocument
from geoquote.records import DocumentInfo, EntityRecord, Mention, QuoteRecord, Span, Speaker, TextSpan
from geoquote.store import FilePlace, Place, Store

GEOQUOTE = [sys.executable, "-m", "geoquote"]
BASE = [sys.executable, "-c", "import typer, rich"]
_SAID = re.compile(r"“([^”]+),” (said) ((?:[A-Z]\w+ ?)+)")
_WORDS = 150
_SURROUNDINGS = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Made:
    """Records as an analysis gives them."""

    document: DocumentInfo
    quotes: tuple[QuoteRecord, ...]
    entities: tuple[EntityRecord, ...]


def made_of(text: Article) -> Made:
    """Make records of what a pattern finds: about as many and as long as the network's."""
    info, raw = text.info(), text.raw.text
    found = list(_SAID.finditer(raw))
    names = list(dict.fromkeys(m[3].strip() for m in found))
    entities = {
        name: EntityRecord(
            id=f"{info.id}#e{n}", name=name, type="PERSON", aliases=(name,), count=raw.count(name), documents=1,
            members=(f"{info.id}#e{n}",),
            mentions=tuple(
                Mention(
                    document=info.id, entity=f"{info.id}#e{n}", start=m.start(), end=m.end(), text=name, kind="name"
                )
                for m in re.finditer(re.escape(name), raw)
            ),
        )
        for n, name in enumerate(names, 1)
    }  # fmt: skip
    quotes = tuple(_quote(info, raw, n, m, entities[m[3].strip()]) for n, m in enumerate(found, 1))
    return Made(info, quotes, tuple(entities.values()))


def _quote(info: DocumentInfo, raw: str, number: int, m: re.Match[str], who: EntityRecord) -> QuoteRecord:
    speaker = Speaker(id=who.id, name=who.name, type="PERSON", aliases=who.aliases, confidence=0.9)
    return QuoteRecord(
        id=f"{info.id}#q{number}", region="body", document=info, text=m[1], type="direct", act="speech",
        spans=(Span(start=m.start(1), end=m.end(1)),), cue=TextSpan(text="said", start=m.start(2), end=m.end(2)),
        source=TextSpan(text=who.name, start=m.start(3), end=m.start(3) + len(who.name)),
        speaker=speaker, speakers=(speaker,), resolved_by="name", confidence=0.9,
        context=raw[max(0, m.start() - 200) : m.end() + 200],
    )  # fmt: skip


def filled(path: Path, documents: int) -> None:
    """Fill a store with so many documents and their records."""
    began = time.perf_counter()
    with Store(path) as store:
        for number in range(documents):
            name = f"{number:06}.txt"
            raw = RawDocument(name, f"news/{name}", article(number, seed=2, words=_WORDS), "text")
            found = Article(raw, Meta(published="2024-06-20"), (Block(0, len(raw.text), "body"),))
            place = Place(FilePlace(f"/news/{name}", name, raw.path), 0, "")
            store.put(place, found, made_of(found), key=name, english=True)
    size = path.stat().st_size / 2**20
    print(f"filled with {documents:,} documents: {time.perf_counter() - began:.0f} s, {size:,.0f} MB")


def a_speaker(seed: int, words: int) -> str:
    """Return the name of someone who speaks in one of the first articles."""
    texts = (article(number, seed=seed, words=words) for number in range(100))
    return next(m[3].strip() for text in texts for m in _SAID.finditer(text) if " " in m[3].strip())


def seconds(command: list[str]) -> float:
    """Return how long one run of a command takes.  Raises CalledProcessError where it fails."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=_SURROUNDINGS)
    return time.perf_counter() - began


def measured(commands: dict[str, list[str]], rounds: int) -> Iterator[tuple[str, float]]:
    """Run the commands in turns and yield the fastest run of each."""
    best = dict.fromkeys(commands, float("inf"))
    for _ in range(rounds):
        for name, command in commands.items():
            best[name] = min(best[name], seconds(command))
    yield from best.items()


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument(
        "--work", type=Path, help="keep folder and stores there, and use those that are there"
    )
    asked = parser.parse_args()
    with TemporaryDirectory() as scratch:
        work = asked.work or Path(scratch)
        news, few, many = work / "news", work / "few.sqlite", work / "many.sqlite"
        if not news.exists():
            write_articles(news, count=asked.articles)
        index = [*GEOQUOTE, "index", str(news), "--db", str(few), "-q"]
        print(f"first index of {asked.articles:,} articles: {seconds(index):.0f} s")
        if not many.exists():
            filled(many, asked.documents)
        question = [*GEOQUOTE, "quotes", "--json", "-q", "--speaker"]
        commands = {
            "import typer, rich": BASE,
            f"index again, {asked.articles:,} articles": index,
            f"quotes --speaker, {asked.articles:,} articles": [
                *question, a_speaker(1, 600), str(news), "--db", str(few)
            ],
            f"quotes --speaker --db, {asked.documents:,} documents": [
                *question, a_speaker(2, _WORDS), "--db", str(many)
            ],
        }  # fmt: skip
        print(f"{'from cold, best of ' + str(asked.rounds):<44}{'seconds':>9}{'× import':>9}")
        found = dict(measured(commands, asked.rounds))
        for name, taken in found.items():
            print(f"{name:<44}{taken:>9.2f}{taken / found['import typer, rich']:>9.2f}")


if __name__ == "__main__":
    main()
