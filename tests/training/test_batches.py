"""What the network is shown of the training documents."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training only: torch is not installed here")

from tests.training.conftest import SPECIAL, TEXT, WORDS, cut
from training.batches import UNKNOWN, collate


def test_a_window_holds_every_word_and_its_tags(article, pieces):
    batch = collate(cut(article), pieces)
    shown = [(SPECIAL + WORDS)[i] for i in batch.ids[0] if i != pieces.pad]
    assert shown == ["[CLS]", *(w.lower() for w in TEXT.replace(".", " .").split()), "[SEP]"]
    assert batch.ner[0, :3].tolist() == [1, 2, 0]
    assert batch.anchors[0, :4].tolist() == [0, 0, 1, 0]
    assert batch.frames is not None and batch.frames["at"][0] == 2


def test_hidden_words_show_no_letters_and_are_few(article, pieces):
    long = [c for _ in range(40) for c in cut(article)]
    batch = collate(long, pieces, hide=0.1, draw=np.random.default_rng(1961))
    words = int(batch.word_mask.sum())
    hidden = int((batch.ids == pieces.mask).sum())
    assert 0.06 < hidden / words < 0.14
    assert int((collate(long, pieces).ids == pieces.mask).sum()) == 0


def test_a_document_without_attributions_does_not_teach_that_it_has_none(article, pieces):
    article.frames = None
    batch = collate(cut(article), pieces)
    assert (batch.anchors == UNKNOWN).all() and batch.frames is None
