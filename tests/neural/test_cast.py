import re

from geoquote.neural.cast import cast, roles
from geoquote.text.mention import NameMention


def named(text, *names):
    """Give every place of each (forms, type), with the entity's number; forms are parted by "|"."""
    out = []
    for entity, (forms, kind) in enumerate(names):
        for m in re.finditer(forms, text):
            out.append((NameMention(m.group(), kind, m.start(), m.end()), entity))
    return sorted(out, key=lambda n: n[0].start)


TEXT = (
    "Tova Lindqvist, the mayor of Brackwater, spoke on Monday. She was tired. "
    "The River Board agreed with Lindqvist in Brackwater."
)


def everyone():
    return named(
        TEXT,
        ("Tova Lindqvist|Lindqvist", "PERSON"),
        ("Brackwater", "GPE"),
        ("River Board", "ORG"),
        ("Monday", "DATE"),
    )


def test_those_who_may_speak_are_candidates_with_every_place_of_theirs():
    found = {c.entity: c for c in cast(TEXT, everyone(), {})}
    assert [found[k].type for k in sorted(found)] == ["PERSON", "GPE", "ORG"]
    assert [TEXT[s:e] for s, e in found[0].mentions] == ["Tova Lindqvist", "Lindqvist"]
    assert found[0].names == {"tova", "lindqvist"}
    assert found[2].names == {"river", "board"}


def test_roles_are_read_for_people_only():
    known = roles(TEXT, everyone())
    assert set(known) == {0}
    assert known[0].role == "mayor of Brackwater"


def test_a_candidate_bears_the_words_of_its_role():
    people = everyone()
    found = {c.entity: c for c in cast(TEXT, people, roles(TEXT, people))}
    assert found[0].role == {"mayor", "brackwater", "mb"}  # with the acronym that the office may have
    assert found[1].role == frozenset()


def test_only_people_are_he_or_she():
    found = {c.entity: c for c in cast(TEXT, everyone(), {})}
    assert found[0].gender == "female"
    assert found[1].gender is None
    assert found[2].gender is None


def test_nobody_named_is_nobody_to_speak():
    assert cast("Nobody came.", [], {}) == []
    assert roles("Nobody came.", []) == {}


def test_a_state_is_one_word_in_a_role_and_a_body_tells_its_sort():
    text = "Japan’s minister Tova Lindqvist met the Solen Bank."
    named = [
        (NameMention("Tova Lindqvist", "PERSON", 17, 31), 0),
        (NameMention("Solen Bank", "ORG", 40, 50), 1),
    ]
    person, bank = cast(text, named, roles(text, named))
    assert {"minister", "state:jp"} <= person.role
    assert bank.sorts == {"bank"} and not person.sorts
