import numpy as np
import pytest

from geoquote.errors import ModelError
from geoquote.nlp import state


def test_words_are_the_tokens_that_are_no_white_space(doc):
    made = doc(" One  came.\n\nTwo")
    assert [made.text[s:e] for s, e in state.words_of(made)] == ["One", "came", ".", "Two"]


def test_the_text_is_the_documents_whether_it_was_kept_or_not(doc):
    made = doc("One  came.\n\nTwo")
    assert state.text_of(made) == "One  came.\n\nTwo"
    state.set_text(made, "One  came.\n\nTwo")
    assert state.text_of(made) == made.text


def test_vectors_are_kept_until_they_are_dropped(doc):
    made = doc("One came.")
    state.set_vectors(made, np.ones((3, 4), np.float32))
    assert np.array_equal(state.vectors(made, asked_by="a head"), np.ones((3, 4)))
    state.drop_vectors(made)
    state.drop_vectors(made)
    assert not made.user_data


def test_a_document_without_vectors_is_refused_with_the_remedy(doc):
    with pytest.raises(ModelError, match=r"a head: .*no word vectors; put geoquote_encoder before it"):
        state.vectors(doc("One came."), asked_by="a head")


def test_vectors_of_other_words_are_refused_with_the_remedy(doc):
    made = doc("One came.", vectors=True)
    with made.retokenize() as changes:
        changes.merge(made[0:2])
    with pytest.raises(ModelError, match=r"a head: 3 word vectors for 2 words; put geoquote_encoder behind"):
        state.vectors(made, asked_by="a head")


def test_no_other_component_writes_where_the_vectors_are(doc):
    made = doc("One came.", vectors=True)
    made.tensor = np.zeros((3, 2), np.float32)
    assert state.vectors(made, asked_by="a head").shape == (3, 384)


def test_a_span_covers_its_characters_however_the_tokens_are_cut(doc):
    made = doc("One well-known river.")
    assert state.span(made, 4, 14, label="x").text == "well-known"
    assert state.span(made, 5, 12).text == "well-known"
