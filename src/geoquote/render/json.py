"""JSON: one array, one record a line in it; and JSON Lines, the same records without the array."""

import re
from typing import TextIO

from geoquote.records import Record

# JSON leaves these as they are, but a terminal would obey them; escaped they are the same JSON.
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def record_json(record: Record) -> str:
    """Give a record as one line of JSON."""
    return _OBEYED.sub(lambda m: f"\\u{ord(m[0]):04x}", record.model_dump_json())


class JsonWriter:
    """Writes an array, which is valid JSON once closed, however many records it holds."""

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream`."""
        self._stream = stream
        self._before = "[\n"

    def write(self, record: Record, /) -> None:
        """Write one record as one line of the array."""
        self._stream.write(self._before + record_json(record))
        self._before = ",\n"

    def close(self) -> None:
        """Close the array; without a record it is an empty one."""
        self._stream.write("[]\n" if self._before == "[\n" else "\n]\n")
        self._stream.flush()


class JsonLinesWriter:
    """Writes one record a line, each handed on at once, so that the next program can begin."""

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream`."""
        self._stream = stream

    def write(self, record: Record, /) -> None:
        """Write one line."""
        self._stream.write(record_json(record) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing ends JSON Lines."""
