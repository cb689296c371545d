import pickle
import shutil

import numpy as np
import pytest

from geoquote.errors import ModelError
from geoquote.neural.encoder import Encoder
from geoquote.nlp.model import default_folder
from geoquote.text.words import words

TEXT = "“The bridge stays open,” said Tova Lindqvist, the mayor of Brackwater.\n\nShe left on Monday."


@pytest.fixture(scope="module")
def encoder():
    return Encoder(default_folder(), threads=1)


@pytest.mark.model
def test_every_word_has_a_vector(encoder):
    h = encoder.vectors(TEXT, words(TEXT))
    assert h.shape == (len(words(TEXT)), 384)
    assert h.dtype == np.float32
    assert np.isfinite(h).all()


@pytest.mark.model
def test_the_same_text_has_the_same_vectors_whatever_was_read_before(encoder):
    h = encoder.vectors(TEXT, words(TEXT))
    encoder.vectors("Other words. " * 300, words("Other words. " * 300))
    assert np.array_equal(h, encoder.vectors(TEXT, words(TEXT)))


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["The river rose again. " * 400, "汉字" * 49 + " " + "한글" * 49, "x" * 5000, "\u0301 🙂 ¶"]
)
def test_long_texts_and_strange_words_have_vectors_too(encoder, text):
    text = text * 3
    h = encoder.vectors(text, words(text))
    assert len(h) == len(words(text))
    assert np.isfinite(h).all()


@pytest.mark.model
def test_no_words_have_no_vectors(encoder):
    assert encoder.vectors("", []).shape == (0, 384)


@pytest.mark.model
def test_a_pickled_encoder_gives_the_same_vectors(encoder):
    again = pickle.loads(pickle.dumps(encoder))
    assert again.threads == 1
    assert np.array_equal(encoder.vectors(TEXT, words(TEXT)), again.vectors(TEXT, words(TEXT)))


@pytest.mark.model
@pytest.mark.parametrize("content", [None, b"", b"no network"])
def test_a_missing_or_damaged_network_is_named_with_the_remedy(tmp_path, content):
    shutil.copy(default_folder() / "vocab.txt", tmp_path)
    if content is not None:
        (tmp_path / "encoder.onnx").write_bytes(content)
    with pytest.raises(ModelError, match=r"encoder\.onnx.*reinstall"):
        Encoder(tmp_path).vectors(TEXT, words(TEXT))


def test_a_folder_without_a_vocabulary_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"vocab\.txt"):
        Encoder(tmp_path)
