import pytest

from geoquote import resources
from geoquote.text.gender import gender_hint, given_name_gender


def hint(text, name, *others):
    places = [(text.index(n), text.index(n) + len(n)) for n in others]
    return gender_hint(text, [(text.index(name), text.index(name) + len(name))], places)


@pytest.mark.parametrize(
    ("text", "likely"),
    [
        ("Ms Solen left.", "female"),
        ("King Solen left.", "male"),
        ("Viscountess Solen left.", "female"),
        ("Spokeswoman Solen left.", "female"),
        ("Solen, the widow of a miner, left.", "female"),
        ("Solen left after he had spoken.", "male"),
        ("President Solen left.", None),
        ("Dr Solen left.", None),
        ("Solen left.", None),
    ],
)
def test_titles_words_and_pronouns_count(text, likely):
    assert hint(text, "Solen").likely == likely


def test_a_pronoun_behind_another_person_does_not_count():
    assert hint("Solen met Ives before she left.", "Solen", "Ives").likely is None


def test_a_pronoun_in_the_next_paragraph_does_not_count():
    assert hint("Solen left.\n\nShe came.", "Solen").likely is None


def test_even_evidence_says_nothing():
    both = hint("Mr Solen left.", "Solen") + hint("Ms Solen left.", "Solen")
    assert both.likely is None


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("Maria Solen", "female"),
        ("Dr. María Solen", "female"),
        ("Ahmed Solen", "male"),
        ("Kim Solen", None),
        ("Maria", None),
        ("", None),
    ],
)
def test_only_a_full_name_with_a_plain_given_name_suggests_anything(name, suggested):
    assert given_name_gender(name) == suggested


def test_no_given_name_is_listed_twice():
    names = [row["name"] for row in resources.rows("given_names.csv")]
    assert len(names) == len(set(names)) > 1000
