"""geoquote_attribution: each quote's speakers, from what coreference says its source means."""

from collections.abc import Mapping
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from geoquote.neural.confidence import quote_confidence, speaker_confidence
from geoquote.nlp import state, views


class AttributionComponent:
    """Joins quotes to speakers, and says how sure both are."""

    def __init__(self, keep_vectors: bool) -> None:
        self.keep_vectors = keep_vectors

    def __call__(self, doc: Doc) -> Doc:
        """Set each quote's `speakers`, `resolved_by` and confidences; free the vectors unless they are to be kept."""
        for q in views.quotes(doc):
            meant: Mapping[str, Any] = q.known.get("meant") or {"entities": [], "kind": None, "score": 0.0}
            speaker = speaker_confidence(meant["kind"], meant["score"])
            q.known["speakers"] = list(meant["entities"])
            q.known["resolved_by"] = meant["kind"]
            q.known["speaker_confidence"] = speaker
            q.known["confidence"] = quote_confidence(q.known, speaker)
        if not self.keep_vectors:
            state.drop_vectors(doc)
        return doc


@Language.factory("geoquote_attribution", default_config={"keep_vectors": False})
def make_attribution(nlp: Language, name: str, keep_vectors: bool) -> AttributionComponent:
    """Make the component: `keep_vectors` leaves the encoder's word vectors in the document."""
    return AttributionComponent(keep_vectors)
