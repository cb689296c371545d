import numpy as np
import pytest
import spacy
from spacy.tokens import Doc, Span

from geoquote.nlp import state
from geoquote.nlp.load import load
from geoquote.nlp.tokenizer import Tokenizer


@pytest.fixture(scope="session")
def vocab():
    return spacy.blank("en").vocab


@pytest.fixture
def doc(vocab):
    """Makes a document by hand: names as {text: label}, and word vectors of nothing where asked for."""

    def make(text: str, names: dict[str, str] | None = None, *, vectors: bool = False) -> Doc:
        made = Tokenizer(vocab)(text)
        found: list[Span] = []
        for name, label in (names or {}).items():
            at = -1
            while (at := text.find(name, at + 1)) >= 0:
                found.append(made.char_span(at, at + len(name), label=label))
        made.ents = spacy.util.filter_spans(found)
        if vectors:
            state.set_vectors(made, np.zeros((len(state.words_of(made)), 384), np.float32))
        return made

    return make


@pytest.fixture(scope="session")
def nlp():
    """The shipped pipeline."""
    return load()
