"""Records as they are kept: without the document's id in theirs, so that one analysis fits any document.

What queries need stands in columns; the whole record stands beside them as JSON, so that what comes out of a
store is what went in.
"""

import json
from collections.abc import Iterable
from typing import Any

from geoquote.filters import QuoteKeys, speaker_keys
from geoquote.records import DocumentInfo, EntityRecord, Mention, QuoteRecord

Row = dict[str, Any]
_MARK = "#"


def quote_row(record: QuoteRecord, entities: Iterable[EntityRecord]) -> Row:
    """Give a quote's columns; `entities` are those of its document."""
    keys = QuoteKeys(record, entities)
    data = record.model_dump(mode="json", exclude={"id", "document", "text", "context", "speaker"})
    for speaker in data["speakers"]:
        speaker["id"] = label(speaker["id"])
    return {
        "label": label(record.id),
        "region": record.region,
        "speaker": record.speaker.name if record.speaker else None,
        "type": record.type,
        "act": record.act,
        "text": record.text,
        "cue": record.cue.text if record.cue else None,
        "source": record.source.text if record.source else None,
        "resolved_by": record.resolved_by,
        "confidence": record.confidence,
        "context": record.context,
        "words": " ".join(keys.words),
        "speaker_names": "; ".join(name for s in record.speakers for name in speaker_keys(s)),
        "named_inside": "; ".join(keys.named),
        "record": _json(data),
    }


def speaker_rows(record: QuoteRecord, entities: dict[str, int]) -> list[Row]:
    """Give the columns of a quote's speakers; `entities` are the rows of the document's entities by id."""
    return [
        {
            "entity_id": entities.get(s.id),
            "name": s.name,
            "type": s.type,
            "role": s.role,
            "affiliation": s.affiliation,
            "confidence": s.confidence,
            "aliases": _json(s.aliases),
        }
        for s in record.speakers
    ]


def span_rows(record: QuoteRecord, raw_text: str) -> list[Row]:
    """Give the columns of a quote's stretches of text: the parts of its content, cue and source."""
    found = [("content", span) for span in record.spans]
    found += [(part, span) for part, span in (("cue", record.cue), ("source", record.source)) if span]
    return [
        {"part": part, "start_char": s.start, "end_char": s.end, "text": raw_text[s.start : s.end]}
        for part, s in found
    ]


def entity_row(record: EntityRecord) -> Row:
    """Give an entity's columns."""
    data = record.model_dump(mode="json", exclude={"id", "members", "mentions"})
    return {
        "label": label(record.id),
        "name": record.name,
        "type": record.type,
        "role": record.role,
        "affiliation": record.affiliation,
        "wikidata": record.wikidata,
        "count": record.count,
        "record": _json(data),
    }


def mention_rows(record: EntityRecord) -> list[Row]:
    """Give the columns of an entity's mentions."""
    return [
        {"kind": m.kind, "text": m.text, "start_char": m.start, "end_char": m.end} for m in record.mentions
    ]


def quote_of(info: DocumentInfo, row: Row) -> QuoteRecord:
    """Give the quote of a row as it stands in this document."""
    data = json.loads(row["record"])
    for speaker in data["speakers"]:
        speaker["id"] = identity(info, speaker["id"])
    only = data["speakers"][0] if len(data["speakers"]) == 1 else None
    return QuoteRecord.model_validate(
        data
        | {
            "id": identity(info, row["label"]),
            "document": info,
            "text": row["text"],
            "context": row["context"],
            "speaker": only,
        }
    )


def entity_of(info: DocumentInfo, row: Row, mentions: Iterable[Row]) -> EntityRecord:
    """Give the entity of a row as it stands in this document."""
    own = identity(info, row["label"])
    found = tuple(
        Mention(
            document=info.id,
            entity=own,
            start=m["start_char"],
            end=m["end_char"],
            text=m["text"],
            kind=m["kind"],
        )
        for m in mentions
    )
    return EntityRecord.model_validate(
        json.loads(row["record"]) | {"id": own, "members": (own,), "mentions": found}
    )


def label(identity: str) -> str:
    """Give an id without the document's part: e2 of visit.txt#e2."""
    return identity.rpartition(_MARK)[2]


def identity(info: DocumentInfo, label: str) -> str:
    """Give the id of what bears a label in this document."""
    return f"{info.id}{_MARK}{label}"


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
