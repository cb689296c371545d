import pytest

from geoquote import resources
from geoquote.text.body_sorts import sorts_of_name, sorts_of_noun


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("Central Bank of Solen", "lender"),
        ("Solen Herald", "paper"),
        ("Le Monde", "newspaper"),
        ("Hezbollah", "group"),
        ("Bundestag", "chamber"),
        ("Solen Motors Inc.", "carmaker"),
        ("International Atomic Energy Agency", "watchdog"),
        ("European Union", "bloc"),
        ("Solen Institute for World Affairs", "institute"),
    ],
)
def test_a_body_is_of_a_sort_that_the_noun_means(name, noun):
    assert sorts_of_name(name) & sorts_of_noun(noun)


def test_names_and_nouns_that_do_not_tell_are_of_no_sort():
    assert not sorts_of_name("Brennick")
    assert not sorts_of_noun("minister")


def test_every_heading_named_stands_over_names():
    headings = {row["heading"] for row in resources.rows("body_sorts.csv")} - {""}
    assert headings <= {line[2:] for line in resources.text("body_names.txt").splitlines()}
