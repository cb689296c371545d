"""The small full-text syntax."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoquote.text.fold import fold_words
from geoquote.text.fulltext import parse

WORDS = fold_words("The tunnel under the north shore leaks again")


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("tunnel", True),
        ("TUNNEL shore", True),
        ("shore tunnel", True),
        ('"shore tunnel"', False),
        ('"north shore"', True),
        ("tun*", True),
        ("tun", False),
        ('"north sho"*', True),
        ("bridge OR tunnel", True),
        ("bridge OR tunnel dry", False),
        ("(bridge OR tunnel) leaks", True),
        ("tunnel NOT leaks", False),
        ("tunnel NOT (bridge OR canal)", True),
        ("NOT bridge", True),
        ("NOT NOT bridge", False),
        ("tunnel AND NOT leaks", False),
        ("north-shore", True),
    ],
)
def test_what_an_expression_finds(expression, found):
    assert parse(expression).matches(WORDS) is found


@pytest.mark.parametrize(
    ("expression", "wrong"),
    [
        ("", "no word"),
        ("...", "no word"),
        ('"tunnel', "not closed"),
        ("(tunnel", "not closed"),
        ("tunnel)", "not opened"),
        ("tunnel OR", "missing at the end"),
        ("AND tunnel", "missing before AND"),
        ("tunnel NOT", "missing at the end"),
        ("(" * 1000 + "a", "more than"),
    ],
)
def test_what_cannot_be_read_is_said(expression, wrong):
    with pytest.raises(ValueError, match=wrong):
        parse(expression)


@given(st.text(alphabet='ab*() "ANDORT-', max_size=30))
def test_anything_is_read_or_refused(expression):
    try:
        found = parse(expression)
    except ValueError:
        return
    assert found.matches(WORDS) in (True, False)
