import pytest
import spacy
from spacy.tokens import Doc, DocBin

from geoquote.neural.decode import Draft
from geoquote.nlp import state, views
from geoquote.nlp.quotes import group

TEXT = "“One stays,” said Mira. “Two go.” Others agreed that three came."


def drafts(text):
    def at(words):
        return text.index(words), text.index(words) + len(words)

    return [
        Draft((at("One stays,"), at("Two go.")), "direct", "speech", at("said"), at("Mira"), 0.9, 0.8),
        Draft((at("that three came"),), "indirect", "thought", at("agreed"), None, 0.7, 0.6),
    ]


@pytest.fixture
def quoted(doc):
    made = doc(TEXT)
    made.spans[state.QUOTES] = group(made, drafts(TEXT))
    return made


def shown(made):
    return [
        (q.id, [p.text for p in q.parts], q.cue and q.cue.text, q.source and q.source.text, q.known["type"])
        for q in views.quotes(made)
    ]


EXPECTED = [
    ("q1", ["One stays,", "Two go."], "said", "Mira", "direct"),
    ("q2", ["that three came"], "agreed", None, "indirect"),
]


def test_quotes_are_seen_with_their_spans_and_what_is_known(quoted):
    assert shown(quoted) == EXPECTED
    assert views.quotes(quoted)[1].known["act"] == "thought"


def test_quotes_survive_bytes(quoted):
    again = Doc(spacy.blank("en").vocab).from_bytes(quoted.to_bytes())
    assert shown(again) == EXPECTED
    assert views.quotes(again)[0].known == views.quotes(quoted)[0].known


def test_quotes_survive_a_docbin(quoted):
    data = DocBin(docs=[quoted], store_user_data=True).to_bytes()
    (again,) = DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab)
    assert shown(again) == EXPECTED
    assert views.quotes(again)[0].known == views.quotes(quoted)[0].known


def test_a_document_nobody_looked_at_has_none(doc):
    assert views.quotes(doc(TEXT)) == []
    assert views.entities(doc(TEXT)) == []


def test_the_views_are_registered_once_however_often_it_is_asked(quoted):
    views.register()
    views.register()
    assert [q.id for q in quoted._.geoquote_quotes] == ["q1", "q2"]
    assert quoted._.geoquote_entities == []
