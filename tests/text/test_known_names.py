import pytest

from geoquote import resources
from geoquote.text.bodies import parse_body
from geoquote.text.known_names import known_label


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Bundestag", "Organization"),
        ("the Bundestag’s", "Organization"),
        ("SINN FÉIN", "Organization"),
        ("Malacanang", "Organization"),
        ("UNHCR", "Organization"),
        ("European Union", "Organization"),
        ("THAAD", "Product"),
        ("Brexit", "Term"),
        ("Kharkiv", "Location"),
        ("Niger", "Location"),
        ("Tories", "NORP"),
        ("Ona Brell", None),
        ("", None),
    ],
)
def test_names_that_say_what_they_are(name, label):
    assert known_label(name) == label


@pytest.mark.parametrize("name", ["Pan", "Who", "Is", "Vat", "Est"])
def test_an_acronym_is_none_that_is_not_printed_as_one(name):
    assert known_label(name) is None
    assert known_label(name.upper()) is not None


def test_a_state_that_is_a_given_name_is_left_open():
    assert known_label("Chad") is None


def test_no_name_is_listed_as_two_things():
    bodies = {parse_body(name).words for name in resources.lines("body_names.txt")}
    others = [parse_body(row["name"]).words for row in resources.rows("other_names.csv")]
    assert len(set(others)) == len(others)
    assert not bodies & set(others)
    assert {row["label"] for row in resources.rows("other_names.csv")} == {
        "NORP",
        "Location",
        "Product",
        "Term",
    }
