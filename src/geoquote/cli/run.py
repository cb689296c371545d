"""One run of a command: where its records and its messages go, and the code it ends with."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from typing import TextIO, TypeVar

import typer

from geoquote.cli.interrupt import Interrupts
from geoquote.cli.progress import Progress
from geoquote.errors import GeoquoteError
from geoquote.records import Record
from geoquote.render import Style, Writer
from geoquote.text.controls import one_line

DONE, INCOMPLETE, UNUSABLE, INTERRUPTED = 0, 1, 2, 130

R = TypeVar("R", bound=Record)


class Run:
    """What one call has met so far."""

    def __init__(self, style: Style, *, quiet: bool = False) -> None:
        """Print records in `style`; `quiet` leaves errors only on stderr."""
        self.style = style
        self.quiet = quiet
        self.failed = 0
        self.interrupts = Interrupts()
        self.progress = Progress(shown=not quiet, color=style.color)

    def fail(self, error: GeoquoteError) -> None:
        """Name what could not be read or analysed; the run goes on."""
        self.failed += 1
        self.say(str(error))

    def say(self, message: str) -> None:
        """Write one line to stderr."""
        with self.progress.hidden():
            typer.echo(f"geoquote: {one_line(message)}", err=True)

    def note(self, message: str) -> None:
        """Write one line to stderr, unless told to be quiet."""
        if not self.quiet:
            self.say(message)

    def print(self, records: Iterable[R], open_writer: Callable[[TextIO], Writer[R]]) -> int:
        """Write the records to stdout and return their number.

        The first record is awaited before the writer opens: a call that turns out to be wrong prints nothing.
        """
        waiting = iter(records)
        first = next(waiting, None)
        count = 0
        stream = _stdout(self.style)
        writer = open_writer(stream)
        try:
            while first is not None:
                with self._clear_of_progress(stream):
                    writer.write(first)
                count += 1
                first = next(waiting, None)
        finally:
            with self._clear_of_progress(stream):
                writer.close()
                stream.flush()
        return count

    @contextmanager
    def _clear_of_progress(self, stream: TextIO) -> Iterator[None]:
        with ExitStack() as stack:
            if stream.isatty():
                stack.enter_context(self.progress.hidden())
            yield


def _stdout(style: Style) -> TextIO:
    """Make stdout fit for records: UTF-8 and line ends untouched, whatever the locale says."""
    if isinstance(sys.stdout, TextIOWrapper):
        if style.format == "table":
            sys.stdout.reconfigure(errors="replace", newline="")
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="")
    return sys.stdout


@contextmanager
def running(style: Style, *, quiet: bool = False) -> Iterator[Run]:
    """Give a run, and end the program with its code: errors, Ctrl-C and closed pipes end here."""
    run = Run(style, quiet=quiet)
    try:
        with run.interrupts, run.progress:
            yield run
        code = INCOMPLETE if run.failed else DONE
    except BrokenPipeError:
        forget_stdout()
        code = DONE
    except KeyboardInterrupt:
        code = INTERRUPTED
    except GeoquoteError as error:
        run.say(str(error))
        code = UNUSABLE
    except OSError as error:
        run.say(unwritable(error))
        code = INCOMPLETE
    raise typer.Exit(INTERRUPTED if run.interrupts.asked else code)


def unwritable(error: OSError) -> str:
    """Say that the output could not be written, why, and what to do."""
    return f"the output could not be written ({error.strerror}); check the disk and the permissions"


def forget_stdout() -> None:
    """Send what is still buffered nowhere: the interpreter's last flush would fail on the closed pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
