import pytest

from geoquote.nlp.treaties import TreatiesComponent

TEXT = (
    "The Treaty of Velden on Fishing was signed in Velden by Mira Solen. The North Atlantic Treaty is older."
)


def ents(doc):
    return [(e.text, e.label_) for e in doc.ents]


@pytest.fixture
def treaties():
    return TreatiesComponent()


def test_treaties_are_found_by_form_and_by_name(treaties, doc):
    labels = dict(ents(treaties(doc(TEXT))))
    assert labels["North Atlantic Treaty"] == "TREATY"
    assert set(labels.values()) == {"TREATY"}
    assert any(name.startswith("Treaty of Velden") for name in labels)


def test_a_treaty_wins_over_a_name_inside_it(treaties, doc):
    made = treaties(doc(TEXT, {"Velden": "GPE", "North Atlantic": "LOC"}))
    assert ("North Atlantic Treaty", "TREATY") in ents(made)
    assert ("North Atlantic", "LOC") not in ents(made)
    assert [name for name, label in ents(made) if label == "GPE"] == ["Velden"]


def test_an_entity_that_holds_the_whole_treaty_is_kept(treaties, doc):
    made = treaties(doc(TEXT, {"The North Atlantic Treaty is older": "WORK_OF_ART"}))
    assert ("The North Atlantic Treaty is older", "WORK_OF_ART") in ents(made)
    assert ("North Atlantic Treaty", "TREATY") not in ents(made)


@pytest.mark.parametrize(("name", "kept"), [("Treaty is older", False), ("Atlantic Treaty is older.", True)])
def test_of_a_treaty_and_what_crosses_it_the_longer_is_kept(treaties, doc, name, kept):
    made = treaties(doc(TEXT, {name: "WORK_OF_ART"}))
    assert ((name, "WORK_OF_ART") in ents(made), ("North Atlantic Treaty", "TREATY") in ents(made)) == (
        kept,
        not kept,
    )


def test_a_treaty_wins_over_the_same_words_by_another_label(treaties, doc):
    made = treaties(doc(TEXT, {"North Atlantic Treaty": "LAW"}))
    assert [label for name, label in ents(made) if name == "North Atlantic Treaty"] == ["TREATY"]


def test_names_elsewhere_are_kept(treaties, doc):
    made = treaties(doc(TEXT, {"Mira Solen": "PERSON"}))
    assert ("Mira Solen", "PERSON") in ents(made)


def test_a_treaty_that_another_component_found_is_kept(treaties, doc):
    made = treaties(doc("They drank to the Pact on Tea.", {"Pact on Tea": "TREATY"}))
    assert ents(made) == [("Pact on Tea", "TREATY")]


@pytest.mark.parametrize("text", ["", " \n", "Nothing was signed."])
def test_where_there_is_no_treaty_nothing_changes(treaties, doc, text):
    assert ents(treaties(doc(text))) == []
