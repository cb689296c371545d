"""CSV as RFC 4180 has it: a header, one row a record, no cell that a spreadsheet would run as a formula."""

import csv
from collections.abc import Callable, Sequence
from typing import Generic, TextIO, TypeVar

from geoquote.records import Record
from geoquote.render.rows import Cell
from geoquote.text.controls import without_controls

R = TypeVar("R", bound=Record)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(cell: Cell) -> Cell:
    """Put an apostrophe before text that a spreadsheet would run: articles are written by strangers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


class CsvWriter(Generic[R]):
    """Writes rows below a header, which stands there also when nothing follows."""

    def __init__(
        self,
        stream: TextIO,
        columns: Sequence[str],
        row: Callable[[R], dict[str, Cell]],
        *,
        plain: bool = False,
    ) -> None:
        """Write to `stream` what `row` makes of a record; `plain` leaves cells as they are."""
        self._stream = stream
        self._rows = csv.DictWriter(stream, columns)
        self._row = row
        self._plain = plain
        self._terminal = stream.isatty()
        self._rows.writeheader()

    def write(self, record: R, /) -> None:
        """Write one row."""
        self._rows.writerow({name: self._fit(cell) for name, cell in self._row(record).items()})

    def _fit(self, cell: Cell) -> Cell:
        """Leave a cell as it is, but for what a spreadsheet would run; a terminal gets no control characters."""
        if isinstance(cell, str) and self._terminal:
            cell = without_controls(cell)
        return cell if self._plain else harmless(cell)

    def close(self) -> None:
        """Hand on what is still buffered."""
        self._stream.flush()
