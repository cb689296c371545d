"""geoquote_coref: names, pronouns and nominals to one entity per document, as `doc.spans["geoquote_mentions"]`.

This is the only place where a mention gets its entity.  Names are joined by form; the sources of quotes, and quotes
without one, are weighed against the document's entities.
"""

from collections.abc import Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from geoquote.neural.cast import cast, roles
from geoquote.neural.speakers import Ask, Meant, Scene, SpeakerModel
from geoquote.nlp import model, state, views
from geoquote.text.cluster import link_names
from geoquote.text.mention import NameMention
from geoquote.text.roles import Role
from geoquote.text.shown import aliases, canonical_name
from geoquote.text.treaties import TreatyMention, find_treaties
from geoquote.text.treaty_nominals import NamedTreaty, find_nominals

_STRETCH, _AHEAD = 20_000, 5_000  # characters: a long article, and as far as a quote reaches

Named = tuple[NameMention, int]


class CorefComponent:
    """Entities of one document with every mention of them."""

    def __init__(self, path: str | None) -> None:
        self.path = path

    def __call__(self, doc: Doc) -> Doc:
        """Link the document's mentions; what each quote's source means is kept beside the quote."""
        text = state.text_of(doc)
        mentions = [
            NameMention(e.text, e.label_, e.start_char, e.end_char, given)
            for e, given in zip(doc.ents, _given(doc), strict=True)
        ]
        links = link_names(mentions, text)
        named = [(m, link.entity) for m, link in zip(mentions, links, strict=True)]
        known = roles(text, named)
        spans = [
            Span(doc, e.start, e.end, label="name", span_id=local(entity))
            for e, (_, entity) in zip(doc.ents, named, strict=True)
        ]
        quotes = views.quotes(doc)
        if quotes:
            scene = Scene(text, cast(text, named, known))
            spans += _sources(doc, quotes, scene, model.speakers(model.folder_of(self.path)))
        taken = {(s.start, s.end) for s in spans}
        spans += [s for s in _treaties(doc, text, named) if (s.start, s.end) not in taken]
        attrs = {"version": 1, "entities": _entities(named, known, _given_names(doc))}
        doc.spans[state.MENTIONS] = SpanGroup(doc, name=state.MENTIONS, spans=spans, attrs=attrs)
        return doc


def local(entity: int) -> str:
    """Return an entity's id within its document."""
    return f"e{entity + 1}"


def _given(doc: Doc) -> list[str | None]:
    """Return for each name the id that a pattern of the user's gives it; another pipeline's names may have lost it."""
    ids = {(s.start, s.end): s.id_ or None for s in doc.spans.get(state.PATTERNS, ())}
    return [ids.get((e.start, e.end)) for e in doc.ents]


def _given_names(doc: Doc) -> dict[str, str]:
    return dict(doc.spans[state.PATTERNS].attrs["names"]) if state.PATTERNS in doc.spans else {}


def _treaties(doc: Doc, text: str, named: Sequence[Named]) -> list[Span]:
    """Return the nominals ("the treaty") that mean a treaty named before."""
    own: dict[int, list[NameMention]] = {}
    for m, entity in named:
        if m.type == "TREATY":
            own.setdefault(entity, []).append(m)
    if not own:
        return []
    facts = {(t.start, t.end): t for t in find_treaties(text)}
    known = [_named_treaty(entity, ms, facts) for entity, ms in own.items()]
    found = find_nominals(text, known, [(m.start, m.end) for m, _ in named])
    return [state.span(doc, n.start, n.end, label="nominal", span_id=local(n.entity)) for n in found]


def _named_treaty(
    entity: int, own: Sequence[NameMention], facts: dict[tuple[int, int], TreatyMention]
) -> NamedTreaty:
    told = [facts[m.start, m.end] for m in own if (m.start, m.end) in facts]
    return NamedTreaty(
        entity,
        tuple({m.text for m in own}),
        start=min(m.start for m in own),
        official_name=next((t.official_name for t in told if t.official_name), None),
        year=next((t.year for t in told if t.year), None),
    )


def _sources(doc: Doc, quotes: Sequence[views.QuoteView], scene: Scene, weights: SpeakerModel) -> list[Span]:
    """Say whom every quote's source means; return the mentions among them that are no names.

    In a text longer than a stretch, only who is named in a quote's own stretch or around it may be meant.
    """
    out: list[Span] = []
    whole, until = scene, 0
    for q in quotes:
        start = q.parts[0].start_char
        if len(scene.text) > _STRETCH and start >= until:
            until = start + _STRETCH
            scene = whole.stretch(start - _STRETCH, until + _AHEAD, before=scene)
        source, cue = (((s.start_char, s.end_char) if s else None) for s in (q.source, q.cue))
        meant = weights.answer(scene, Ask(source, tuple((p.start_char, p.end_char) for p in q.parts), cue))
        q.known["meant"] = {
            "entities": [local(e) for e in meant.entities],
            "kind": meant.kind,
            "score": meant.score,
        }
        if q.source and len(meant.entities) == 1 and meant.kind in ("pronoun", "nominal"):
            out.append(_mention(doc, q.source, meant))
    return out


def _mention(doc: Doc, source: Span, meant: Meant) -> Span:
    return Span(doc, source.start, source.end, label=meant.kind or "", span_id=local(meant.entities[0]))


def _entities(
    named: Sequence[Named], known: dict[int, Role], given_names: dict[str, str]
) -> list[dict[str, Any]]:
    """Return what is known of each entity, in order of first mention."""
    own: dict[int, list[NameMention]] = {}
    for m, entity in named:
        own.setdefault(entity, []).append(m)
    return [_entity(entity, own[entity], known.get(entity), given_names) for entity in sorted(own)]


def _entity(
    entity: int, own: Sequence[NameMention], role: Role | None, given_names: dict[str, str]
) -> dict[str, Any]:
    kind, texts = own[0].type, [m.text for m in own]
    given = next((m.given for m in own if m.given), None)
    return {
        "id": local(entity), "type": kind, "given": given,
        "name": given_names.get(given or "") or canonical_name(texts, kind=kind), "aliases": aliases(texts, kind=kind),
        "role": role.role if role else None, "affiliation": role.affiliation if role else None,
    }  # fmt: skip


@Language.factory("geoquote_coref", default_config={"path": None}, requires=["doc.ents"])
def make_coref(nlp: Language, name: str, path: str | None) -> CorefComponent:
    """Make the component: `path` is a folder with a network (None: the one shipped)."""
    views.register()
    return CorefComponent(path)
