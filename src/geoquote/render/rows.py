"""Records as flat rows: what a spreadsheet shows of them, by column name."""

import json

from geoquote.records import (
    DocumentInfo,
    EntityRecord,
    QuoteRecord,
    Speaker,
    SpeakerRecord,
    TextRecord,
    TextSpan,
)

Cell = str | int | float | None
UNSURE = 0.6
"""Below this confidence a speaker is shown with a question mark."""


def marked_name(speaker: Speaker) -> str:
    """Give a speaker's name as people read it, with a question mark where it is a guess."""
    return speaker.name if speaker.confidence >= UNSURE else f"{speaker.name}?"


def quote_row(record: QuoteRecord) -> dict[str, Cell]:
    """Give a quote as one row; `start` and `end` are the outer bounds, `spans` every part as [start, end]."""
    only = record.speaker
    return {
        "id": record.id,
        "document": record.document.id,
        **_document_cells(record.document),
        "region": record.region,
        "speaker": "; ".join(marked_name(s) for s in record.speakers),
        "speaker_id": "; ".join(s.id for s in record.speakers),
        "speaker_type": "; ".join(s.type for s in record.speakers),
        "role": only.role if only else None,
        "affiliation": only.affiliation if only else None,
        "speaker_confidence": min((s.confidence for s in record.speakers), default=None),
        "resolved_by": record.resolved_by,
        "type": record.type,
        "act": record.act,
        "text": record.text,
        "start": record.spans[0].start,
        "end": record.spans[-1].end,
        "spans": json.dumps([[s.start, s.end] for s in record.spans]),
        **_span_cells("cue", record.cue),
        **_span_cells("source", record.source),
        "confidence": record.confidence,
        "also": None if record.also is None else "; ".join(place.id for place in record.also),
    }


def entity_row(record: EntityRecord) -> dict[str, Cell]:
    """Give an entity as one row, without its single mentions."""
    treaty = record.treaty
    return {
        "id": record.id,
        "name": record.name,
        "type": record.type,
        "count": record.count,
        "documents": record.documents,
        "role": record.role,
        "affiliation": record.affiliation,
        "aliases": "; ".join(record.aliases),
        "wikidata": record.wikidata,
        "treaty_official_name": treaty.official_name if treaty else None,
        "treaty_year": treaty.year if treaty else None,
        "treaty_parties": "; ".join(treaty.parties) if treaty else None,
        "members": "; ".join(record.members),
    }


def speaker_row(record: SpeakerRecord) -> dict[str, Cell]:
    """Give a speaker as one row."""
    listed = {"aliases": "; ".join(record.aliases), "members": "; ".join(record.members)}
    return record.model_dump() | listed


def text_row(record: TextRecord) -> dict[str, Cell]:
    """Give an article as one row."""
    return record.model_dump()


def _document_cells(document: DocumentInfo) -> dict[str, Cell]:
    return {name: getattr(document, name) for name in ("title", "published", "publisher", "url")}


def _span_cells(name: str, span: TextSpan | None) -> dict[str, Cell]:
    text, start, end = (span.text, span.start, span.end) if span else (None, None, None)
    return {name: text, f"{name}_start": start, f"{name}_end": end}


QUOTE_COLUMNS = (
    "id", "document", "title", "published", "publisher", "url", "region",
    "speaker", "speaker_id", "speaker_type", "role", "affiliation", "speaker_confidence", "resolved_by",
    "type", "act", "text", "start", "end", "spans",
    "cue", "cue_start", "cue_end", "source", "source_start", "source_end", "confidence", "also",
)  # fmt: skip
ENTITY_COLUMNS = (
    "id", "name", "type", "count", "documents", "role", "affiliation", "aliases", "wikidata",
    "treaty_official_name", "treaty_year", "treaty_parties", "members",
)  # fmt: skip
SPEAKER_COLUMNS = tuple(SpeakerRecord.model_fields)
TEXT_COLUMNS = tuple(TextRecord.model_fields)
