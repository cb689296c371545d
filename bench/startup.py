"""How long a command takes from cold, beside importing spaCy alone: python -m bench.startup [--rounds N].

Every measurement is a process of its own.  The measured take turns, so that a busy moment of the machine
meets all of them alike; the fastest of the rounds counts, since noise only ever adds.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

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


def seconds(command: list[str]) -> float:
    """Return how long one run of a command takes.  Raises CalledProcessError where it fails."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as folder:
        file = Path(folder) / "article.txt"
        file.write_text(article(), encoding="utf-8")
        measured = commands(file)
        best = dict.fromkeys(measured, float("inf"))
        for _ in range(rounds):
            for name, command in measured.items():
                best[name] = min(best[name], seconds(command))
    base = next(iter(best.values()))
    print(f"{'from cold, best of ' + str(rounds):<32}{'seconds':>9}{'× spaCy':>9}")
    for name, taken in best.items():
        print(f"{name:<32}{taken:>9.2f}{taken / base:>9.2f}")


if __name__ == "__main__":
    main()
