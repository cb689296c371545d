"""The table of questions and answers that stream, store and page must agree with, read once."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geoquote.filters import Filter
from geoquote.records import DocumentInfo, EntityRecord, QuoteRecord

PATH = Path(__file__).with_name("data") / "filter_cases.json"
TABLE = json.loads(PATH.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Analysis:
    document: DocumentInfo
    quotes: tuple[QuoteRecord, ...]
    entities: tuple[EntityRecord, ...]
    text: str


def analyses() -> list[Analysis]:
    """Give the table's documents as an analysis would."""
    return [
        Analysis(
            DocumentInfo.model_validate(d["document"]),
            tuple(map(QuoteRecord.model_validate, d["quotes"])),
            tuple(map(EntityRecord.model_validate, d["entities"])),
            d["text"],
        )
        for d in TABLE["documents"]
    ]


def asked(case: dict[str, Any]) -> Filter:
    """Give a case's question as a filter."""
    given = dict(case["asked"])
    for name in {"types", "speaker_types"} & given.keys():
        given[name] = frozenset(given[name])
    for name in {"since", "until"} & given.keys():
        given[name] = date.fromisoformat(given[name])
    if given.get("act") == "any":
        given["act"] = None
    return Filter(**given)
