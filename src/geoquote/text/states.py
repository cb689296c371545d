"""States by name, capital and demonym."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from geoquote import resources
from geoquote.text.fold import fold_words

_GOVERNMENT = frozenset({"government", "governments", "regime", "authorities", "administration"})


@dataclass(frozen=True)
class State:
    """A state: its code, English name and Wikidata id."""

    code: str
    name: str
    wikidata: str


@lru_cache(maxsize=1)
def _names() -> dict[str, State]:
    return _table("aliases") | {_key(row["name"]): _state(row) for row in resources.data("countries.json")}


@lru_cache(maxsize=3)
def _table(field: str) -> dict[str, State]:
    """Index the states by one field; what several states share (Korean, Kingston) names none."""
    found: dict[str, set[State]] = {}
    for row in resources.data("countries.json"):
        for name in row[field]:
            found.setdefault(_key(name), set()).add(_state(row))
    return {key: next(iter(states)) for key, states in found.items() if len(states) == 1}


def _state(row: dict[str, str]) -> State:
    return State(row["code"], row["name"], row["wikidata"])


def _key(name: str) -> str:
    words = fold_words(name)
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def named_state(name: str) -> State | None:
    """Give the state that a name or alias names: no capitals, no demonyms."""
    return _names().get(_key(name))


def demonym_state(word: str) -> State | None:
    """Give the state of a demonym, singular or plural."""
    key = _key(word)
    table = _table("demonyms")
    return table.get(key) or (table.get(key[:-1]) if key.endswith("s") else None)


def capital_state(name: str) -> State | None:
    """Give the state of a capital; whether the text means the state is for the caller to know."""
    return _table("capitals").get(_key(name))


def government_state(name: str) -> State | None:
    """Give the state whose government a phrase names ("the Iraqi government", "government of Ghana")."""
    words = fold_words(name)
    if not _GOVERNMENT & set(words):
        return None
    rest = " ".join(w for w in words if w not in _GOVERNMENT and w not in {"the", "of"})
    return demonym_state(rest) or named_state(rest) or capital_state(rest)


def states_in(words: Sequence[str]) -> frozenset[str]:
    """Give the codes of the states that folded words name, by name or demonym, one word or two."""
    named = (*words, *map(" ".join, pairwise(words)))
    return frozenset(state.code for name in named if (state := demonym_state(name) or named_state(name)))


def state_of(name: str) -> tuple[str, str] | None:
    """Give (name, Wikidata id) of the state that a name, capital, demonym or government phrase stands for."""
    state = named_state(name) or government_state(name) or capital_state(name) or demonym_state(name)
    return (state.name, state.wikidata) if state else None
