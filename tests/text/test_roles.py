import pytest

from geoquote.text.mention import NameMention
from geoquote.text.roles import best_role, find_role


def role_of(text, name, *bodies, people=()):
    start = text.index(name)
    names = [NameMention(b, "ORG", text.index(b), text.index(b) + len(b)) for b in bodies]
    names += [NameMention(p, "PERSON", text.index(p), text.index(p) + len(p)) for p in people]
    return find_role(text, start, start + len(name), sorted(names, key=lambda n: n.start))


def test_an_apposition_is_parted_into_role_and_body():
    text = "“Wait,” said Mira Solen, director of the river program at the Harlan Center, a think tank."
    role = role_of(text, "Mira Solen", "Harlan Center")
    assert (role.role, role.affiliation) == ("director of the river program", "Harlan Center")
    assert text[slice(*role.role_span)] == "director of the river program at the Harlan Center"


def test_a_body_is_recognised_by_its_form_where_none_is_given():
    role = role_of("Mira Solen, a fellow at the Harlan Institute, left.", "Mira Solen")
    assert (role.role, role.affiliation) == ("fellow", "Harlan Institute")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Freedonian President Mira Solen left.", "Freedonian President"),
        ("On Monday Freedonian President Mira Solen left.", "Freedonian President"),
        ("Former deputy foreign minister Mira Solen left.", "Former deputy foreign minister"),
        ("Acting Interior Minister Mira Solen left.", "Acting Interior Minister"),
        ("Minister of State for Trade Mira Solen left.", "Minister of State for Trade"),
        ("Youth and Sports Minister Mira Solen left.", "Youth and Sports Minister"),
        ("When Rep. Mira Solen left, all left.", "Rep"),
        ("The tin magnate Mira Solen left.", "tin magnate"),
        ("The group's director, Mira Solen, left.", "group's director"),
        ("Mira Solen, 27, a student and left-wing activist, left.", "student and left-wing activist"),
        ("Mira Solen, who is a lawyer from Brackwater, left.", "lawyer from Brackwater"),
        ("Mira Solen is the mayor of Brackwater. She left.", "mayor of Brackwater"),
        ("Mira Solen (沈美), the city’s mayor, left.", "city’s mayor"),
        ("Dr Mira Solen, director, Harlan Institute, left.", "director"),
        (
            "Chairman of the self-styled Ferry Watch Mira Solen left.",
            "Chairman of the self-styled Ferry Watch",
        ),
        ("Head of the non-profit Ferry Watch Mira Solen left.", "Head of the non-profit Ferry Watch"),
        (
            "Mira Solen, a guest of the so-called harbour council, left.",
            "guest of the so-called harbour council",
        ),
        ("Mira Solen, a fellow at a think tank in Brackwater, left.", "fellow at a think tank in Brackwater"),
        ("Mira Solen, spokesperson of the, well, port, left.", "spokesperson"),
        ("Mira Solen, one of the founders of the ferry line, left.", "founders of the ferry line"),
        ("Mira Solen, a harbour pilot downriver, left.", "harbour pilot"),
        ("General (Retd) Mira Solen left.", "General"),
        ("Foreign Minister Gen. Mira Solen left.", "Foreign Minister"),
    ],
)
def test_roles_are_read_beside_the_name(text, expected):
    assert role_of(text, "Mira Solen").role == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mira Solen left the town.",
        "Mr. Mira Solen left.",
        "According to Mira Solen, the minister said nothing.",
        "They spoke of the minister.\n\nMira Solen left.",
        "On Tuesday Mira Solen left, and ministers stayed.",
        "Voters like Mira Solen, and many do.",
        "Mira Solen, a brisk crooked lopsided grizzled stubborn pilot, left.",
    ],
)
def test_no_role_is_made_up(text):
    assert role_of(text, "Mira Solen") is None


def test_the_next_persons_title_is_not_taken():
    text = "Mira Solen, Trade Minister Doran Ives and others left."
    assert role_of(text, "Mira Solen", people=["Doran Ives"]) is None
    assert role_of(text, "Doran Ives", people=["Mira Solen"]).role == "Trade Minister"


def test_a_body_before_the_role_is_the_affiliation():
    role = role_of("Harlan Center director Mira Solen left.", "Mira Solen", "Harlan Center")
    assert (role.role, role.affiliation) == ("director", "Harlan Center")


def test_a_body_right_after_the_role_is_the_affiliation_whole():
    text = "Mira Solen, director Harlan River Center, left."
    role = role_of(text, "Mira Solen", "Harlan River Center")
    assert (role.role, role.affiliation) == ("director", "Harlan River Center")
    assert text[slice(*role.role_span)] == "director Harlan River Center"


def test_a_body_after_the_name_alone_is_the_affiliation():
    role = role_of("“No,” said Mira Solen of the Harlan Center.", "Mira Solen", "Harlan Center")
    assert (role.role, role.affiliation, role.kind) == (None, "Harlan Center", "membership")


def test_an_office_is_chosen_before_a_relation():
    wife = role_of("His wife Mira Solen left.", "Mira Solen")
    mayor = role_of("Mayor Mira Solen left.", "Mira Solen")
    assert best_role([None, wife, mayor]).role == "Mayor"
    assert best_role([None]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The former ministers Ida Berg and Mira Solen left.", "former ministers"),
        ("Lawmakers Ida Berg, Aru Lind and Dr Mira Solen left.", "Lawmakers"),
        ("The harbour pilots Ida Berg, Aru Lind, and Mira Solen left.", "harbour pilots"),
    ],
)
def test_a_plural_is_said_of_every_name_that_it_joins(text, expected):
    assert (
        role_of(text, "Mira Solen", people=("Ida Berg", "Aru Lind")[: text.count(",") + 1]).role == expected
    )


@pytest.mark.parametrize(
    "text",
    [
        "The minister Ida Berg and Mira Solen left.",
        "Aides of Ida Berg and Mira Solen left.",
        "The ministers Ida Berg left and Mira Solen stayed.",
        "Lawmakers, Ida Berg and Mira Solen left.",
        "They met Mira Solen, the minister of trade Ida Berg and others.",
        "They met Mira Solen, the minister Ida Berg and others.",
    ],
)
def test_what_is_said_of_one_is_not_said_of_the_next(text):
    assert role_of(text, "Mira Solen", people=("Ida Berg",)) is None


@pytest.mark.parametrize("other", ["Ida Berg", "President Ida Berg", "the painter Ida Berg"])
def test_a_name_within_a_description_ends_it(other):
    found = role_of(f"Mira Solen, an aide of {other}, left.", "Mira Solen", people=("Ida Berg",))
    assert found.role == "aide"
