import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoquote.neural.sentences import sentence_starts


def sentences(text):
    starts = sentence_starts(text)
    return [text[s:e].strip() for s, e in itertools.pairwise([*starts, len(text)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One came. Two left.", ["One came.", "Two left."]),
        ("Did one come? Two left! Three…  Four.", ["Did one come?", "Two left!", "Three…", "Four."]),
        ("“One came.” She left.", ["“One came.”", "She left."]),
        ("She left. “One came.”", ["She left.", "“One came.”"]),
        ("One\n\nTwo\nThree", ["One", "Two", "Three"]),
        ("Dr. Solen met J. Moreau. He left.", ["Dr. Solen met J. Moreau.", "He left."]),
        ("It cost 3.5 crowns. Élan grew.", ["It cost 3.5 crowns.", "Élan grew."]),
        ("The bank (est. 1907) closed.", ["The bank (est. 1907) closed."]),
        ("", []),
    ],
)
def test_sentences_start_behind_a_full_stop_and_with_a_paragraph(text, expected):
    assert sentences(text) == expected


@given(st.text(alphabet="Aa. \n?”“'"))
@settings(deadline=None)
def test_starts_are_in_order_and_on_words_or_marks(text):
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    assert all(not text[s].isspace() for s in starts)
