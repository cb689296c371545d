"""Records on a stream: tables for people, JSON, JSON Lines and CSV for programs; one format a module.

`quote_writer`, `entity_writer`, `speaker_writer` and `text_writer` choose the module; each gives a `Writer`.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TextIO

from geoquote.records import DocumentInfo, EntityRecord, QuoteRecord, Record, SpeakerRecord, TextRecord
from geoquote.render import rows
from geoquote.render.base import Writer
from geoquote.render.csv import CsvWriter
from geoquote.render.json import JsonLinesWriter, JsonWriter

__all__ = ["Format", "Style", "Writer", "entity_writer", "quote_writer", "speaker_writer", "text_writer"]

Format = Literal["table", "json", "jsonl", "csv"]


class Style(NamedTuple):
    """How records are to look; `csv_plain` leaves cells that a spreadsheet would run as they are."""

    format: Format = "table"
    color: bool = True
    csv_plain: bool = False


def quote_writer(stream: TextIO, style: Style) -> Writer[QuoteRecord]:
    """Open a writer of quotes."""
    if style.format == "csv":
        return CsvWriter(stream, rows.QUOTE_COLUMNS, rows.quote_row, plain=style.csv_plain)
    if style.format != "table":
        return _json_writer(stream, style.format)
    from geoquote.render.quote_table import QuoteTableWriter
    from geoquote.render.terminal import open_console

    return QuoteTableWriter(open_console(stream, color=style.color))


def entity_writer(
    stream: TextIO, style: Style, documents: Mapping[str, DocumentInfo], *, by_document: bool = False
) -> Writer[EntityRecord]:
    """Open a writer of entities; tables look up the dates of `documents`, which may grow meanwhile."""
    if style.format == "csv":
        return CsvWriter(stream, rows.ENTITY_COLUMNS, rows.entity_row, plain=style.csv_plain)
    if style.format != "table":
        return _json_writer(stream, style.format)
    from geoquote.render.entity_table import EntityTableWriter
    from geoquote.render.terminal import open_console

    return EntityTableWriter(open_console(stream, color=style.color), documents, by_document=by_document)


def speaker_writer(stream: TextIO, style: Style) -> Writer[SpeakerRecord]:
    """Open a writer of speakers."""
    if style.format == "csv":
        return CsvWriter(stream, rows.SPEAKER_COLUMNS, rows.speaker_row, plain=style.csv_plain)
    if style.format != "table":
        return _json_writer(stream, style.format)
    from geoquote.render.speaker_table import SpeakerTableWriter
    from geoquote.render.terminal import open_console

    return SpeakerTableWriter(open_console(stream, color=style.color))


def text_writer(stream: TextIO, style: Style, *, raw: bool = False) -> Writer[TextRecord]:
    """Open a writer of articles; `raw` prints texts as they are in place of laying them out."""
    if style.format == "csv":
        return CsvWriter(stream, rows.TEXT_COLUMNS, rows.text_row, plain=style.csv_plain)
    if style.format != "table":
        return _json_writer(stream, style.format)
    from geoquote.render.reading import RawWriter, ReadingWriter
    from geoquote.render.terminal import open_console

    return RawWriter(stream) if raw else ReadingWriter(open_console(stream, color=style.color))


def _json_writer(stream: TextIO, form: Literal["json", "jsonl"]) -> Writer[Record]:
    return JsonWriter(stream) if form == "json" else JsonLinesWriter(stream)
