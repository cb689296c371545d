"""Cases grown from bytes: Hypothesis draws the bytes and shrinks them, a function of ours makes the case of them.

One draw a case is some times faster than one a piece, and a failure shrinks as well: fewer bytes are fewer
pieces, and the byte 0 stands for the first of the options.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

_BYTES = st.one_of(
    st.binary(max_size=16), st.binary(min_size=17, max_size=64), st.binary(min_size=65, max_size=300)
)


class Dice:
    """Choices made by bytes; once these are spent, always the first option, and nothing once more."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def byte(self) -> int:
        """Return the next byte, 0 behind the last."""
        self._at += 1
        return self._data[self._at - 1] if self._at <= len(self._data) else 0

    def number(self, most: int) -> int:
        """Return a number from 0 to `most`."""
        return (self.byte() if most < 256 else 256 * self.byte() + self.byte()) % (most + 1)

    def chance(self, one_in: int) -> bool:
        """Say yes once in so many times."""
        return self.byte() % one_in == one_in - 1

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.number(len(options) - 1)]

    def several(self, make: Callable[["Dice"], T], most: int) -> list[T]:
        """Make from none to `most` things."""
        return [make(self) for _ in range(self.number(most))]

    def joined(self, pieces: Sequence[str], most: int) -> str:
        """Join from none to `most` of the pieces."""
        return "".join(self.pick(pieces) for _ in range(self.number(most)))


def grown(make: Callable[[Dice], T]) -> st.SearchStrategy[T]:
    """Give what a function makes of dice as a strategy."""
    return _BYTES.map(lambda data: make(Dice(data)))
