"""Plain text and Markdown: the file's text as it is."""

from collections.abc import Callable

from geoquote.document import RawDocument
from geoquote.errors import InputError
from geoquote.read.decode import decode
from geoquote.read.sources import Source


def read_plain(data: bytes, source: Source, kind: str, on_error: Callable[[InputError], None]) -> RawDocument:
    """Return the document; `kind` is "text" or "markdown".  Raises EmptyInput or NotText."""
    text, error = decode(data, source.shown)
    if error:
        on_error(error)
    return RawDocument(source.id, source.shown, text, kind)
