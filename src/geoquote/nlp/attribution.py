"""geoquote_attribution: each quote's speakers, from what coreference says its source means, and how sure both are."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from geoquote.neural.confidence import Evidence
from geoquote.neural.screen import source_kind
from geoquote.nlp import model, state, views

_UNASKED: dict[str, Any] = {"entities": [], "kind": None, "score": 0.5}  # the pipeline has no geoquote_coref


class AttributionComponent:
    """Joins quotes to speakers."""

    def __init__(self, path: str | None, keep_vectors: bool) -> None:
        self.path, self.keep_vectors = path, keep_vectors

    def __call__(self, doc: Doc) -> Doc:
        """Set each quote's `speakers`, `resolved_by` and confidences; free the vectors unless they are to be kept."""
        quotes = views.quotes(doc)
        if quotes:
            confidence = model.confidence(model.folder_of(self.path))
            for q in quotes:
                found = evidence(q)
                meant = q.known.get("meant", _UNASKED)
                q.known["speakers"] = list(meant["entities"])
                q.known["resolved_by"] = meant["kind"]
                q.known["speaker_confidence"] = confidence.speaker(found)
                q.known["confidence"] = confidence.quote(found)
        if not self.keep_vectors:
            state.drop_vectors(doc)
        return doc


def evidence(q: views.QuoteView) -> Evidence:
    """Return what a quote's confidence is judged by."""
    meant = q.known.get("meant", _UNASKED)
    return Evidence(
        words=q.known["words_score"], anchor=q.known["anchor_score"], path=q.known["path_score"],
        speaker=meant["score"], kind=meant["kind"], source=source_kind(q.source.text) if q.source else None,
        type=q.known["type"], by_marks=q.known["by_marks"], joint=len(meant["entities"]) > 1,
    )  # fmt: skip


@Language.factory("geoquote_attribution", default_config={"path": None, "keep_vectors": False})
def make_attribution(nlp: Language, name: str, path: str | None, keep_vectors: bool) -> AttributionComponent:
    """Make the component: `path` is a folder with a network, `keep_vectors` leaves the word vectors in the document."""
    return AttributionComponent(path, keep_vectors)
