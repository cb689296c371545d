"""The words that descriptions of people are made of: role nouns, what stands before them, what ends them."""

import calendar
import re
from dataclasses import dataclass

from geoquote import resources
from geoquote.text.fold import fold_words
from geoquote.text.names import title_genders
from geoquote.text.words import words

_CALENDAR = frozenset(n.lower() for n in (*calendar.day_name, *calendar.month_name) if n)
_CLITICS = frozenset({"'s", "’s", "'", "’"})
_QUALIFIERS = frozenset(
    {
        "former",
        "ex",
        "acting",
        "interim",
        "then",
        "current",
        "incoming",
        "outgoing",
        "retired",
        "ret",
        "senior",
    }
    | {"deputy"}
)
_SHORT_NOUNS = frozenset({"son", "man", "nun", "vet", "boy", "spy", "mla"})
_SHORT = 3  # heads this short are acronyms (CEO, MP) and must stand in capitals


@dataclass(frozen=True)
class Token:
    """A word of the text with its place, and its folded form."""

    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it has a letter or digit at its start."""
        return self.text[0].isalnum()

    @property
    def clitic(self) -> bool:
        """Whether it is a possessive ending."""
        return self.low in _CLITICS


def tokens_between(text: str, start: int, end: int) -> list[Token]:
    """Give the words of text[start:end] with their places in the whole text."""
    piece = text[max(0, start) : end]
    base = max(0, start)
    return [Token(piece[a:b], base + a, base + b) for a, b in words(piece)]


def is_head(token: Token) -> bool:
    """Say whether a word may be the noun that a role turns on (minister, chairmen's plural included)."""
    nouns = resources.words("role_nouns.txt")
    if (
        len(token.text) <= _SHORT
        and token.low not in _SHORT_NOUNS
        and not token.text.removesuffix("s").isupper()
    ):
        return is_rank(token)
    low = "".join(fold_words(token.text))
    singular = low.removesuffix("s") in nouns or (low.endswith("men") and low[:-3] + "man" in nouns)
    return low in nouns or singular or is_rank(token)


def is_plural(token: Token) -> bool:
    """Say whether a role noun speaks of several people."""
    return token.low not in resources.words("role_nouns.txt") and token.low.endswith(("s", "men"))


def is_rank(token: Token) -> bool:
    """Say whether it is a title that names an office or rank, with a capital (Rep., Brigadier)."""
    title = token.low.rstrip(".")
    return (
        token.capital and (title,) in title_genders() and not is_courtesy(token) and title not in _QUALIFIERS
    )


def is_courtesy(token: Token) -> bool:
    """Say whether it is a title of courtesy, which is no role."""
    return token.low.rstrip(".") in resources.words("courtesy.txt")


def is_relation(phrase: str) -> bool:
    """Say whether a description only tells what someone is to another person (his wife, her rival)."""
    return any(w in resources.words("role_relations.txt") for w in fold_words(phrase)[:4])


def is_adjective(token: Token) -> bool:
    """Say whether it is a known word before a role noun (former, deputy, finance)."""
    return token.low in resources.words("role_adjectives.txt")


def is_stop(token: Token) -> bool:
    """Say whether it ends a description: a small letter first, so that State Council does not."""
    return not token.capital and token.low in resources.words("role_stops.txt")


def is_function_word(token: Token) -> bool:
    """Say whether it is a function word or a calendar word, which no description begins with."""
    return token.low in resources.words("function_words.txt") or token.low in _CALENDAR


_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?")


def is_number(token: Token) -> bool:
    """Say whether it is a number or an ordinal in figures."""
    return bool(_ORDINAL.fullmatch(token.text))
