import pytest

from geoquote.errors import ModelError
from geoquote.nlp import state
from geoquote.nlp.encoder import EncoderComponent


@pytest.mark.model
@pytest.mark.parametrize("text", ["One came.\n\n Two  left.", "", " \n\n "])
def test_every_word_gets_a_vector_and_white_space_none(doc, text):
    made = EncoderComponent(None, 1)(doc(text))
    assert state.vectors(made, asked_by="a head").shape == (len(text.replace(".", " .").split()), 384)


@pytest.mark.model
def test_the_document_itself_is_left_as_it_was(doc):
    made = doc("Mira left.", {"Mira": "PERSON"})
    made.tensor[:] = 7
    before = made.tensor.copy()
    EncoderComponent(None, 1)(made)
    assert (made.tensor == before).all()
    assert [e.text for e in made.ents] == ["Mira"]


def test_a_folder_without_a_network_is_named(doc, tmp_path):
    with pytest.raises(ModelError, match=r"config\.json is missing"):
        EncoderComponent(str(tmp_path), 1)(doc("One came."))
