"""What the span groups hold, as plain objects: behind `doc._.geoquote_quotes` and `doc._.geoquote_entities`."""

from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, Span

from geoquote.nlp import state


@dataclass(frozen=True)
class QuoteView:
    """One quote: its spans, and `known`, its attributes (type, act, scores, speakers)."""

    id: str
    parts: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    known: dict[str, Any]


@dataclass(frozen=True)
class EntityView:
    """One entity: its mentions, and `known`, its attributes (name, type, aliases, role, affiliation)."""

    id: str
    mentions: tuple[Span, ...]
    known: dict[str, Any]


def quotes(doc: Doc) -> list[QuoteView]:
    """Return the document's quotes in order."""
    if state.QUOTES not in doc.spans:
        return []
    group = doc.spans[state.QUOTES]
    by_id: dict[str, dict[str, list[Span]]] = {}
    for s in group:
        by_id.setdefault(s.id_, {}).setdefault(s.label_, []).append(s)
    out = []
    for known in group.attrs["quotes"]:
        spans = by_id[known["id"]]
        cue, source = (next(iter(spans.get(k, ())), None) for k in ("cue", "source"))
        out.append(QuoteView(known["id"], tuple(spans["content"]), cue, source, known))
    return out


def entities(doc: Doc) -> list[EntityView]:
    """Return the document's entities in order of first mention."""
    if state.MENTIONS not in doc.spans:
        return []
    group = doc.spans[state.MENTIONS]
    by_id: dict[str, list[Span]] = {}
    for s in group:
        by_id.setdefault(s.id_, []).append(s)
    return [EntityView(k["id"], tuple(sorted(by_id[k["id"]])), k) for k in group.attrs["entities"]]


def register() -> None:
    """Register `doc._.geoquote_quotes` and `doc._.geoquote_entities`; a second call changes nothing."""
    for name, getter in (("geoquote_quotes", quotes), ("geoquote_entities", entities)):
        if not Doc.has_extension(name):
            Doc.set_extension(name, getter=getter)
