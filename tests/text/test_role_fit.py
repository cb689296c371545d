"""Roles tell namesakes apart and leave changed offices together."""

import pytest

from geoquote.text.role_fit import parse_role


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("striker", "professor of law"),
        ("coast guard spokesman", "climate negotiator"),
        ("Kenyan novelist", "Chilean novelist"),
        ("Peru's foreign minister", "Norwegian foreign minister"),
        ("violinist", "army chief of staff"),
    ],
)
def test_these_are_two_people(one, other):
    assert parse_role(one).conflicts(parse_role(other))
    assert parse_role(other).conflicts(parse_role(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("foreign minister", "former foreign minister"),
        ("ambassador in Oslo", "Peruvian ambassador"),
        ("general", "minister of defence"),
        ("trader", "who leads the traders"),
        ("Kenya's roads minister", "government spokeswoman"),
        ("", "novelist"),
    ],
)
def test_these_may_be_one(one, other):
    assert not parse_role(one).conflicts(parse_role(other))
    assert not parse_role(other).conflicts(parse_role(one))


def test_agreement_is_a_shared_word_or_a_shared_line_of_work():
    assert parse_role("harbour surveyor").agrees(parse_role("who leads the survey"))
    assert parse_role("senator").agrees(parse_role("party leader"))
    assert not parse_role("director").agrees(parse_role("novelist"))
