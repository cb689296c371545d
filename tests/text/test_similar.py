import pytest

from geoquote.text.similar import edit_distance, similar


def test_swapped_neighbours_are_one_slip():
    assert edit_distance("jagdeo", "jadgeo", most=2) == 1


def test_distances_past_the_limit_are_cut():
    assert edit_distance("abcdef", "uvwxyz", most=2) == 3
    assert edit_distance("abc", "abcdefgh", most=2) == 3


@pytest.mark.parametrize(("a", "b"), [("hussein", "hossein"), ("zoheiry", "zoheiri"), ("gerardo", "gerado")])
def test_transliterations_and_slips_are_one_word(a, b):
    assert similar(a, b)


@pytest.mark.parametrize(
    ("a", "b"), [("marc", "mark"), ("mario", "maria"), ("ivanlev", "ivanleva"), ("hamad", "ahmad")]
)
def test_different_names_are_two(a, b):
    assert not similar(a, b)
