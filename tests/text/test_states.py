import pytest

from geoquote.text.states import demonym_state, named_state, state_of


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("China", ("China", "Q148")),
        ("Beijing", ("China", "Q148")),
        ("the United States", ("United States", "Q30")),
        ("U.S.", ("United States", "Q30")),
        ("Washington", ("United States", "Q30")),
        ("Pyongyang", ("North Korea", "Q423")),
        ("Peruvians", ("Peru", "Q419")),
        ("the Iraqi government", ("Iraq", "Q796")),
        ("Türkiye", ("Türkiye", "Q43")),
        ("Turkey", ("Türkiye", "Q43")),
    ],
)
def test_a_state_is_known_by_name_capital_people_and_government(name, state):
    assert state_of(name) == state


@pytest.mark.parametrize("name", ["Atlantis", "Kingston", "", "Korean"])
def test_what_names_no_state_or_several_gives_none(name):
    assert state_of(name) is None


def test_names_demonyms_and_capitals_are_told_apart():
    assert named_state("Beijing") is None
    assert named_state("Chinese") is None
    assert demonym_state("Chinese").code == "cn"
