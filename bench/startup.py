"""How long a command takes from cold, beside importing spaCy alone: python -m bench.startup [--rounds N].

Every measurement is a process of its own.  The measured take turns, so that a busy moment of the machine
meets all of them alike; the fastest of the rounds counts, since noise only ever adds.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.process import quickest
from bench.table import table
from geoquote.document import RawDocument
from geoquote.select import select

ROOT = Path(__file__).resolve().parent.parent
WORDS = 1000


def article() -> str:
    """Return one article of 1,000 words: the sample articles in plain text, one after another."""
    paragraphs: list[str] = []
    left = WORDS
    for path in sorted((ROOT / "data" / "raw").glob("*.txt")) + sorted((ROOT / "data" / "raw").glob("*.md")):
        raw = RawDocument(path.name, str(path), path.read_text(encoding="utf-8"), "text")
        for paragraph in select(raw).body.split("\n\n"):
            words = paragraph.split()[:left]
            paragraphs.append(" ".join(words))
            left -= len(words)
    if left > 0:
        sys.exit(f"bench: the sample articles hold {WORDS - left} words of the {WORDS} that are measured")
    return "\n\n".join(filter(None, paragraphs))


def commands(file: Path) -> dict[str, list[str]]:
    """Return what is measured, by what it is called; the first is what the others are compared with."""
    geoquote = [sys.executable, "-m", "geoquote"]
    return {
        'python -c "import spacy"': [sys.executable, "-c", "import spacy"],
        "geoquote --help": [*geoquote, "--help"],
        "geoquote schema quotes": [*geoquote, "schema", "quotes"],
        f"geoquote text, {WORDS:,} words": [*geoquote, "text", str(file), "--no-store"],
        f"geoquote quotes, {WORDS:,} words": [*geoquote, "quotes", str(file), "--no-store"],
        f"geoquote entities, {WORDS:,} words": [*geoquote, "entities", str(file), "--no-store"],
    }


def startup(*, rounds: int) -> str:
    """Measure and give the table."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "article.txt"
        file.write_text(article(), encoding="utf-8")
        found = quickest(commands(file), rounds)
    base = next(iter(found.values())).seconds
    rows = [[name, f"{t.seconds:.2f}", f"{t.seconds / base:.2f}"] for name, t in found.items()]
    return f"From cold, best of {rounds} in turns.\n\n{table(('', 'seconds', '× spaCy'), rows)}"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    print(startup(rounds=parser.parse_args().rounds))


if __name__ == "__main__":
    main()
