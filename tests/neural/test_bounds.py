import pytest

from geoquote.neural.bounds import Bounds
from geoquote.neural.quoted import Quoted


def pieces(text, start=0, end=None):
    found = Bounds(Quoted(text)).parts((start, len(text) if end is None else end), None)
    return [(text[s:e], direct) for (s, e), direct in found]


@pytest.mark.parametrize("nothing", ["…", "—", "?!", "* * *", "“"])
def test_a_piece_without_a_letter_or_digit_is_no_part(nothing):
    assert pieces(f"One stays\n\n{nothing}\n\nTwo go") == [("One stays", False), ("Two go", False)]


def test_a_piece_of_digits_is_a_part():
    assert pieces("One stays\n\n1961\n\nTwo go")[1] == ("1961", False)


def test_a_piece_within_marks_takes_their_bounds_and_runs_on():
    text = "“One stays and two go.\n\n“Three fell.” It rained."
    assert pieces(text, 5, 15) == [("One stays and two go.", True), ("Three fell.", True)]
