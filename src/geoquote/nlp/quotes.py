"""geoquote_quotes: what is quoted, its cue and its source, as `doc.spans["geoquote_quotes"]`."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from geoquote.neural.decode import Decoder, Draft
from geoquote.neural.features import paragraph_numbers
from geoquote.neural.heads import Frame
from geoquote.nlp import model, state, views


class QuotesComponent:
    """Quotes by the network's frames, with exact bounds by quotation marks."""

    def __init__(self, path: str | None, threshold: float) -> None:
        self.path, self.threshold = path, threshold

    def __call__(self, doc: Doc) -> Doc:
        """Find the document's quotes."""
        words = state.words_of(doc)
        drafts = Decoder(state.text_of(doc), words).drafts(self._frames(doc, words))
        doc.spans[state.QUOTES] = group(doc, drafts)
        return doc

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
            "anchor_score": d.anchor_score, "path_score": d.path_score,
        })  # fmt: skip
    return SpanGroup(doc, name=state.QUOTES, spans=spans, attrs={"version": 1, "quotes": known})


@Language.factory("geoquote_quotes", default_config={"path": None, "threshold": 0.5})
def make_quotes(nlp: Language, name: str, path: str | None, threshold: float) -> QuotesComponent:
    """Make the component: `threshold` is the least probability at which a word begins a quote's cue."""
    views.register()
    return QuotesComponent(path, threshold)
