"""Quotes as tables, one a document: who, how quoted, and every word."""

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from geoquote.records import QuoteRecord, Speaker
from geoquote.render.rows import marked_name
from geoquote.render.terminal import heading, plain


class QuoteTableWriter:
    """Draws a document's table as soon as the next document begins."""

    def __init__(self, console: Console) -> None:
        """Draw on `console`."""
        self._console = console
        self._waiting: list[QuoteRecord] = []

    def write(self, record: QuoteRecord, /) -> None:
        """Take one quote; quotes of one document come one after the other."""
        if self._waiting and self._waiting[0].document.id != record.document.id:
            self._draw()
        self._waiting.append(record)

    def close(self) -> None:
        """Draw the last document's table."""
        if self._waiting:
            self._draw()

    def _draw(self) -> None:
        table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False)
        table.add_column("Speaker", overflow="fold", ratio=3)
        table.add_column("Type", overflow="fold", width=8)
        table.add_column("Quote", overflow="fold", ratio=6)
        for number, record in enumerate(self._waiting):
            if number:
                table.add_row()
            table.add_row(speaker_cell(record), type_cell(record), words_cell(record))
        self._console.print(heading(self._waiting[0].document))
        self._console.print(table)
        self._console.print()
        self._waiting = []


def speaker_cell(record: QuoteRecord) -> Text:
    """Say who speaks, with role; for a speaker without a name, what the article calls the source."""
    if not record.speakers:
        return plain(f"({record.source.text})" if record.source else "—", "dim")
    return Text("\n").join(_speaker_text(speaker) for speaker in record.speakers)


def _speaker_text(speaker: Speaker) -> Text:
    about = ", ".join(filter(None, [speaker.role, speaker.affiliation]))
    name = plain(marked_name(speaker), "bold")
    return name.append("\n").append(plain(about, "dim")) if about else name


def words_cell(record: QuoteRecord) -> Text:
    """Give the words and, where it was asked, in which documents else they stand."""
    words = plain(record.text)
    if not record.also:
        return words
    others = dict.fromkeys(place.document for place in record.also)
    return words.append("\n").append(plain(f"also in {', '.join(others)}", "dim"))


def type_cell(record: QuoteRecord) -> Text:
    """Say how the words are quoted, and that they were thought where they were."""
    return Text(record.type if record.act == "speech" else f"{record.type}\n{record.act}")
