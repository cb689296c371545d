"""Wikidata ids of international bodies: by exact name, or by an acronym that means no other body."""

from collections.abc import Iterable
from functools import lru_cache

from geoquote import resources
from geoquote.text.bodies import BodyName, known_bodies, parse_body

_UNITED_NATIONS = ("united", "nations")
_TELLING = 5
"""Letters from which an acronym is taken at its word; a shorter one (IOC, FRA) only where the press's list says so."""


def body_id(names: Iterable[str]) -> str | None:
    """Give the Wikidata id of the international body that all of an entity's telling names mean; None where in doubt.

    An acronym beside a full name does not count: the full name says better what it stands for.
    """
    parsed = [parse_body(name) for name in names]
    full = [name for name in parsed if not name.acronym]
    ids = {_names().get(_key(name)) for name in full} if full else {_acronyms().get(n.words) for n in parsed}
    found = ids - {None}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {_key(parse_body(row["name"])): row["wikidata"] for row in resources.rows("bodies_wikidata.csv")}


@lru_cache(maxsize=1)
def _acronyms() -> dict[tuple[str, ...], str]:
    """Index by acronym: those of the press's list by the body they mean there, long ones by their own row."""
    press = resources.rows("acronyms.csv")
    found = {parse_body(row["acronym"]).words: _names().get(_key(parse_body(row["name"]))) for row in press}
    found |= {words: _names().get(key) for words, key in known_bodies().items() if len(words) == 1}
    for row in resources.rows("bodies_wikidata.csv"):
        acronym = parse_body(row["acronym"])
        if acronym.acronym and len(row["acronym"]) >= _TELLING:
            found.setdefault(acronym.words, row["wikidata"])
    return {words: wikidata for words, wikidata in found.items() if wikidata}


def _key(name: BodyName) -> str:
    words = tuple(w for word in name.words for w in (_UNITED_NATIONS if word == "un" else (word,)))
    return known_bodies().get(name.words) or known_bodies().get(words) or " ".join(words)
