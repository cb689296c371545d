"""Whose “the letter” is: made-up people, scenes built by hand."""

import re

import pytest

from geoquote.neural.introduced import introduced
from geoquote.neural.scene import NONE, Ask, Candidate, Scene
from geoquote.neural.source import Source

TOVA, BOARD = 0, 1


def scene(text):
    def candidate(entity, kind, form):
        places = tuple(m.span() for m in re.finditer(form, text))
        return Candidate(entity, kind, places, frozenset(), frozenset())

    return Scene(text, [candidate(TOVA, "PERSON", "Tova Brell"), candidate(BOARD, "ORG", "Ferry Board")])


def found(text, phrase="The letter", said=()):
    now = scene(text)
    for entity, ask in said:
        now.remember(entity, ask)
    at = text.rindex(phrase)
    ask = Ask((at, at + len(phrase)), ((at + len(phrase), len(text)),))
    return set(introduced(now, Source.read(phrase, named=frozenset()), ask))


@pytest.mark.parametrize(
    ("before", "entity", "name"),
    [
        ("A letter sent on Monday by the lawyer Tova Brell is out.", TOVA, "intro.last.by.PERSON"),
        ("Tova Brell’s long letter is out.", TOVA, "intro.last.owner.PERSON"),
        ("A Ferry Board letter is out.", BOARD, "intro.last.next.ORG"),
        ("The Ferry Board has sent a letter to Tova Brell.", BOARD, "intro.last.first.ORG"),
        ("Tova Brell, the author of the letter, left. A letter came.", TOVA, "intro.any.apposed.PERSON"),
        ("The Ferry Board’s letter is out. A letter came.", BOARD, "intro.any.owner.ORG"),
        ("Letters came. Tova Brell sent one letter.", TOVA, "intro.last.only.PERSON"),
        ("The Ferry Board sent a letter. Nobody read the letter.", BOARD, "intro.first.only.ORG"),
    ],
)
def test_the_sentence_that_has_the_noun_says_whose_it_is(before, entity, name):
    assert (entity, name) in found(f"{before} The letter says the ferry sails.")


def test_a_title_tells_who_is_meant_by_it_alone():
    assert (TOVA, "intro.any.title.PERSON") in found(
        "Capt. Tova Brell came. The Capt said it sails.", "The Capt"
    )


def test_a_noun_that_stood_nowhere_tells_nothing():
    assert found("Tova Brell came. The letter says the ferry sails.") == {(NONE, "none.intro.0.document")}


def test_who_spoke_in_that_sentence_is_known():
    text = "In a letter, Tova Brell called it “old”. The letter says the ferry sails."
    at = text.index("old")
    said = [(TOVA, Ask((13, 23), ((at, at + 3),)))]
    assert (TOVA, "intro.last.spoke.document") in found(text, said=said)
    assert (NONE, "none.intro.last.spoke.document") in found(text, said=[(NONE, said[0][1])])


def test_only_nominals_are_looked_up():
    text = "Tova Brell sent a letter. Tova Brell says the ferry sails."
    now = scene(text)
    assert not list(
        introduced(now, Source.read("Tova Brell", named=frozenset({"PERSON"})), Ask((26, 36), ((42, 50),)))
    )
    assert not list(introduced(now, Source.read(None, named=frozenset()), Ask(None, ((42, 50),))))


def test_a_sentence_without_an_end_is_not_looked_at_whole():
    text = f"Tova Brell came, {'and on it went, ' * 100}until a letter came. The letter says the ferry sails."
    assert not [name for entity, name in found(text) if entity == TOVA]
