import pytest

from geoquote.neural.decode import Draft
from geoquote.neural.speakers import SpeakerModel
from geoquote.nlp import model, state, views
from geoquote.nlp.coref import CorefComponent
from geoquote.nlp.quotes import group

TEXT = (
    "Mira Solen, the mayor of Brackwater, met Abel Moreau. “The bridge stays open,” Solen said.\n\n"
    "The mayor said it holds. Analysts said it falls."
)
NAMES = {"Mira Solen": "PERSON", "Solen": "PERSON", "Abel Moreau": "PERSON", "Brackwater": "GPE"}
WEIGHTS = {"name:in.PERSON": [9.0], "definite:role.head.PERSON": [9.0], "*:none.head=analysts": [20.0]}


def at(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


@pytest.fixture
def coref(monkeypatch):
    monkeypatch.setattr(model, "folder_of", lambda *_: None)
    monkeypatch.setattr(model, "speakers", lambda *_: SpeakerModel(WEIGHTS))
    return CorefComponent(None)


@pytest.fixture
def linked(coref, doc):
    made = doc(TEXT, NAMES)
    said = (TEXT.index("Solen said"), TEXT.index("Solen said") + 5)
    made.spans[state.QUOTES] = group(
        made,
        [
            Draft((at("The bridge stays open,"),), "direct", "speech", None, said),
            Draft((at("it holds"),), "indirect", "speech", None, at("The mayor")),
            Draft((at("it falls"),), "indirect", "speech", None, at("Analysts")),
        ],
    )
    return coref(made)


def test_mentions_of_one_person_are_one_entity(linked):
    solen = views.entities(linked)[0]
    assert solen.known["name"] == "Mira Solen"
    assert solen.known["aliases"] == ["Mira Solen", "Solen"]
    assert solen.known["role"] == "mayor of Brackwater"


def test_entities_are_numbered_in_order_of_first_mention(linked):
    known = [e.known for e in views.entities(linked)]
    assert [k["id"] for k in known] == ["e1", "e2", "e3"]
    assert [k["type"] for k in known] == ["PERSON", "GPE", "PERSON"]


def test_sources_that_are_no_names_are_mentions_too(linked):
    solen = views.entities(linked)[0]
    assert [(m.text, m.label_) for m in solen.mentions] == [
        ("Mira Solen", "name"),
        ("Solen", "name"),
        ("The mayor", "nominal"),
    ]


def test_what_each_source_means_is_kept_beside_its_quote(linked):
    meant = [q.known["meant"] for q in views.quotes(linked)]
    assert [(m["entities"], m["kind"]) for m in meant] == [(["e1"], "name"), (["e1"], "nominal"), ([], None)]
    assert all(0 <= m["score"] <= 1 for m in meant)


def test_without_quotes_names_are_linked_all_the_same(coref, doc):
    made = coref(doc(TEXT, NAMES))
    assert [len(e.mentions) for e in views.entities(made)] == [2, 1, 1]


def test_a_document_without_names_has_no_entities(coref, doc):
    assert views.entities(coref(doc("Nobody came."))) == []


def test_the_treaty_is_a_mention_of_the_one_named_before(coref, doc):
    text = (
        "Norvask signed the North Atlantic Treaty. Kesmar fears the treaty. Its treaty with Norvask is older."
    )
    (treaty,) = views.entities(coref(doc(text, {"North Atlantic Treaty": "TREATY"})))
    assert [(m.text, m.label_) for m in treaty.mentions] == [
        ("North Atlantic Treaty", "name"),
        ("the treaty", "nominal"),
    ]


def test_in_a_long_text_those_named_near_a_quote_are_weighed_for_it(monkeypatch, coref, doc):
    monkeypatch.setattr("geoquote.nlp.coref._STRETCH", 100)
    monkeypatch.setattr("geoquote.nlp.coref._AHEAD", 20)
    text = f"{TEXT}\n\n{'Rain fell. ' * 40}\n\nThe mayor said it ends."
    last = text.rindex("The mayor")
    made = doc(text, NAMES)
    said = (text.index("Solen said"), text.index("Solen said") + 5)
    made.spans[state.QUOTES] = group(
        made,
        [
            Draft((at("The bridge stays open,"),), "direct", "speech", None, said),
            Draft((at("it holds"),), "indirect", "speech", None, at("The mayor")),
            Draft(((last + 15, last + 22),), "indirect", "speech", None, (last, last + 9)),
        ],
    )
    meant = [q.known["meant"]["entities"] for q in views.quotes(coref(made))]
    assert meant == [["e1"], ["e1"], []]
