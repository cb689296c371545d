import pytest

from geoquote.errors import ModelError
from geoquote.neural.heads import Name
from geoquote.nlp import model
from geoquote.nlp.ner import NerComponent, place

TEXT = "Mira Solen left Japan for the Velden Hills."


class Heads:
    """Heads that find what they are told, given as (first words, label)."""

    def __init__(self, text, names):
        self.found = []
        for words, label in names:
            start = len(text[: text.index(words)].split())
            self.found.append(Name(start, start + len(words.split()), label, 0.9))

    def names(self, _, __):
        return self.found


@pytest.fixture
def ner(monkeypatch):
    """The component, with a tagger that finds the given names of TEXT."""

    def make(*names):
        monkeypatch.setattr(model, "folder_of", lambda *_: None)
        monkeypatch.setattr(model, "heads", lambda *_: Heads(TEXT, names))
        return NerComponent(None)

    return make


def ents(doc):
    return [(e.text, e.label_) for e in doc.ents]


def test_trained_labels_become_spacys(ner, doc):
    made = ner(("Mira Solen", "Person"), ("Velden Hills", "Facility"))(doc(TEXT, vectors=True))
    assert ents(made) == [("Mira Solen", "PERSON"), ("Velden Hills", "FAC")]


def test_places_are_told_apart_by_what_is_known_of_states(ner, doc):
    made = ner(("Japan", "Location"), ("Velden Hills", "Location"))(doc(TEXT, vectors=True))
    assert ents(made) == [("Japan", "GPE"), ("Velden Hills", "LOC")]
    assert (place("the United Kingdom"), place("Lake Velden")) == ("GPE", "LOC")


def test_what_is_no_kind_of_ours_is_left_out(ner, doc):
    assert ents(ner(("Mira Solen", "Misc"))(doc(TEXT, vectors=True))) == []


def test_names_that_stand_there_already_are_kept(ner, doc):
    made = doc(TEXT, {"Solen left": "VESSEL"}, vectors=True)
    ner(("Mira Solen", "Person"), ("Japan", "Location"))(made)
    assert ents(made) == [("Solen left", "VESSEL"), ("Japan", "GPE")]


def test_without_the_encoder_the_error_says_what_to_do(ner, doc):
    with pytest.raises(ModelError, match=r"geoquote_ner: .* put geoquote_encoder before it"):
        ner()(doc(TEXT))
