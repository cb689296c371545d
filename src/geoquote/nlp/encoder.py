"""geoquote_encoder: word vectors for the heads that follow."""

from spacy.language import Language
from spacy.tokens import Doc

from geoquote.nlp import model, state


class EncoderComponent:
    """Runs the network's encoder over a document's words."""

    def __init__(self, path: str | None, threads: int) -> None:
        self.path, self.threads = path, threads

    def __call__(self, doc: Doc) -> Doc:
        """Give the document its vectors, unless all that they are for was read ahead."""
        if state.read_of(doc):
            return doc
        encoder = model.encoder(model.folder_of(self.path), self.threads)
        state.set_vectors(doc, encoder.vectors(state.text_of(doc), state.words_of(doc)))
        return doc


@Language.factory("geoquote_encoder", default_config={"path": None, "threads": 0})
def make_encoder(nlp: Language, name: str, path: str | None, threads: int) -> EncoderComponent:
    """Make the component: `path` is a folder with a network (None: the one shipped), `threads` 0 means every core."""
    return EncoderComponent(path, threads)
