"""From the paths of a call to articles laid out beside their records, for pages and graphs."""

import sys
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from geoquote.errors import UsageError
from geoquote.text.controls import one_line

if TYPE_CHECKING:
    from geoquote.cli.inputs import Inputs
    from geoquote.cli.run import Run
    from geoquote.render.sheet import Sheet

STDOUT = "-"


def sheets(inputs: "Inputs", run: "Run", *, model: str | None = None) -> "Iterator[Sheet]":
    """Yield every article with its records, until the end or Ctrl-C."""
    from geoquote.cli.inputs import analyses
    from geoquote.render.sheet import sheet_of

    for worked in run.interrupts.stoppable(analyses(inputs, run, model=model)):
        yield sheet_of(worked.article, worked)


def check_output(output: str, inputs: "Inputs", run: "Run") -> None:
    """Refuse a place where nothing can be written, before any work is done; UsageError with the remedy."""
    if output == STDOUT:
        return
    place = Path(output)
    if place.is_dir():
        raise UsageError(
            f"{one_line(output)}: a folder; name the file to write, as in {place / 'report.html'}"
        )
    if not place.resolve().parent.is_dir():
        raise UsageError(f"{one_line(output)}: no folder {place.parent}; make it first or name another")
    read = [Path(path).resolve() for path in inputs.paths if path != STDOUT]
    if place.resolve() in read:
        raise UsageError(f"{one_line(output)}: is read by this very call; name another file to write")
    if any(folder in place.resolve().parents for folder in read):
        run.note(f"{output} lies in a folder that is read: the next call would take it for an article")


def write_output(output: str, text: str) -> None:
    """Write text to a file, or to stdout as UTF-8 whatever the locale says."""
    if output != STDOUT:
        _write_whole(Path(output).resolve(), text)
        return
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    sys.stdout.write(text)
    sys.stdout.flush()


def _write_whole(place: Path, text: str) -> None:
    """Write a file whole or not at all: a page half written never stands where an older one stood."""
    partial = place.with_name(f".{place.name}.part")
    try:
        partial.write_text(text, encoding="utf-8", newline="")
        partial.replace(place)
    finally:
        partial.unlink(missing_ok=True)
