import pytest

from geoquote.neural.source import Source


@pytest.mark.parametrize(
    ("text", "common"),
    [("the harbour agency", "agency"), ("spokesman Orrin Solen-ves", ""), ("Agency", "")],
)
def test_only_a_noun_printed_small_by_itself_is_a_common_one(text, common):
    assert Source.read(text, named=frozenset()).common == common


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("the board, a body of nine elders", "board"),
        ("officials overseeing the harbour", "officials"),
        ("a letter signed by the mayor", "letter"),
        ("the acting mayor", "mayor"),
        ("the united ferry crews", "crews"),
        ("(the mayor)", "mayor"),
        ("the agency — the harbour's own", "agency"),
    ],
)
def test_the_head_stands_before_what_is_told_of_it(text, head):
    assert Source.read(text, named=frozenset()).head == head
