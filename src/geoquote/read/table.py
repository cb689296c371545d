"""CSV and TSV: a header line that names the columns, then one article a row."""

import csv
from collections.abc import Callable, Iterator
from typing import BinaryIO

from geoquote.document import RawDocument
from geoquote.errors import EmptyInput, InputError, MalformedRow
from geoquote.read.columns import RowMaker, recognise
from geoquote.read.lines import text_lines
from geoquote.read.names import NAMES

_DELIMITERS = ",\t;|"
_NO_LIMIT = 2**31 - 1  # The largest that fits a C long everywhere.


def read_table(
    stream: BinaryIO, maker: RowMaker, on_error: Callable[[InputError], None]
) -> Iterator[RawDocument]:
    """Yield a document for every row; a row that does not parse is reported and the rest is read.

    Commas, tabs, semicolons or bars part the columns, whichever the header shows.  The csv module's limit on
    a field is lifted for the whole process, since it knows no other way.
    """
    csv.field_size_limit(_NO_LIMIT)
    lines = text_lines(stream, maker.shown)
    head = next((line for line in lines if line.strip()), None)
    if head is None:
        raise EmptyInput(f"{maker.shown}: empty; nothing to read")
    columns, delimiter = _header(head, maker.shown)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 2
        try:
            row = next(reader)
            if row:
                yield maker.document(_paired(columns, row, f"{maker.shown}, line {line}"), line)
        except StopIteration:
            return
        except InputError as error:
            on_error(error)
        except csv.Error as error:
            on_error(MalformedRow(f"{maker.shown}, line {line}: {error}; check its quotation marks"))


def _header(head: str, shown: str) -> tuple[list[str], str]:
    try:
        for delimiter in _DELIMITERS:
            columns = next(csv.reader([head], delimiter=delimiter))
            if recognise(columns)["text"]:
                return columns, delimiter
    except csv.Error as error:
        raise InputError(
            f"{shown}: the header {head.strip()[:80]!r} cannot be read ({error}); "
            "check its quotation marks, and end lines with line feeds"
        ) from None
    raise InputError(
        f"{shown}: no text column in the header {head.strip()[:80]!r}; "
        f"name one of its columns {', '.join(NAMES['text'])}"
    )


def _paired(columns: list[str], row: list[str], where: str) -> dict[str, object]:
    if len(row) != len(columns):
        raise MalformedRow(
            f"{where}: {len(row)} fields under {len(columns)} columns; "
            "put fields that hold commas or line ends in quotation marks"
        )
    return dict(zip(columns, row, strict=True))
