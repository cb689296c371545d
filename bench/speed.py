"""Words a second of whole processes, start-up included, and past it: geoquote beside spaCy's CNN pipeline."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.folders import Folders, write_folders
from bench.process import GEOQUOTE, Taken, quickest, taken
from bench.table import table

CNN = "spaCy's CNN pipeline"
_HEAD = ("", "seconds", "processor s", "peak MB")
WORDS = 680  # at least, an article: with headline, byline and date about 700


def speed(*, articles: int = 150, steady: int = 1_500, rounds: int = 3, encoder: float | None = None) -> str:
    """Measure and give the tables; `encoder` is its own speed in words a second, if it was measured."""
    with TemporaryDirectory() as scratch:
        few = write_folders(Path(scratch) / "few", count=articles, words=WORDS)
        many = write_folders(Path(scratch) / "many", count=steady, words=WORDS, seed=2)
        model = Path(scratch) / "cnn"
        taken([sys.executable, "-m", "bench.cnn", "build", str(model)])
        output = Path(scratch) / "records.json"
        short = quickest(_commands(few, model), rounds, output)
        long = quickest(_commands(many, model), 1, output)
    return "\n\n".join([*_whole(few, short, rounds), *_steady(few, many, short, long, encoder)])


def _commands(folders: Folders, model: Path) -> dict[str, list[str]]:
    shared = ["--json", "--no-store", "--quiet"]
    return {
        "geoquote quotes": [*GEOQUOTE, "quotes", str(folders.mixed), *shared],
        "geoquote entities": [*GEOQUOTE, "entities", str(folders.mixed), *shared],
        CNN: [sys.executable, "-m", "bench.cnn", "run", str(model), str(folders.plain)],
    }


def _whole(folders: Folders, found: dict[str, Taken], rounds: int) -> list[str]:
    base = found[CNN].seconds
    rows = [
        [name, *_figures(t), f"{folders.words / t.seconds:,.0f}", f"{base / t.seconds:.2f}"]
        for name, t in found.items()
    ]
    head = f"{folders.count:,} articles, {folders.words:,} words, best of {rounds} in turns."
    return [f"Whole process, start-up included: {head}", table([*_HEAD, "words/s", "× CNN"], rows)]


def _steady(
    few: Folders, many: Folders, short: dict[str, Taken], long: dict[str, Taken], encoder: float | None
) -> list[str]:
    """Give what every further article takes: the long run less the short one, and less its start-up with it."""
    rows = []
    for name, t in long.items():
        rate = (many.words - few.words) / (t.seconds - short[name].seconds)
        share = f"{rate / encoder:.2f}" if encoder and name != CNN else ""
        rows.append([name, *_figures(t), f"{rate:,.0f}", share])
    head = f"{many.count:,} articles, {many.words:,} words, one run; for words/s the short run is taken off."
    return [f"Steady state: {head}", table([*_HEAD, "words/s", "× encoder"], rows)]


def _figures(t: Taken) -> list[str]:
    return [f"{t.seconds:.1f}", f"{t.processor:.1f}", f"{t.megabytes:.0f}"]
