"""Peak memory and seconds an article as a folder grows; names and words of the articles are drawn afresh."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.folders import write_folders
from bench.process import GEOQUOTE, taken
from bench.table import table

SIZES = (100, 1_000, 10_000)
WORDS = 30
"""At least, an article: short ones, so that ten thousand are done in minutes."""
_HEAD = ("", "articles", "words", "peak MB", "seconds", "s/article")


def memory(*, sizes: Sequence[int] = SIZES, words: int = WORDS) -> str:
    """Measure and give the table; every line is printed as soon as it is known."""
    rows: list[list[str]] = []
    with TemporaryDirectory() as scratch:
        for size in sizes:
            root = Path(scratch) / str(size)
            found = write_folders(root, count=size, words=words, seed=size, plain=False)
            for name, command in _commands(found.mixed, root).items():
                t = taken(command, output=root / "records.jsonl")
                row = [name, f"{size:,}", f"{found.words:,}", f"{t.megabytes:.0f}", f"{t.seconds:.1f}"]
                rows.append([*row, f"{t.seconds / size:.4f}"])
                print("  ".join(rows[-1]), flush=True)
    head = f"Articles of about {found.words / size:.0f} words, half of them web pages; one run each, start-up included."
    return f"{head}\n\n{table(_HEAD, sorted(rows, key=lambda row: row[0]))}"


def _commands(folder: Path, root: Path) -> dict[str, list[str]]:
    files, store = str(folder), str(root / "store.sqlite")
    return {
        "quotes -f jsonl --no-store": [*GEOQUOTE, "quotes", files, "-f", "jsonl", "--no-store", "--quiet"],
        "index": [*GEOQUOTE, "index", files, "--db", store, "--quiet"],
        "entities --json --no-store": [*GEOQUOTE, "entities", files, "--json", "--no-store", "--quiet"],
    }
