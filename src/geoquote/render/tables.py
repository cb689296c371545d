"""Records as tables of a database: flat rows, joined by ids, for programs that read one file a table."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from geoquote.document import Analysed, Article
from geoquote.render.rows import entity_row, quote_row

Kind = Literal["text", "integer", "real"]
Row = dict[str, Any]
_DOCUMENT = ("title", "byline", "published", "publisher", "url", "text_sha256")


def _columns(text: str, *, integer: str = "", real: str = "") -> Mapping[str, Kind]:
    """Name the columns of a table in order; those of numbers are named again."""
    kinds: dict[str, Kind] = dict.fromkeys(text.split(), "text")
    return kinds | dict.fromkeys(integer.split(), "integer") | dict.fromkeys(real.split(), "real")


TABLES: Mapping[str, Mapping[str, Kind]] = {
    "documents": _columns(f"id path {' '.join(_DOCUMENT)} text"),
    "entities": _columns(
        "id document name type count role affiliation aliases wikidata"
        " treaty_official_name treaty_year treaty_parties",
        integer="count treaty_year",
    ),
    "mentions": _columns("entity document kind text start end", integer="start end"),
    "quotes": _columns(
        "id document region type act text speaker cue source resolved_by confidence context",
        real="confidence",
    ),
    "speakers": _columns("quote entity name type role affiliation confidence", real="confidence"),
    "spans": _columns("quote document part text start end", integer="start end"),
}


def table_rows(found: Analysed, article: Article) -> Iterator[tuple[str, Row]]:
    """Yield a document's rows, each with the name of its table."""
    info = found.document
    stated = {name: getattr(info, name) for name in _DOCUMENT}
    yield "documents", {"id": info.id, "path": info.path} | stated | {"text": article.body}
    for entity in found.entities:
        cells = entity_row(entity) | {"document": info.id}
        yield "entities", {name: cells[name] for name in TABLES["entities"]}
        for m in entity.mentions:
            where = {"text": m.text, "start": m.start, "end": m.end}
            yield "mentions", {"entity": entity.id, "document": info.id, "kind": m.kind} | where
    for quote in found.quotes:
        only = quote.speaker.name if quote.speaker else None
        cells = quote_row(quote) | {"context": quote.context, "speaker": only}
        yield "quotes", {name: cells[name] for name in TABLES["quotes"]}
        for speaker in quote.speakers:
            known = speaker.model_dump(include={"name", "type", "role", "affiliation", "confidence"})
            yield "speakers", {"quote": quote.id, "entity": speaker.id} | known
        parts = [("content", span) for span in quote.spans]
        parts += [(name, span) for name, span in (("cue", quote.cue), ("source", quote.source)) if span]
        for name, span in parts:
            words = article.raw.text[span.start : span.end]
            where = {"part": name, "text": words, "start": span.start, "end": span.end}
            yield "spans", {"quote": quote.id, "document": info.id} | where
