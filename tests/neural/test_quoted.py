import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoquote.neural.quoted import Quoted

pieces = st.lists(st.sampled_from([*"“”\"‘’'«»`", " ", "go", ".", "\n"]), max_size=40).map("".join)


@given(pieces, st.integers(0, 40), st.integers(1, 40))
def test_what_touches_a_stretch_is_what_all_quotations_tell(text, start, size):
    quoted = Quoted(text)
    wanted = [q for q in quoted.quotations if q.open < start + size and start < q.close]
    assert quoted.touching(start, start + size) == wanted


@given(pieces)
def test_the_next_quotation_of_a_depth_is_the_first_behind_with_that_depth(text):
    quoted = Quoted(text)
    for k, q in enumerate(quoted.quotations):
        wanted = next((x for x in quoted.quotations[k + 1 :] if x.open >= q.end and x.depth == q.depth), None)
        assert quoted.next_alike(q) == wanted


def test_whole_words_of_a_quotation_are_told_from_a_part_of_them():
    quoted = Quoted("“One stays,” said Mira.")
    assert quoted.is_whole((1, 11))
    assert not quoted.is_whole((1, 9))
    assert not quoted.is_whole((3, 11))


@pytest.mark.parametrize(("skipped", "end"), [(None, 4), (" .", 3), ("", 7)])
def test_what_stands_before_a_place_ends_where_the_skipped_characters_begin(skipped, end):
    assert Quoted("One.   Two").back_over(7, skipped) == end
