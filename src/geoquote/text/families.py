"""The kinds of names that cluster by rules of their own: people, bodies, and everything else by its key."""

from typing import Protocol

from geoquote import resources
from geoquote.text.bodies import BodyName, known_bodies, parse_body
from geoquote.text.body_fit import fit_body
from geoquote.text.fold import fold_words
from geoquote.text.names import PersonName, fit, parse_person
from geoquote.text.states import demonym_state, government_state, named_state

BODY_TYPES = frozenset({"ORG", "TREATY"})
_PEOPLE_NOUNS = frozenset({"people", "peoples", "nation", "tribe", "community"})


class Form(Protocol):
    """A name taken apart, as the clustering sees it."""

    @property
    def size(self) -> int:
        """How many telling words it has: longer forms are settled first."""

    @property
    def keys(self) -> frozenset[str]:
        """What it is found by: two forms of one entity share a key, misspellings apart."""

    def fits(self, longer: "Form") -> float:
        """Score from 0 to 1 how well it fits a longer form of the same entity."""


class PersonForm:
    """A person's name."""

    def __init__(self, text: str) -> None:
        """Take the name apart."""
        self.name: PersonName = parse_person(text)
        self.size = len(self.name.core)
        own = {*self.name.core, *self.name.words, "".join(self.name.core)} - {""}
        self.keys = frozenset(own | ({self.name.initials} if len(self.name.words) > 2 else set()))

    def fits(self, longer: "Form") -> float:
        """Score how well it fits a longer name."""
        return fit(self.name, longer.name) if isinstance(longer, PersonForm) else 0.0


class BodyForm:
    """A body's or treaty's name."""

    def __init__(self, text: str) -> None:
        """Take the name apart."""
        self.name: BodyName = parse_body(text)
        self.size = 0 if self.name.acronym else len(self.name.content)
        own = _telling(self.name.content) | {"".join(self.name.content)}
        own |= {w.removesuffix("s") for w in own}
        if body := known_bodies().get(self.name.words):
            own.add(body)
        self.keys = frozenset(own | (self.name.initials if not self.name.acronym else set())) - {""}

    def fits(self, longer: "Form") -> float:
        """Score how well it fits a longer name."""
        return fit_body(self.name, longer.name) if isinstance(longer, BodyForm) else 0.0


def _telling(content: tuple[str, ...]) -> set[str]:
    """Leave out the nouns that many bodies share, unless nothing but a level or state tells the body."""
    kinds = resources.words("body_nouns.txt") | resources.words("unit_nouns.txt")
    telling = set(content) - kinds
    ranks = resources.words("body_ranks.txt")
    return telling if any(w not in ranks and not w.startswith("state:") for w in telling) else set(content)


class KeyForm:
    """A name that is one with another exactly when their keys are equal: places, peoples, products."""

    def __init__(self, text: str, kind: str) -> None:
        """Find the key."""
        self.key = _key(text, kind)
        self.size = 1
        self.keys = frozenset({self.key})

    def fits(self, longer: "Form") -> float:
        """Score 1 for the same key."""
        return float(isinstance(longer, KeyForm) and longer.key == self.key)


def _key(text: str, kind: str) -> str:
    words = fold_words(text)
    if words[:1] == ["the"] and len(words) > 1:
        words = words[1:]
    state = named_state(text) or government_state(text) if kind == "GPE" else None
    if kind == "NORP":
        words = [w for w in words if w not in _PEOPLE_NOUNS] or words
        state = demonym_state(" ".join(words))
    return (
        f"state:{state.code}"
        if state
        else " ".join(words).removesuffix("s" if kind == "NORP" else "\0") or text
    )


def group(kind: str) -> str:
    """Give the group of types within which names may be one: places together, other types alone."""
    return "GPE" if kind in {"GPE", "LOC"} else kind


def form_of(text: str, kind: str) -> Form:
    """Take a name of a group apart by the rules of its kind."""
    if kind == "PERSON":
        return PersonForm(text)
    return BodyForm(text) if kind in BODY_TYPES else KeyForm(text, kind)
