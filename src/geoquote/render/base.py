"""What every output format has in common: records go in one by one, and closing leaves a whole document."""

from typing import Protocol, TypeVar

from geoquote.records import Record

R = TypeVar("R", bound=Record, contravariant=True)


class Writer(Protocol[R]):
    """Writes records of one kind to a stream."""

    def write(self, record: R, /) -> None:
        """Write one record."""

    def close(self) -> None:
        """Write what ends the output; the stream stays open."""
