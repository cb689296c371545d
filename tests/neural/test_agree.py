from geoquote.neural.agree import agreed
from geoquote.neural.heads import Name


def labels(*names):
    """Give the labels of (text, label, score) after they agreed, dropped names left out."""
    made = [Name(k, k + 1, label, score) for k, (_, label, score) in enumerate(names)]
    return [(names[n.start][0], n.label) for n in agreed(made, [text for text, _, _ in names])]


def test_a_name_has_the_label_that_its_places_make_most_probable():
    found = labels(
        ("Brackwater", "Location", 0.9), ("Brackwater", "Person", 0.5), ("Brackwater", "Location", 0.8)
    )
    assert found == [("Brackwater", "Location")] * 3


def test_a_full_name_speaks_for_the_surname_alone():
    found = labels(
        ("Tova Lindqvist", "Person", 0.99),
        ("Tova Lindqvist", "Person", 0.99),
        ("Lindqvist", "Organization", 0.8),
    )
    assert found[-1] == ("Lindqvist", "Person")


def test_a_full_name_does_not_speak_for_what_stands_surely():
    found = labels(("Tova Brackwater", "Person", 0.9), ("Brackwater", "Location", 0.9))
    assert found[-1] == ("Brackwater", "Location")


def test_accents_and_case_make_no_other_name():
    assert labels(("SOLÉN", "Person", 0.9), ("Solen", "Location", 0.4))[-1] == ("Solen", "Person")


def test_names_that_hardly_anything_speaks_for_are_dropped():
    assert labels(("Velden", "Organization", 0.5), ("Solen", "Person", 0.2), ("Abel", "Person", 0.5)) == [
        ("Abel", "Person")
    ]


def test_no_names_agree():
    assert agreed([], []) == []


def test_the_press_is_a_body_whatever_the_tagger_says():
    assert labels(("Xinhua", "Person", 0.9), ("Reuters", "Organization", 0.4)) == [
        ("Xinhua", "Organization"),
        ("Reuters", "Organization"),
    ]


def test_a_well_known_body_is_one_unless_somebody_is_called_so():
    assert labels(("Boko Haram", "Person", 0.9), ("Islamic State", "Location", 0.9)) == [
        ("Boko Haram", "Organization"),
        ("Islamic State", "Organization"),
    ]
    people = [("Tova Bloomberg", "Person", 0.9), ("Bloomberg", "Person", 0.9)]
    assert labels(*people) == [("Tova Bloomberg", "Person"), ("Bloomberg", "Person")]
    assert labels(("Bloomberg", "Person", 0.9)) == [("Bloomberg", "Organization")]


def test_what_only_looks_like_a_name_is_dropped_and_places_are_places():
    found = labels(("Brexit", "Person", 0.9), ("FDI", "Organization", 0.9), ("Kherson", "Person", 0.9))
    assert found == [("Kherson", "Location")]


def test_a_small_word_is_nobody_unless_somebody_is_called_so():
    assert labels(("So", "Person", 0.9)) == []
    assert labels(("Abel So", "Person", 0.9), ("So", "Person", 0.9))[-1] == ("So", "Person")


def test_a_date_is_none_of_these():
    assert labels(("Ramadan", "Date", 0.9), ("Knesset", "Date", 0.9)) == [
        ("Ramadan", "Date"),
        ("Knesset", "Date"),
    ]


def test_a_party_and_a_state_behind_a_name_are_nobody():
    found = labels(
        ("Tova Lindqvist", "Person", 0.9), ("R-Wis", "Person", 0.9), ("D-Loop", "Organization", 0.9)
    )
    assert found == [("Tova Lindqvist", "Person"), ("D-Loop", "Organization")]
