import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoquote.text.words import words


def cut(text):
    return [text[s:e] for s, e in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The river rose.", ["The", "river", "rose", "."]),
        ("“Stay,” she said.", ["“", "Stay", ",", "”", "she", "said", "."]),
        ("well-known", ["well", "-", "known"]),
        ("Solen’s and Solen's", ["Solen", "’s", "and", "Solen", "'s"]),
        (
            "they’re, we've, I'll, he'd, I'm",
            ["they", "’re", ",", "we", "'ve", ",", "I", "'ll", ",", "he", "'d", ",", "I", "'m"],
        ),
        ("O’Neill and D'Arcy", ["O’Neill", "and", "D'Arcy"]),
        ("the U.S. at 5 p.m. today", ["the", "U.S.", "at", "5", "p.m.", "today"]),
        ("1,000.5 by 21:31.", ["1,000.5", "by", "21:31", "."]),
        ("covid19 in 2024", ["covid19", "in", "2024"]),
        ("``Stay,'' she said", ["``", "Stay", ",", "''", "she", "said"]),
        ("São Tomé, Ýmir", ["São", "Tomé", ",", "Ýmir"]),
        ("cafe\u0301 open", ["cafe\u0301", "open"]),
        ("", []),
        (" \t\r\n\u00a0\u2003", []),
    ],
)
def test_words_end_where_a_span_may_end(text, expected):
    assert cut(text) == expected


@given(st.text())
@settings(deadline=None)
def test_every_character_but_white_space_is_in_exactly_one_word(text):
    spans = words(text)
    assert "".join(text[s:e] for s, e in spans) == "".join(text.split())
    assert all(s < e for s, e in spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))


@pytest.mark.parametrize("unit", ['"', "a.", "a'", "1.", "e\u0301", "'s", "x"])
def test_a_long_run_of_anything_takes_time_in_proportion(unit):
    started = time.perf_counter()
    assert words(unit * 200_000)
    assert time.perf_counter() - started < 20  # a second on a busy machine; quadratic time would be hours
