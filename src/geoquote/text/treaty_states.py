"""States, their capitals and their adjectives: who concludes treaties, and what alone names none."""

from functools import cache

from geoquote import resources


@cache
def states() -> frozenset[str]:
    """Return states by name."""
    return frozenset(n for row in resources.data("countries.json") for n in (row["name"], *row["aliases"]))


@cache
def places() -> frozenset[str]:
    """Return states and capitals by name: what a treaty stands beside."""
    return states() | {n for row in resources.data("countries.json") for n in row["capitals"]}


@cache
def demonyms() -> frozenset[str]:
    """Return the adjectives of states."""
    return frozenset(n for row in resources.data("countries.json") for n in row["demonyms"])
