"""Ctrl-C between documents: what is done is printed whole, and only then does the run end."""

import signal
from collections.abc import Iterable, Iterator
from types import FrameType, TracebackType
from typing import TypeVar

T = TypeVar("T")


class Interrupts:
    """Takes a first Ctrl-C as a wish to stop, heard while a document is worked on; a second one ends all."""

    def __init__(self) -> None:
        """Nobody has asked yet."""
        self.asked = False
        self._listening = False

    def __enter__(self) -> "Interrupts":
        """Take over Ctrl-C, unless the caller (nohup, a shell's background job) wants it ignored."""
        self._before = signal.getsignal(signal.SIGINT)
        if self._before is not signal.SIG_IGN:
            signal.signal(signal.SIGINT, self._hear)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give Ctrl-C back."""
        signal.signal(signal.SIGINT, self._before)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        again, self.asked = self.asked, True
        if self._listening or again:
            raise KeyboardInterrupt

    def stoppable(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items until the end or the first Ctrl-C; an item half made by then is left out."""
        source = iter(items)
        while not self.asked:
            try:
                self._listening = True
                item = next(source)
            except StopIteration:
                return
            except KeyboardInterrupt:
                self.asked = True
                return
            finally:
                self._listening = False
            yield item
