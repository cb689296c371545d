"""geoquote_ner: names, as `doc.ents`."""

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from geoquote.neural.agree import agreed
from geoquote.neural.features import paragraph_numbers
from geoquote.neural.heads import Name
from geoquote.nlp import model, state
from geoquote.text.name_start import name_start
from geoquote.text.state_bodies import state_bodies
from geoquote.text.states import named_state, state_of

_LABELS = {
    "Person": "PERSON", "Organization": "ORG", "NORP": "NORP", "Facility": "FAC", "Date": "DATE", "Money": "MONEY",
    "Product": "PRODUCT", "Treaty": "TREATY",
}  # fmt: skip


class NerComponent:
    """Names by the network's tagger; places are told apart by what is known of states and their capitals."""

    def __init__(self, path: str | None) -> None:
        self.path = path

    def __call__(self, doc: Doc) -> Doc:
        """Add the names to `doc.ents`; entities that stand there already are kept."""
        words, text = state.words_of(doc), state.text_of(doc)
        found: list[Span] = []
        names = self._names(doc, words)
        for name in agreed(names, [text[words[n.start][0] : words[n.end - 1][1]] for n in names]):
            start, end = words[name.start][0], words[name.end - 1][1]
            label = place(text[start:end]) if name.label == "Location" else _LABELS.get(name.label)
            if label == "PERSON":
                start = name_start(text, start, end)
            if label:
                found.append(state.span(doc, start, end, label=label))
        found += [state.span(doc, start, end, label="ORG") for start, end in state_bodies(text)]
        doc.ents = filter_spans([*doc.ents, *(s for s in found if not any(t.ent_type for t in s))])
        return doc

    def _names(self, doc: Doc, words: list[tuple[int, int]]) -> list[Name]:
        if read := state.read_of(doc):
            return read.names
        heads = model.heads(model.folder_of(self.path))
        h = state.vectors(doc, asked_by="geoquote_ner")
        return heads.names(h, paragraph_numbers(state.text_of(doc), words))


def place(text: str) -> str:
    """Tell a state or its capital (GPE) from other places (LOC)."""
    return "GPE" if named_state(text) or state_of(text) else "LOC"


@Language.factory("geoquote_ner", default_config={"path": None}, assigns=["doc.ents"])
def make_ner(nlp: Language, name: str, path: str | None) -> NerComponent:
    """Make the component: `path` is a folder with a network (None: the one shipped)."""
    return NerComponent(path)
