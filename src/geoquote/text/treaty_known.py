"""Treaties that the resource knows, found in a text by their names.

A name must stand with the resource's capitals; only its common nouns may be lower case ("the Minsk
agreements"), and acronyms must be equal letter for letter.  The longest name wins.
"""

import json
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from geoquote import resources
from geoquote.text.treaty_tokens import Token, first_word, fold, tokenize, word_set

_PLURALS = {"agreement": "agreements", "accord": "accords", "protocol": "protocols", "treaty": "treaties"}
_CONTEXT_REACH = 40
_TAIL_REACH = 4


@dataclass(frozen=True)
class KnownTreaty:
    """A treaty of the resource: year of signing or adoption; no parties where it is open to many."""

    official_name: str
    year: int | None
    parties: tuple[str, ...]


class _Name(NamedTuple):
    words: tuple[str, ...]
    treaty: KnownTreaty
    needs_context: bool


class KnownHit(NamedTuple):
    """Tokens [first, last] that name a treaty of the resource."""

    first: int
    last: int
    treaty: KnownTreaty


@cache
def known_treaties() -> tuple[KnownTreaty, ...]:
    """Return the resource's treaties in file order."""
    return tuple(_treaty(row) for row in _rows())


def _rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in resources.lines("treaties.jsonl")]


def _treaty(row: dict[str, Any]) -> KnownTreaty:
    return KnownTreaty(row["official_name"], row["year"], tuple(row["parties"]))


@cache
def _by_first_word() -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Return all names with their rows by the key of their first word."""
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    for row in _rows():
        for name in (row["official_name"], *row["names"]):
            found.setdefault(fold(first_word(name)), []).append((name, row))
    return found


@cache
def _names(key: str) -> tuple[_Name, ...]:
    """Return the names whose first word has a key, longest first; most keys are never asked for."""
    names = [
        _Name(tuple(t.text for t in tokenize(name)), _treaty(row), name in row.get("needs_context", ()))
        for name, row in _by_first_word()[key]
    ]
    return tuple(sorted(names, key=lambda n: -len(n.words)))


def find_known(tokens: list[Token]) -> list[KnownHit]:
    """Return the resource's names among the tokens, without overlaps, the longest from each place."""
    hits: list[KnownHit] = []
    known = _by_first_word()
    for at, token in enumerate(tokens):
        if token.key in known and (not hits or at > hits[-1].last) and (hit := _hit_at(tokens, at)):
            hits.append(hit)
    return hits


def _hit_at(tokens: list[Token], at: int) -> KnownHit | None:
    for name in _names(tokens[at].key):
        last = at + len(name.words) - 1
        if not _matches(tokens[at : last + 1], name.words) or _goes_on(tokens, last):
            continue
        if not name.needs_context or _has_context(tokens, at, last):
            return KnownHit(at, last, name.treaty)
    return None


def _matches(tokens: list[Token], words: tuple[str, ...]) -> bool:
    return len(tokens) == len(words) and all(map(_same, tokens, words))


def _same(token: Token, word: str) -> bool:
    if token.text == word:
        return True
    want, plural = _key(word)
    if token.key not in (want, plural):
        return False
    if sum(map(str.isupper, word)) > 1 and word.isalpha():
        return False
    return token.capital or not word[0].isupper() or want in word_set("lower_heads") | word_set("topics")


@cache
def _key(word: str) -> tuple[str, str]:
    key = tokenize(word)[0].key
    return key, _PLURALS.get(key, key)


def _goes_on(tokens: list[Token], last: int) -> bool:
    """Tell whether the name is the head of another's: "North Atlantic Treaty Organization"."""
    for token in tokens[last + 1 : last + 1 + _TAIL_REACH]:
        if not token.capital or token.sentence != tokens[last].sentence:
            return False
        if token.key in word_set("tails"):
            return True
    return False


def _has_context(tokens: list[Token], first: int, last: int) -> bool:
    near = tokens[max(0, first - _CONTEXT_REACH) : first] + tokens[last + 1 : last + 1 + _CONTEXT_REACH]
    return any(t.key in word_set("topic_verbs") for t in near if t.sentence == tokens[first].sentence)
