"""Names that say what they are whatever stands around them: well-known bodies, and what only looks like a name."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from geoquote import resources
from geoquote.text.bodies import parse_body
from geoquote.text.gender import given_names
from geoquote.text.states import named_state

BODY = "Organization"
PLACE = "Location"
TERM = "Term"
"""What is written like a name and names nothing that geoquote looks for: “Brexit”, “GDP”."""

_Words = tuple[str, ...]


@lru_cache(maxsize=4096)
def known_label(text: str) -> str | None:
    """Return what a name is: BODY, TERM, “NORP”, “Location” or “Product”; None where nothing is known of it.

    What is listed as an acronym counts only if it is printed as one.  A state whose name is a given name (“Chad”) is
    left open.
    """
    name = parse_body(text)
    names, acronyms = _listed()
    found = names.get(name.words) or (acronyms.get(name.words) if name.acronym else None)
    if found is None and named_state(text) and " ".join(name.words) not in given_names():
        return PLACE
    return found


@lru_cache(maxsize=1)
def _listed() -> tuple[Mapping[_Words, str], Mapping[_Words, str]]:
    """Return the labels of names and of acronyms, by their folded words."""
    names: dict[_Words, str] = {}
    acronyms: dict[_Words, str] = {}
    for printed, label in _rows():
        name = parse_body(printed)
        (acronyms if name.acronym else names)[name.words] = label
    return names, acronyms


def _rows() -> Iterable[tuple[str, str]]:
    for row in resources.rows("other_names.csv"):
        yield row["name"], row["label"]
    for name in resources.lines("body_names.txt"):
        yield name, BODY
    for line in resources.lines("body_aliases.txt"):
        yield from ((name, BODY) for name in line.split("|"))
    for row in resources.rows("bodies_wikidata.csv"):
        yield row["name"], BODY
    for row in resources.rows("acronyms.csv"):
        yield row["acronym"], BODY
