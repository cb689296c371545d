"""A progress bar on stderr for runs that take longer than a second."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import RLock, Timer
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from geoquote.text.controls import one_line

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_DELAY = 1.0
"""Seconds until the bar appears: a quick answer needs none."""
_NAME = 40
"""Characters of a document's id that are shown beside the bar."""


class Progress:
    """Counts documents; shows the count and the document in work once the delay is over."""

    def __init__(self, *, shown: bool, color: bool = True) -> None:
        """Show a bar only if `shown` and if stderr is a terminal that can redraw a line."""
        self._shown = shown and sys.stderr.isatty()
        self._color = color
        self._count = 0
        self._expected = 0
        self._words = 0
        self._began = monotonic()
        self._name = ""
        self._lock = RLock()
        self._bar: Bar | None = None
        self._timer = Timer(_DELAY, self._show)
        self._timer.daemon = True

    def __enter__(self) -> "Progress":
        """Start the clock."""
        if self._shown:
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wipe the bar away."""
        self._timer.cancel()
        with self._lock:
            self._shown = False
            if self._bar:
                self._bar.stop()

    def begin(self, name: str) -> None:
        """Say that the document of this name is worked on now."""
        self._count += 1
        self._name = name
        if self._bar:
            self._bar.update(self._bar.task_ids[0], description=self._text())

    def expect(self, files: int) -> None:
        """Say how many documents there are, if that is known."""
        self._expected = files

    def done(self, words: int) -> None:
        """Say that a document of so many words was analysed."""
        self._words += words

    @contextmanager
    def hidden(self) -> Iterator[None]:
        """Take the bar away while something else is printed on the same terminal."""
        with self._lock:
            if self._bar:
                self._bar.stop()
            yield
            if self._bar:
                self._bar.start()

    def _text(self) -> str:
        """Say how far it is, how fast it goes and, where each file is one document, how long it will take."""
        several = self._expected > max(self._count, 1)
        parts = [
            f"{self._count}{f' of {self._expected}' if several else ''} document{'s' * (self._count != 1)}"
        ]
        passed = monotonic() - self._began
        if self._words and passed:
            parts.append(f"{self._words / passed:,.0f} words/s")
        if several and self._count:
            left = passed / self._count * (self._expected - self._count)
            parts.append(f"{timedelta(seconds=round(left))} left")
        return " · ".join([*parts, one_line(self._name)[:_NAME]])

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        console = Console(stderr=True, no_color=None if self._color else True)
        with self._lock:
            if not self._shown or console.is_dumb_terminal:
                return
            columns = (
                BarColumn(bar_width=20),
                TextColumn("{task.description}", markup=False),
                TimeElapsedColumn(),
            )
            self._bar = Progress(*columns, console=console, transient=True)
            self._bar.add_task(self._text(), total=None)
            self._bar.start()
