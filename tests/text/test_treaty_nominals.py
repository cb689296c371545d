"""Where "the treaty" means the one named before."""

import pytest

from geoquote.text.treaty_nominals import NamedTreaty, find_nominals

VELDEN = "Treaty of Velden"


def found(text, *names, official=None, year=None):
    """Give the phrases with the names that they mean; every name is an entity of its own."""
    places = [(text.index(n), text.index(n) + len(n)) for n in names]
    treaties = [
        NamedTreaty(k, (n,), place[0], official_name=official, year=year)
        for k, (n, place) in enumerate(zip(names, places, strict=True))
    ]
    return [(text[n.start : n.end], names[n.entity]) for n in find_nominals(text, treaties, places)]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The Treaty of Velden is old. The treaty was signed by two states.", "The treaty"),
        ("The Treaty of Velden is old. Norvask keeps the treaty alive.", "the treaty"),
        ("The Treaty of Velden is old, and the pact, they say, holds.", "the pact"),
        ("The Treaty of Velden is old. Nobody reads the 1961 treaty.", "the 1961 treaty"),
        ("The Treaty of Velden is old. Nobody reads this historic treaty.", "this historic treaty"),
        ("The Treaty of Velden is old. They honour the Velden pact.", "the Velden pact"),
        ("The Treaty of Velden is old. Nobody reads the treaty", "the treaty"),
    ],
)  # fmt: skip
def test_a_definite_phrase_means_the_only_treaty_named_before(text, phrase):
    assert found(text, VELDEN, year=1961)[-1] == (phrase, VELDEN)


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed. The Treaty of Velden is old.",
        "The Treaty of Velden is old. A treaty is only paper.",
        "The Treaty of Velden is old. The treaty with Kesmar is new.",
        "The Treaty of Velden is old. The treaty obligations remain.",
        "The Treaty of Velden is old. The 1972 treaty was better.",
        "The Treaty of Velden is old. The fisheries treaty was better.",
        "The Treaty of Velden is old. Kesmar wants a new treaty. The treaty would ban nets.",
        "The Treaty of Velden is old. Its treaty, the treaties, their treaty.",
        "The Treaty of Velden is old. The agreement was broken.",
        "The Treaty of Velden is old. The convention was dull.",
        "The Treaty of Velden is old. The Treaty was signed.",
    ],
)
def test_where_another_reading_is_left_nothing_is_said(text):
    assert found(text, VELDEN, year=1961) == []


def test_of_two_that_fit_neither_is_meant():
    text = "The Treaty of Velden and the Mirel Treaty are old. The treaty was signed. The accord was kept."
    assert found(text, VELDEN, "Mirel Treaty") == []


def test_one_whose_name_tells_no_kind_may_be_meant_by_every_phrase():
    assert (
        found("Seven Rivers and the Treaty of Velden hold. The treaty was kept.", "Seven Rivers", VELDEN)
        == []
    )


def test_an_agreement_must_be_a_known_one():
    text = "The Ferry Agreement is old. The agreement was signed."
    assert found(text, "Ferry Agreement") == []
    assert found(text, "Ferry Agreement", official="Agreement on Ferries") == [
        ("The agreement", "Ferry Agreement")
    ]


def test_an_official_name_tells_the_kind():
    assert found("FRT is old. The treaty was signed.", "FRT", official="Treaty on Ferries") == [
        ("The treaty", "FRT")
    ]


def test_no_treaty_no_phrase():
    assert find_nominals("The treaty was signed.", [], []) == []
