"""The document's cast: its entities as candidates for speaking."""

from bisect import bisect_left
from collections.abc import Sequence

from geoquote import resources
from geoquote.neural.speakers import Candidate
from geoquote.text.bodies import state_word
from geoquote.text.body_sorts import sorts_of_name
from geoquote.text.datelines import datelines
from geoquote.text.fold import fold_words
from geoquote.text.gender import AFTER, gender_hint, given_name_gender
from geoquote.text.mention import NameMention
from geoquote.text.roles import Role, best_role, find_role
from geoquote.text.states import named_state

SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "TREATY"})  # “Russian officials” are unnamed: no demonyms

_ACRONYM = (2, 3, 4)  # letters of an office's acronym

PLACES = frozenset({"GPE", "LOC"})


def roles(text: str, named: Sequence[tuple[NameMention, int]]) -> dict[int, Role]:
    """Return what the text says each person is, by entity."""
    everyone = sorted((m for m, _ in named), key=lambda m: (m.start, m.end))
    found: dict[int, list[Role | None]] = {}
    for m, entity in named:
        if m.type == "PERSON":
            found.setdefault(entity, []).append(find_role(text, m.start, m.end, everyone))
    return {entity: best for entity, all_ in found.items() if (best := best_role(all_))}


def cast(text: str, named: Sequence[tuple[NameMention, int]], known: dict[int, Role]) -> list[Candidate]:
    """Return the entities that may speak, given every name mention with its entity.

    A dateline names no one who may: “the council” of a report from Accra is not Accra.
    """
    own: dict[int, list[NameMention]] = {}
    sent_from = {
        start for start, _ in datelines(text, [(m.start, m.end) for m, _ in named if m.type in PLACES])
    }
    for m, entity in named:
        if m.type in SPEAKERS and m.start not in sent_from:
            own.setdefault(entity, []).append(m)
    people = sorted((m.start, m.end, entity) for m, entity in named if m.type == "PERSON")
    return [_candidate(text, entity, ms, people, known.get(entity)) for entity, ms in own.items()]


def _candidate(
    text: str,
    entity: int,
    own: Sequence[NameMention],
    people: Sequence[tuple[int, int, int]],
    role: Role | None,
) -> Candidate:
    places = sorted((m.start, m.end) for m in own)
    small = resources.words("role_small_words.txt")
    names = {w for m in own for w in fold_words(m.text)} - small
    words = set(fold_words(f"{role.role or ''} {role.affiliation or ''}")) - small if role else set()
    words |= _initials(role.role or "") if role else set()
    words = set(map(state_word, words))  # Japan’s minister is “the Japanese minister”
    gender = given = None
    if own[0].type == "PERSON":
        gender = gender_hint(text, places, _others_near(entity, places, people)).likely
        given = given_name_gender(max((m.text for m in own), key=len))
    bodies = {m.text for m in own if m.type == "ORG"}
    sorts = frozenset[str]().union(*map(sorts_of_name, bodies))
    states = frozenset(found.code for m in own if m.type == "GPE" and (found := named_state(m.text)))
    return Candidate(
        entity, own[0].type, tuple(places), frozenset(names), frozenset(words), gender, given, sorts, states
    )


def _initials(role: str) -> set[str]:
    """Return the acronyms that a role may have: “AG” is the Attorney General, or the deputy."""
    small = resources.words("role_small_words.txt")
    initials = "".join(w[0] for w in fold_words(role) if w not in small and w[0].isalpha())
    return {initials[k : k + n] for n in _ACRONYM for k in range(len(initials) - n + 1)}


def _others_near(
    entity: int, places: Sequence[tuple[int, int]], people: Sequence[tuple[int, int, int]]
) -> set[tuple[int, int]]:
    """Return the mentions of other people, out of those of all in order, that a pronoun near `places` may mean."""
    return {
        (s, e)
        for _, end in places
        for s, e, other in people[bisect_left(people, (end,)) : bisect_left(people, (end + AFTER,))]
        if other != entity
    }
