"""geoquote_treaties: named treaties, as TREATY in `doc.ents`."""

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from geoquote.nlp import state
from geoquote.text.treaties import find_treaties


class TreatiesComponent:
    """Treaties by resource and form; the longest wins, and a treaty wins over the names inside it."""

    def __call__(self, doc: Doc) -> Doc:
        """Add the treaties to `doc.ents`.

        Only what lies within a treaty gives way to it.  What holds the whole treaty, or crosses it and is longer,
        stays: who set it, a user or another component, saw more than a treaty's form.  So does what a user's
        pattern set on the very same words.
        """
        given = {(s.start, s.end) for s in doc.spans.get(state.PATTERNS, ())}
        spans = [state.span(doc, t.start, t.end, label="TREATY") for t in find_treaties(state.text_of(doc))]
        found = [s for s in spans if (s.start, s.end) not in given]
        # of two equally long spans that begin alike, the first one given is kept
        doc.ents = filter_spans([*found, *doc.ents])
        return doc


@Language.factory("geoquote_treaties", assigns=["doc.ents"])
def make_treaties(nlp: Language, name: str) -> TreatiesComponent:
    """Make the component."""
    return TreatiesComponent()
