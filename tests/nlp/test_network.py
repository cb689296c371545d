import numpy as np
import pytest
import spacy

from geoquote.nlp import model, state
from geoquote.nlp.load import load
from geoquote.nlp.network import network_of

TEXT = "“The bridge stays open,” said Tova Lindqvist, the mayor of Brackwater.\n\nShe left on Monday."


@pytest.mark.model
def test_what_is_read_ahead_is_what_the_components_find_by_themselves(nlp):
    plain = nlp(TEXT)
    doc = nlp.make_doc(TEXT)
    state.set_read(doc, network_of(nlp).begin(TEXT).read())
    ahead = nlp(doc)
    assert [(e.text, e.label_) for e in ahead.ents] == [(e.text, e.label_) for e in plain.ents] != []
    assert ahead.spans[state.QUOTES].attrs == plain.spans[state.QUOTES].attrs
    assert [(s.text, s.label_) for s in ahead.spans[state.QUOTES]] == [
        (s.text, s.label_) for s in plain.spans[state.QUOTES]
    ]


@pytest.mark.model
def test_the_encoder_rests_where_all_was_read_ahead(nlp, monkeypatch):
    doc = nlp.make_doc(TEXT)
    state.set_read(doc, network_of(nlp).begin(TEXT).read())
    monkeypatch.setattr(model, "encoder", lambda *_: pytest.fail("asked again"))
    assert nlp(doc).spans[state.QUOTES]


@pytest.mark.model
@pytest.mark.parametrize("text", ["", " \n\n ", "One."])
def test_texts_of_little_or_nothing_are_read_ahead_too(nlp, text):
    found = network_of(nlp).begin(text).read()
    assert (found.names, found.frames) == ([], [])


def test_another_pipelines_words_are_not_known_ahead():
    nlp = spacy.blank("en")
    assert network_of(nlp) is None
    for name in ("geoquote_encoder", "geoquote_ner", "geoquote_quotes"):
        nlp.add_pipe(name)
    assert network_of(nlp) is None


def test_components_of_two_networks_are_asked_one_by_one(tmp_path):
    nlp = load(threads=3)
    assert nlp.get_pipe("geoquote_encoder").threads == 3
    nlp.get_pipe("geoquote_quotes").path = str(tmp_path)
    assert network_of(nlp) is None


def test_a_threshold_that_is_set_holds_ahead_as_well(monkeypatch):
    nlp = load(threads=1)
    nlp.get_pipe("geoquote_quotes").threshold = 2.0  # no probability reaches it
    found = network_of(nlp).begin(TEXT)
    assert len(found) == 1
    monkeypatch.setattr("geoquote.neural.encoder.Encoder.session", Noise())
    assert network_of(nlp).begin(TEXT).read().frames == []
    found.cancel()


class Noise:
    """Stands where ONNX Runtime's session stands."""

    def run(self, _names, feed):
        return [np.zeros((1, feed["ids"].shape[1], 384), np.float32)]
