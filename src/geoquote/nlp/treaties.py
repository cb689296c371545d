"""geoquote_treaties: named treaties, as TREATY in `doc.ents`."""

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from geoquote.nlp import state
from geoquote.text.treaties import find_treaties


class TreatiesComponent:
    """Treaties by resource and form; the longest wins, and a treaty wins over a name inside it."""

    def __call__(self, doc: Doc) -> Doc:
        """Add the treaties to `doc.ents`."""
        found = [state.span(doc, t.start, t.end, label="TREATY") for t in find_treaties(doc.text)]
        taken = {t.i for s in found for t in s}
        kept = [e for e in doc.ents if e.label_ == "TREATY" or not any(t.i in taken for t in e)]
        doc.ents = filter_spans([*found, *kept])
        return doc


@Language.factory("geoquote_treaties", assigns=["doc.ents"])
def make_treaties(nlp: Language, name: str) -> TreatiesComponent:
    """Make the component."""
    return TreatiesComponent()
