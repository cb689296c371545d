"""A small full-text syntax over folded words: read once, asked of many texts.

    tunnel water            both words, anywhere
    "tunnel under"          these words one after the other
    tunnel*                 words that begin so
    tunnel OR bridge        either
    tunnel NOT water        the one without the other
    (tunnel OR bridge) AND "north shore"

Words without an operator between them are joined by AND, which binds tighter than OR; NOT binds tightest.
Case, accents and punctuation do not matter, but AND, OR and NOT are written in capitals.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geoquote.text.fold import fold_words

_TOKEN = re.compile(r'\s*(?:([()])|"([^"]*)"(\*?)|([^\s()"]+))')
_OPERATORS = ("AND", "OR", "NOT")
_MOST = 200
"""Words and operators of an expression: nobody types more, and brackets in brackets need a stack."""


@dataclass(frozen=True)
class Term:
    """Words that stand one after the other; with `prefix` the last one is a beginning."""

    words: tuple[str, ...]
    prefix: bool = False

    def matches(self, words: Sequence[str]) -> bool:
        """Whether they stand in these folded words."""
        size = len(self.words)
        return any(self._at(words[at : at + size]) for at in range(len(words) - size + 1))

    def _at(self, words: Sequence[str]) -> bool:
        if not self.prefix:
            return tuple(words) == self.words
        return tuple(words[:-1]) == self.words[:-1] and words[-1].startswith(self.words[-1])


@dataclass(frozen=True)
class All:
    """Every part matches."""

    parts: tuple["Expression", ...]

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every part stands in these folded words."""
        return all(part.matches(words) for part in self.parts)


@dataclass(frozen=True)
class Some:
    """One part at least matches."""

    parts: tuple["Expression", ...]

    def matches(self, words: Sequence[str]) -> bool:
        """Whether one of the parts stands in these folded words."""
        return any(part.matches(words) for part in self.parts)


@dataclass(frozen=True)
class Without:
    """The part does not match."""

    part: "Expression"

    def matches(self, words: Sequence[str]) -> bool:
        """Whether the part does not stand in these folded words."""
        return not self.part.matches(words)


Expression = Term | All | Some | Without


def parse(text: str) -> Expression:
    """Read an expression.  Raises ValueError with what is wrong and where."""
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens: list[str | Term] = list(_tokens(text))
        self._at = 0

    def whole(self) -> Expression:
        found = self._either()
        if self._next() is not None:
            raise ValueError("a bracket is closed that was not opened")
        return found

    def _next(self) -> str | Term | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _either(self) -> Expression:
        parts = [self._both()]
        while self._next() == "OR":
            self._at += 1
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def _both(self) -> Expression:
        parts = [self._negated()]
        while self._next() not in (None, "OR", ")"):
            self._at += self._next() == "AND"
            parts.append(self._negated())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _negated(self) -> Expression:
        if self._next() == "NOT":
            self._at += 1
            return Without(self._negated())
        return self._single()

    def _single(self) -> Expression:
        token = self._next()
        self._at += 1
        if isinstance(token, Term):
            return token
        if token != "(":
            raise ValueError(f"a word is missing before {token}" if token else "a word is missing at the end")
        found = self._either()
        if self._next() != ")":
            raise ValueError("a bracket is not closed")
        self._at += 1
        return found


def _tokens(text: str) -> list[str | Term]:
    if text.count('"') % 2:
        raise ValueError("a quotation mark is not closed")
    found: list[str | Term] = []
    for bracket, phrase, star, word in _TOKEN.findall(text):
        if bracket or word in _OPERATORS:
            found.append(bracket or word)
            continue
        words = tuple(fold_words(phrase or word))
        if words:
            found.append(Term(words, prefix=bool(star) or word.endswith("*")))
    if not any(isinstance(token, Term) for token in found):
        raise ValueError("no word in it")
    if len(found) > _MOST:
        raise ValueError(f"more than {_MOST} words and operators")
    return found
