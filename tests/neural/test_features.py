import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoquote.neural.features import CASES, MARKS, STARTS, case_of, word_features
from geoquote.text.words import words


def told(text):
    """Say what the encoder is told about each word, in words."""
    spans = words(text)
    rows = word_features(text, spans).tolist()
    return [(text[s:e], CASES[c], MARKS[m], STARTS[p]) for (s, e), (c, m, p) in zip(spans, rows, strict=True)]


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("river", "lower"),
        ("River", "title"),
        ("I", "title"),
        ("UN", "upper"),
        ("U.S.", "upper"),
        ("McKay", "mixed"),
        ("eRiver", "mixed"),
        ("2024", "digit"),
        ("1,000.5", "digit"),
        ("covid19", "lower"),
        ("“", "mark"),
        ("🙂", "mark"),
        ("汉字", "mixed"),
    ],
)
def test_letter_case_is_told_where_the_vocabulary_has_none(word, case):
    assert CASES[case_of(word)] == case


def test_words_are_told_their_place_in_quotation_marks():
    assert [(w, m) for w, _, m, _ in told("“We stay,” she said ‘we go’ then.")] == [
        ("“", "opening"),
        ("We", "inside"),
        ("stay", "inside"),
        (",", "inside"),
        ("”", "closing"),
        ("she", "outside"),
        ("said", "outside"),
        ("‘", "opening"),
        ("we", "single"),
        ("go", "single"),
        ("’", "closing"),
        ("then", "outside"),
        (".", "outside"),
    ]


def test_double_marks_cover_single_ones_inside_them():
    assert {m for w, _, m, _ in told("“She said ‘we go’ then.”") if w not in "“”"} == {"inside"}


def test_the_first_word_of_a_paragraph_is_marked():
    assert [w for w, _, _, p in told(" One came.\n\n“Two left.\r\nThree stay.") if p == "paragraph"] == [
        "One",
        "“",
        "Three",
    ]


def test_no_words_have_no_features():
    assert word_features(" \n ", []).shape == (0, 3)


@given(st.text())
@settings(deadline=None)
def test_every_word_of_any_text_has_features_the_encoder_knows(text):
    spans = words(text)
    found = word_features(text, spans)
    assert found.shape == (len(spans), 3)
    assert (found >= 0).all()
    assert (found < np.array([len(CASES), len(MARKS), len(STARTS)])).all()
