import pytest

from geoquote.errors import ModelError
from geoquote.neural.confidence import ConfidenceModel
from geoquote.neural.heads import Frame
from geoquote.nlp import model, state, views
from geoquote.nlp.quotes import QuotesComponent

TEXT = "“The bridge stays open,” said Mira Solen. Abel Moreau said that it may fall."
#        0 1   2      3     4   5 6 7    8    9     10 11   12     13   14   15 16  17  18


class Heads:
    """Heads with one direct and one indirect quote in TEXT; the threshold they were asked with is kept."""

    def frames(self, _, paragraph, *, threshold):
        self.threshold, self.paragraph = threshold, paragraph
        return [
            Frame(7, "cue", 0.9, 0.8, 0.1, ((8, 10),), ((7, 8),), ((1, 5),)),
            Frame(13, "cue", 0.8, 0.7, 0.9, ((11, 13),), ((13, 14),), ((14, 18),)),
        ]


@pytest.fixture
def heads(monkeypatch):
    made = Heads()
    monkeypatch.setattr(model, "folder_of", lambda *_: None)
    monkeypatch.setattr(model, "heads", lambda *_: made)
    monkeypatch.setattr(model, "confidence", lambda *_: ConfidenceModel({"type.indirect": -0.5}, {}, {}))
    return made


def test_quotes_stand_in_a_span_group(heads, doc):
    made = QuotesComponent(None, 0.5, 0.35)(doc(TEXT, vectors=True))
    spans = [(s.text, s.label_, s.id_) for s in made.spans[state.QUOTES]]
    assert ("said", "cue", "q1") in spans
    assert ("Mira Solen", "source", "q1") in spans
    assert ("Abel Moreau", "source", "q2") in spans
    assert [q.known["type"] for q in views.quotes(made)] == ["direct", "indirect"]
    assert [q.known["act"] for q in views.quotes(made)] == ["speech", "thought"]


def test_an_improbable_quote_is_left_out_and_the_others_say_how_probable_they_are(heads, doc):
    kept = views.quotes(QuotesComponent(None, 0.5, 0.35)(doc(TEXT, vectors=True)))
    assert [q.known["words_score"] for q in kept] == [0.5, 0.378]
    (kept,) = views.quotes(QuotesComponent(None, 0.5, 0.4)(doc(TEXT, vectors=True)))
    assert kept.known["type"] == "direct"


def test_a_cue_that_is_part_of_a_name_gives_no_quote(heads, doc):
    names = {"Mira Solen": "PERSON", "Abel Moreau said": "PERSON"}
    (kept,) = views.quotes(QuotesComponent(None, 0.5, 0.0)(doc(TEXT, names, vectors=True)))
    assert kept.known["type"] == "direct"


def test_the_threshold_is_the_networks(heads, doc):
    QuotesComponent(None, 0.25, 0.35)(doc(TEXT, vectors=True))
    assert heads.threshold == 0.25


def test_words_are_counted_by_paragraphs(heads, doc):
    QuotesComponent(None, 0.5, 0.35)(doc(TEXT.replace(". Abel", ".\n\nAbel"), vectors=True))
    assert heads.paragraph.tolist() == [0] * 11 + [1] * 8


def test_a_document_without_words_has_no_quotes(heads, doc):
    made = QuotesComponent(None, 0.5, 0.35)(doc(" \n", vectors=True))
    assert views.quotes(made) == []


def test_without_the_encoder_the_error_says_what_to_do(heads, doc):
    with pytest.raises(ModelError, match=r"geoquote_quotes: .* put geoquote_encoder before it"):
        QuotesComponent(None, 0.5, 0.35)(doc(TEXT))
