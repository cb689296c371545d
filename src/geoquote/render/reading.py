"""Articles as a reader sees them: title, who and when, paragraphs; or the raw text, as it is."""

from typing import TextIO

from rich.console import Console

from geoquote.records import TextRecord
from geoquote.render.terminal import UNDATED, plain
from geoquote.text.controls import without_controls


class ReadingWriter:
    """Draws one article after the other."""

    def __init__(self, console: Console) -> None:
        """Draw on `console`."""
        self._console = console

    def write(self, record: TextRecord, /) -> None:
        """Draw one article."""
        facts = filter(None, [record.byline, record.published or UNDATED, record.publisher, record.url])
        self._console.print(plain(record.id, "dim"))
        if record.title:
            self._console.print(plain(record.title, "bold"))
        self._console.print(plain(" · ".join(facts), "dim"))
        for paragraph in record.text.split("\n\n"):
            self._console.print()
            self._console.print(plain(paragraph))
        self._console.print()

    def close(self) -> None:
        """Nothing ends an article."""


class RawWriter:
    """Writes raw texts as they are, so that offsets and checksums fit what is printed."""

    def __init__(self, stream: TextIO) -> None:
        """Write to `stream`; only a terminal gets the text without control characters."""
        self._stream = stream

    def write(self, record: TextRecord, /) -> None:
        """Write one text and nothing besides."""
        self._stream.write(without_controls(record.text) if self._stream.isatty() else record.text)

    def close(self) -> None:
        """Hand on what is still buffered."""
        self._stream.flush()
