"""JSON Lines: one object a line, read as they come, however many there are."""

import json
from collections.abc import Callable, Iterator
from typing import BinaryIO

from geoquote.document import RawDocument
from geoquote.errors import InputError, MalformedRow
from geoquote.read.columns import RowMaker
from geoquote.read.lines import text_lines


def read_jsonl(
    stream: BinaryIO, maker: RowMaker, on_error: Callable[[InputError], None]
) -> Iterator[RawDocument]:
    """Yield a document for every row; a line that does not parse is reported and the rest is read."""
    for number, line in enumerate(text_lines(stream, maker.shown), 1):
        if not line.strip():
            continue
        try:
            yield maker.document(_parse(line, f"{maker.shown}, line {number}"), number)
        except InputError as error:
            on_error(error)


def _parse(line: str, where: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise MalformedRow(
            f"{where}: not JSON ({error.msg} at character {error.pos + 1}); one object a line"
        ) from None
    except RecursionError:
        raise MalformedRow(f"{where}: nested too deeply; one flat object a line") from None
    except ValueError as error:  # A number of more digits than Python converts.
        raise MalformedRow(f"{where}: not readable ({error}); shorten the number") from None
    if not isinstance(row, dict):
        raise MalformedRow(f'{where}: a JSON {type(row).__name__}, not an object; write {{"text": …}}')
    return row
