"""A stand-in for the analysis: finds “…” said NAME, slowly or badly where the text says so.

Run as a program it is the `geoquote` command with this analysis.
"""

import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import ModuleType

from geoquote.document import Article
from geoquote.errors import AnalysisError, GeoquoteError, ModelError
from geoquote.patterns import NONE, Patterns
from geoquote.records import DocumentInfo, EntityRecord, Mention, QuoteRecord, Span, Speaker, TextSpan

QUOTE = re.compile(r"“([^”]+)” (said|thought) ((?:[A-Z][\w'-]*(?: |\b))+|analysts)", re.UNICODE)


WORKED: list[str] = []
"""Ids of the articles that were analysed, whatever came of it."""


@dataclass(frozen=True)
class Analysis:
    document: DocumentInfo
    quotes: tuple[QuoteRecord, ...]
    entities: tuple[EntityRecord, ...]


def analyse(
    articles: Iterable[Article],
    *,
    model: str | None = None,
    patterns: Patterns = NONE,
    jobs: int = 0,
    on_error: Callable[[GeoquoteError], None],
) -> Iterator[Analysis]:
    if model:
        raise ModelError(f"{model}: no such pipeline; install it or leave --model out")
    for article in articles:
        text = article.raw.text
        WORKED.append(article.raw.id)
        if "TAKES LONG" in text:
            sys.stderr.write(f"working on {article.raw.id}\n")
            sys.stderr.flush()
            time.sleep(20)
        if "CANNOT BE ANALYSED" in text:
            on_error(AnalysisError(f"{article.raw.id}: the analysis failed; please report it"))
            continue
        yield analysis_of(article)


def analysis_of(article: Article) -> Analysis:
    info, text = article.info(), article.raw.text
    found = [m for b in article.blocks for m in QUOTE.finditer(text, b.start, b.end)]
    names = list(dict.fromkeys(m[3].strip() for m in found if m[3] != "analysts"))
    entities = tuple(_entity(info, text, number, name) for number, name in enumerate(names, 1))
    quotes = tuple(_quote(info, number, match, entities) for number, match in enumerate(found, 1))
    return Analysis(info, quotes, entities)


def _entity(info: DocumentInfo, text: str, number: int, name: str) -> EntityRecord:
    own = f"{info.id}#e{number}"
    mentions = tuple(
        Mention(document=info.id, entity=own, start=m.start(), end=m.end(), text=m[0], kind="name")
        for m in re.finditer(rf"\b{re.escape(name)}\b", text)
    )
    return EntityRecord(
        id=own, name=name, type="PERSON", aliases=(name,), count=len(mentions), documents=1, members=(own,),
        mentions=mentions,
    )  # fmt: skip


def _quote(
    info: DocumentInfo, number: int, match: re.Match[str], entities: tuple[EntityRecord, ...]
) -> QuoteRecord:
    name = match[3].strip()
    speakers = tuple(
        Speaker(
            id=e.id,
            name=e.name,
            type="PERSON",
            aliases=e.aliases,
            confidence=0.5 if "maybe" in match[1] else 0.9,
        )
        for e in entities
        if e.name == name
    )
    return QuoteRecord(
        id=f"{info.id}#q{number}", region="body", document=info, text=match[1], type="direct",
        act="speech" if match[2] == "said" else "thought",
        spans=(Span(start=match.start(1), end=match.end(1)),),
        cue=TextSpan(text=match[2], start=match.start(2), end=match.end(2)),
        source=TextSpan(text=name, start=match.start(3), end=match.start(3) + len(name)),
        speaker=speakers[0] if speakers else None, speakers=speakers,
        resolved_by="name" if speakers else None,
        confidence=0.4 if "maybe" in match[1] else 0.9, context=match[0],
    )  # fmt: skip


def module() -> ModuleType:
    """The stand-in as `geoquote.extract`."""
    fake = ModuleType("geoquote.extract")
    fake.Analysis, fake.analyse = Analysis, analyse
    return fake


if __name__ == "__main__":
    sys.modules["geoquote.extract"] = module()
    from geoquote.cli.app import main

    main()
