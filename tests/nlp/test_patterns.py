"""The user's own names in the pipeline."""

import pickle

import pytest
import spacy

from geoquote.errors import PatternError
from geoquote.nlp import state, views
from geoquote.nlp.coref import CorefComponent
from geoquote.nlp.load import load
from geoquote.nlp.patterns import PatternsComponent
from geoquote.nlp.treaties import TreatiesComponent
from geoquote.patterns import Pattern, Patterns

TEXT = "The Iron Harbourmaster met Abel\nMoreau of the Harbour Pact.\n\nSolen left. The harbourmaster stayed."


def patterns(*lines):
    return Patterns(
        tuple(Pattern(f"n.jsonl, line {k}", *line) for k, line in enumerate(lines, 1)), f"of {len(lines)}"
    )


SOLEN = patterns(
    ("PERSON", [{"LOWER": "iron", "OP": "?"}, {"LOWER": "harbourmaster"}], "solen"),
    ("PERSON", "Mira Solen", "solen"),
    ("PERSON", "Solen", "solen"),
)


@pytest.fixture
def component(vocab):
    """Makes the component with these patterns."""

    def make(given):
        nlp = spacy.blank("en")
        nlp.vocab = vocab
        made = PatternsComponent(nlp)
        made.set(given)
        return made

    return make


def ents(doc):
    return [(e.text, e.label_) for e in doc.ents]


def test_names_are_found_by_their_words_and_by_tokens_and_bear_their_id(component, doc):
    made = component(SOLEN)(doc(TEXT))
    assert [(s.text, s.label_, s.id_) for s in made.spans[state.PATTERNS]] == [
        ("Iron Harbourmaster", "PERSON", "solen"),
        ("Solen", "PERSON", "solen"),
        ("harbourmaster", "PERSON", "solen"),
    ]
    assert ents(made) == [(s.text, s.label_) for s in made.spans[state.PATTERNS]]


def test_a_name_may_run_over_the_end_of_a_line_but_not_of_a_paragraph(component, doc):
    made = component(patterns(("PERSON", "Abel Moreau"), ("ORG", "Pact. Solen")))(doc(TEXT))
    assert ents(made) == [("Abel\nMoreau", "PERSON")]


def test_the_longest_match_wins_and_of_equals_the_first_line(component, doc):
    made = component(
        patterns(("ORG", "Harbour"), ("FAC", [{"TEXT": "Harbour"}, {}]), ("ORG", "Harbour Pact"))
    )
    assert ents(made(doc(TEXT))) == [("Harbour Pact", "FAC")]


def test_a_match_takes_the_place_of_other_names(component, doc):
    made = component(patterns(("ORG", "Harbour Pact")))(
        doc(TEXT, {"Pact": "LOC", "Solen": "PERSON", "the Harbour": "FAC"})
    )
    assert ents(made) == [("Harbour Pact", "ORG"), ("Solen", "PERSON")]


def test_a_treaty_gives_way_to_a_match_of_the_same_words_only(component, doc):
    text = "The North Atlantic Treaty is older."
    same = component(patterns(("ORG", "North Atlantic Treaty")))(doc(text))
    assert ents(TreatiesComponent()(same)) == [("North Atlantic Treaty", "ORG")]
    part = component(patterns(("ORG", "North Atlantic")))(doc(text))
    assert ents(TreatiesComponent()(part)) == [("North Atlantic Treaty", "TREATY")]


def test_an_id_is_one_entity_called_by_its_first_printed_name(component, doc):
    made = CorefComponent(None)(component(SOLEN)(doc(TEXT)))
    (solen,) = views.entities(made)
    assert [m.text for m in solen.mentions] == ["Iron Harbourmaster", "Solen", "harbourmaster"]
    assert (solen.known["name"], solen.known["given"]) == ("Mira Solen", "solen")
    assert solen.known["aliases"] == ["Iron Harbourmaster", "Solen", "harbourmaster"]


def test_names_that_fit_join_the_entity_of_an_id_and_two_ids_stay_two(component, doc):
    given = patterns(("PERSON", "Mira Solen", "a"), ("PERSON", "Tova Solen", "b"), ("PERSON", "Solen", "b"))
    made = doc("Mira Solen met Tova Solen. Mira left, Solen stayed.", {"Mira": "PERSON"})
    found = views.entities(CorefComponent(None)(component(given)(made)))
    assert [[m.text for m in e.mentions] for e in found] == [["Mira Solen", "Mira"], ["Tova Solen", "Solen"]]


@pytest.mark.parametrize("token", [{"TEXT": {"REGEX": "("}}, {"COLOUR": "red"}, {"OP": "many"}, {"TEXT": 3}])
def test_what_spacy_cannot_match_is_named_with_its_line(component, token):
    with pytest.raises(PatternError, match=r"^n\.jsonl, line 2: spaCy cannot match it"):
        component(patterns(("ORG", "Harbour Pact"), ("PERSON", [token])))


@pytest.mark.parametrize("text", ["", " \n\n ", "Nobody came."])
def test_where_nothing_matches_nothing_changes(component, doc, text):
    assert ents(component(SOLEN)(doc(text))) == []


def test_the_component_survives_bytes_and_disk(component, doc, tmp_path):
    made = component(SOLEN)
    made.to_disk(tmp_path / "patterns")
    for copy in (
        component(Patterns()).from_bytes(made.to_bytes()),
        component(Patterns()).from_disk(tmp_path / "patterns"),
    ):
        assert copy.patterns == SOLEN
        assert ents(copy(doc(TEXT))) == ents(made(doc(TEXT)))


@pytest.mark.model
def test_in_the_whole_pipeline_a_match_may_speak():
    nlp = load(None, SOLEN)
    assert nlp.pipe_names[0] == "geoquote_patterns"
    for pipeline in (nlp, pickle.loads(pickle.dumps(nlp))):
        made = pipeline(
            "The iron harbourmaster said on Tuesday that the port would close. “We are tired,” she said."
        )
        names = {e.id: e.known["name"] for e in views.entities(made)}
        assert [[names[k] for k in q.known["speakers"]] for q in views.quotes(made)] == [["Mira Solen"]] * 2
