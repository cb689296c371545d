"""What a text says a person is: the description beside the name, and the body he or she belongs to."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal

from geoquote import resources
from geoquote.text.fold import fold_words
from geoquote.text.mention import NameMention
from geoquote.text.role_after import after, belongs_to
from geoquote.text.role_before import before
from geoquote.text.role_words import is_relation

Kind = Literal["apposition", "title", "clause", "membership"]
Place = tuple[int, int]

_JOINT = re.compile(r"(?:\s*,\s*|\s*\b(?:at|of|for|with|from|in|on|to)\b\s*)(?:\b(?:the|a|an)\b\s*)?$")
_OWNED = re.compile(r"^['’]s?\s")
_BODY = re.compile(
    r"(?:\b(?:at|of|for|with|from)|,)\s+(?:the\s+)?((?:[A-Z][\w’'.&-]*|of|and|for|the)(?:\s+(?:[A-Z(][\w’'.&)-]*|of|and|for|the))*)"
)
_REACH = 400  # characters around a name within which other names matter
_RANK = {"apposition": 0, "title": 1, "clause": 2, "membership": 3}


@dataclass(frozen=True)
class Role:
    """A stated role: its words without the body, the body, where both stand, and in which construction."""

    role: str | None
    affiliation: str | None
    role_span: Place
    kind: Kind


def find_role(text: str, start: int, end: int, names: Sequence[NameMention] = ()) -> Role | None:
    """Give what the text says the person named at [start, end) is; None where it says nothing there.

    `names` are the document's name mentions in text order: other people bound the search, bodies become
    affiliations.
    """
    first = bisect_left(names, start - _REACH, key=attrgetter("start"))
    last = bisect_left(names, end + _REACH, key=attrgetter("start"))
    near = [m for m in names[first:last] if m.end <= start or m.start >= end]
    people = [(m.start, m.end) for m in near if m.type == "PERSON"]
    bodies = [(m.start, m.end) for m in near if m.type == "ORG"]
    if found := after(text, end, people):
        return _role(text, found[0], bodies, "apposition" if found[1] == "apposition" else "clause")
    body = belongs_to(text, end, bodies)
    if place := before(text, start, end, people):
        role = _role(text, place, bodies, "title")
        return replace(role, affiliation=role.affiliation or (text[body[0] : body[1]] if body else None))
    return Role(None, text[body[0] : body[1]], body, "membership") if body else None


def best_role(roles: Iterable[Role | None]) -> Role | None:
    """Choose one of a person's roles: an office before a relation, apposition, title, then clause."""
    found = [r for r in roles if r is not None]
    return min(found, key=_rank, default=None)


def _rank(role: Role) -> tuple[bool, int, bool]:
    words = role.role or ""
    return (is_relation(words), _RANK[role.kind], " " not in words and role.affiliation is None)


def _role(text: str, place: Place, bodies: Sequence[Place], kind: Kind) -> Role:
    body = next((b for b in bodies if place[0] <= b[0] and b[1] <= place[1]), None) or _body(text, place)
    phrase = text[place[0] : place[1]]
    if body is None:
        return Role(_shown(phrase), None, place, kind)
    affiliation = text[body[0] : body[1]]
    ahead, behind = text[place[0] : body[0]], _OWNED.sub("", text[body[1] : place[1]])
    if not (joint := _JOINT.search(ahead)):
        return Role(_shown(f"{ahead} {behind}") or None, affiliation, place, kind)
    return Role(_shown(phrase if behind.strip() else ahead[: joint.start()]), affiliation, place, kind)


def _body(text: str, place: Place) -> Place | None:
    """Find a body by its form: capitals with a noun that names bodies, or an acronym, after a preposition."""
    nouns = resources.words("body_nouns.txt") | resources.words("unit_nouns.txt")
    for found in _BODY.finditer(text, place[0], place[1]):
        if nouns & set(fold_words(found.group(1))):
            return found.start(1), found.start(1) + len(re.sub(r"\s+(?:of|and|for|the)$", "", found.group(1)))
    return None


def _shown(phrase: str) -> str:
    return " ".join(phrase.split()).strip(" ,-")
