"""A small annotated article of our own, and a vocabulary that holds its words."""

import random

import pytest

from geoquote.neural.labels import ANCHORS, NER_LABELS
from geoquote.neural.wordpiece import WordPiece
from training.cuts import Cut, windows
from training.data import Aligner, Example, Frame, tag

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
TEXT = "Ada Falk said the ferry sails. Falk waved at Bo Lind. The ferry left."
WORDS = ["ada", "falk", "said", "the", "ferry", "sails", ".", "waved", "at", "bo", "lind", "left"]


@pytest.fixture
def pieces() -> WordPiece:
    return WordPiece(SPECIAL + WORDS)


@pytest.fixture
def article(pieces) -> Example:
    a = Aligner(TEXT)
    made = a.example("ferry", "guide", pieces)
    made.ner = tag(len(a.words), [((0, 2), "Person"), ((7, 8), "Person"), ((10, 12), "Person")], NER_LABELS)
    said = Frame(2, ANCHORS.index("cue"), {"source": [(0, 2)], "cue": [(2, 3)], "content": [(3, 6)]}, 0)
    made.frames = [said]
    return made


def cut(article: Example) -> list[Cut]:
    return list(windows(article, 500, random.Random(1)))
