"""The lines of a table or of JSON Lines, decoded as they come."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from geoquote.read.decode import bom_encoding, check_text, encoding_of

_PEEKED = 1 << 16


def text_lines(stream: BinaryIO, name: str) -> Iterator[str]:
    """Yield the lines with their ends, parted at line feeds only.

    The encoding is told by the mark or the beginning; a line that is not in it is decoded on its own.  Raises
    EmptyInput or NotText.
    """
    head = stream.read(_PEEKED)
    check_text(head, name)
    encoding = bom_encoding(head)
    if encoding and encoding != "utf-8":
        whole = io.BytesIO(head + stream.read())  # Spreadsheets write UTF-16; such tables are small.
        yield from io.TextIOWrapper(
            whole, encoding[:6], errors="replace", newline="\n"
        )  # -le and -be keep the mark
        return
    for line in _split(head.removeprefix(b"\xef\xbb\xbf"), stream):
        yield _decoded(line)


def _split(head: bytes, stream: BinaryIO) -> Iterator[bytes]:
    lines = head.split(b"\n")
    yield from (line + b"\n" for line in lines[:-1])
    rest = lines[-1] + stream.readline()
    if rest:
        yield rest
    yield from stream


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return line.decode(encoding_of(line), "replace")
