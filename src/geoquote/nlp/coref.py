"""geoquote_coref: names, pronouns and nominals to one entity per document, as `doc.spans["geoquote_mentions"]`.

This is the only place where a mention gets its entity.  Names are joined by form; the sources of quotes, and quotes
without one, are scored against the names by the network.
"""

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from geoquote.neural.resolve import Meant, Named, resolve
from geoquote.nlp import model, state, views
from geoquote.text.cluster import link_names
from geoquote.text.mention import NameMention
from geoquote.text.roles import best_role, find_role
from geoquote.text.shown import aliases, canonical_name

SPEAKERS = ("PERSON", "ORG", "GPE", "NORP", "TREATY")


class CorefComponent:
    """Entities of one document with every mention of them."""

    def __init__(self, path: str | None) -> None:
        self.path = path

    def __call__(self, doc: Doc) -> Doc:
        """Link the document's mentions; what each quote's source means is kept beside the quote."""
        ents = list(doc.ents)
        mentions = [NameMention(e.text, e.label_, e.start_char, e.end_char) for e in ents]
        links = link_names(mentions, doc.text)
        named: dict[int, list[int]] = {}
        for i, link in enumerate(links):
            named.setdefault(link.entity, []).append(i)
        spans = [
            state.span(doc, m.start, m.end, label="name", span_id=f"e{link.entity + 1}")
            for m, link in zip(mentions, links, strict=True)
        ]
        spans += self._sources(doc, [(m, link.entity) for m, link in zip(mentions, links, strict=True)])
        known = [_known(doc.text, k, [mentions[i] for i in own], mentions) for k, own in sorted(named.items())]
        attrs = {"version": 1, "entities": known}
        doc.spans[state.MENTIONS] = SpanGroup(doc, name=state.MENTIONS, spans=spans, attrs=attrs)
        return doc

    def _sources(self, doc: Doc, names: list[tuple[NameMention, int]]) -> list[Span]:
        """Resolve every quote's source; return the mentions that are no names."""
        quotes = views.quotes(doc)
        if not quotes:
            return []
        heads = model.heads(model.folder_of(self.path))
        h = state.vectors(doc, asked_by="geoquote_coref")
        words = state.words_of(doc)
        starts, ends = np.array([s for s, _ in words]), np.array([e for _, e in words])

        def at(start: int, end: int) -> tuple[int, int]:
            lo = int(np.searchsorted(ends, start, side="right"))
            return lo, max(lo + 1, int(np.searchsorted(starts, end, side="left")))

        may = [Named(*at(m.start, m.end), entity, m.type) for m, entity in names if m.type in SPEAKERS]
        out: list[Span] = []
        for q in quotes:
            source = q.source
            start = source.start_char if source else q.parts[0].start_char
            place = at(start, source.end_char) if source else (at(start, start + 1)[0], at(start, start + 1)[0] + 1)
            text = source.text if source else ""
            meant = resolve(heads, h, text, place, may, continued=source is None)
            q.known["meant"] = {"entities": [f"e{k + 1}" for k in meant.entities], "kind": meant.kind, "score": meant.score}
            if source is not None and len(meant.entities) == 1 and meant.kind in ("pronoun", "nominal"):
                out.append(_mention(doc, source, meant))
        return out


def _mention(doc: Doc, source: Span, meant: Meant) -> Span:
    return Span(doc, source.start, source.end, label=meant.kind or "", span_id=f"e{meant.entities[0] + 1}")


def _known(text: str, number: int, own: list[NameMention], everyone: list[NameMention]) -> dict[str, Any]:
    """Return what is known of one entity."""
    kind = own[0].type
    role = best_role(find_role(text, m.start, m.end, everyone) for m in own) if kind == "PERSON" else None
    return {
        "id": f"e{number + 1}", "type": kind, "name": canonical_name([m.text for m in own], kind=kind),
        "aliases": aliases([m.text for m in own], kind=kind), "role": role.role if role else None,
        "affiliation": role.affiliation if role else None,
    }  # fmt: skip


@Language.factory("geoquote_coref", default_config={"path": None}, requires=["doc.ents"])
def make_coref(nlp: Language, name: str, path: str | None) -> CorefComponent:
    """Make the component: `path` is a folder with a network (None: the one shipped)."""
    return CorefComponent(path)
