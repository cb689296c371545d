"""geoquote_quotes: what is quoted, its cue and its source, as `doc.spans["geoquote_quotes"]`."""

from dataclasses import replace
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from geoquote.neural.cast import PLACES
from geoquote.neural.decode import Decoder, Draft
from geoquote.neural.features import paragraph_numbers
from geoquote.neural.heads import Frame
from geoquote.neural.hearers import said_by_agents
from geoquote.neural.quoted_as import quoted_as
from geoquote.neural.screen import LEAST, features
from geoquote.neural.unspoken import Known, spoken
from geoquote.nlp import model, state, views


class QuotesComponent:
    """Quotes by the network's frames, with exact bounds by quotation marks, the improbable ones left out."""

    def __init__(self, path: str | None, threshold: float, least: float) -> None:
        self.path, self.threshold, self.least = path, threshold, least

    def __call__(self, doc: Doc) -> Doc:
        """Find the document's quotes."""
        words, text = state.words_of(doc), state.text_of(doc)
        drafts = quoted_as(Decoder(text, words).drafts(self._frames(doc, words)), text)
        drafts = spoken(said_by_agents(drafts, text), text, _known(doc))
        doc.spans[state.QUOTES] = group(doc, self._probable(drafts, text))
        return doc

    def _probable(self, drafts: list[Draft], text: str) -> list[Draft]:
        """Return the drafts that are probable enough, each with how probable it is."""
        if not drafts:
            return []
        confidence = model.confidence(model.folder_of(self.path))
        told = [confidence.words(found) for found in features(drafts, text)]
        return [replace(d, words_score=p) for d, p in zip(drafts, told, strict=True) if p >= self.least]

    def _frames(self, doc: Doc, words: list[tuple[int, int]]) -> list[Frame]:
        if read := state.read_of(doc):
            return read.frames
        heads = model.heads(model.folder_of(self.path))
        h = state.vectors(doc, asked_by="geoquote_quotes")
        return (
            heads.frames(h, paragraph_numbers(state.text_of(doc), words), threshold=self.threshold)
            if words
            else []
        )


def _known(doc: Doc) -> Known:
    """Return the names that stand in `doc.ents` before quotes are looked for; without names, none tells."""
    places, people = (
        [(e.start_char, e.end_char) for e in doc.ents if e.label_ in labels]
        for labels in (PLACES, ("PERSON",))
    )
    return Known(places, people)


def group(doc: Doc, drafts: list[Draft]) -> SpanGroup:
    """Return drafts as a span group: a span a part, cue and source, and a list of attributes a quote."""
    spans: list[Span] = []
    known: list[dict[str, Any]] = []
    for k, d in enumerate(drafts, 1):
        name = f"q{k}"
        spans += [state.span(doc, *part, label="content", span_id=name) for part in d.parts]
        for label, place in (("cue", d.cue), ("source", d.source)):
            if place:
                spans.append(state.span(doc, *place, label=label, span_id=name))
        known.append({
            "id": name, "type": d.type, "act": d.act, "by_marks": d.by_marks,
            "anchor_score": d.anchor_score, "path_score": d.path_score, "words_score": d.words_score,
        })  # fmt: skip
    return SpanGroup(doc, name=state.QUOTES, spans=spans, attrs={"version": 1, "quotes": known})


@Language.factory("geoquote_quotes", default_config={"path": None, "threshold": 0.5, "least": LEAST})
def make_quotes(
    nlp: Language, name: str, path: str | None, threshold: float, least: float
) -> QuotesComponent:
    """Make the component: words begin a quote from a probability of `threshold` on, it is one from `least` on."""
    views.register()
    return QuotesComponent(path, threshold, least)
