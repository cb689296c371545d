"""Names of bodies taken apart: companies, ministries, parties, treaties; and how well two of them fit."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from geoquote import resources
from geoquote.text.names import fold_words, plain, without_possessive
from geoquote.text.similar import similar
from geoquote.text.states import demonym_state, named_state

_SMALL = frozenset(
    {"the", "of", "for", "and", "in", "on", "at", "to", "a", "an", "de", "la", "et", "with", "against", "by"}
)
_LINKS = frozenset({"of", "for", "and", "in", "on"})
_BRACKET = re.compile(r"\(([^()]{1,20})\)")
_MAX_ACRONYM = 10


@dataclass(frozen=True)
class BodyName:
    """A body's name in folded, standardised words."""

    text: str
    words: tuple[str, ...]

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words that carry meaning, legal form left out."""
        kept = [w for w in self.words if w not in _SMALL]
        while len(kept) > 1 and kept[-1] in resources.words("company_suffixes.txt"):
            kept.pop()
        return tuple(kept) or self.words

    @cached_property
    def acronym(self) -> bool:
        """Whether it is written as an acronym: one word, most of it capitals."""
        letters = [c for c in self.text if c.isalpha()]
        capitals = sum(c.isupper() for c in letters)
        return (
            len(self.words) == 1
            and 1 < len(letters) <= _MAX_ACRONYM
            and capitals * 2 >= len(letters)
            and capitals > 1
        )

    @cached_property
    def initials(self) -> frozenset[str]:
        """Its acronyms: first letters of all words, of those that carry meaning, and of those without a state first."""
        forms = {"".join(_initial(w) for w in self.words), "".join(_initial(w) for w in self.content)}
        forms.add("".join(_initial(w) for w in self.words if w not in {"the", "of"}))
        if len(self.content) > 2 and (demonym_state(self.content[0]) or named_state(self.content[0])):
            forms.add("".join(_initial(w) for w in self.content[1:]))
        return frozenset(f for f in forms if len(f) > 1)


def _initial(word: str) -> str:
    return word if word.isdigit() else word[0]


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return {row["variant"]: row["standard"] for row in resources.rows("spellings.csv")}


@lru_cache(maxsize=65536)
def parse_body(text: str) -> BodyName:
    """Take a body's name apart: article, possessive and bracketed acronym away, spellings made one."""
    bare = without_possessive(_BRACKET.sub(" ", text).strip() or text)
    words = [_spellings().get(w, w) for w in fold_words(bare)]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return BodyName(bare.strip(), tuple(words) or (plain(text),))


def own_acronym(text: str) -> str | None:
    """Give the acronym that a name itself carries in brackets."""
    found = _BRACKET.search(text)
    return found.group(1).strip() if found else None


def fit_body(short: BodyName, long: BodyName) -> float:
    """Score from 0 to 1 how well a body's name fits a longer (or equal) one of the same body."""
    if _equal(short, long):
        return 1.0
    if short.acronym:
        return 0.95 if short.words[0] in long.initials else _fit_short_form(short, long)
    if len(short.content) == len(long.content):
        return 0.9 if _spelled_otherwise(short.content, long.content) else 0.0
    return _fit_short_form(short, long)


def _equal(a: BodyName, b: BodyName) -> bool:
    return (
        a.words == b.words
        or sorted(a.content) == sorted(b.content)
        or "".join(a.content) == "".join(b.content)
    )


def _spelled_otherwise(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return all(x == y or _plural(x, y) or similar(x, y) for x, y in zip(a, b, strict=True))


def _plural(a: str, b: str) -> bool:
    return a + "s" == b or b + "s" == a


def _fit_short_form(short: BodyName, long: BodyName) -> float:
    a, b = short.content, long.content
    if len(a) >= len(b) or _is_state(short):
        return 0.0
    nouns = resources.words("body_nouns.txt")
    if b[: len(a)] == a and not set(a) <= nouns:
        return 0.9 if _droppable(short, long, nouns) else 0.0
    if b[-len(a) :] == a and len(a) > 1:
        return 0.85 if len(b) - len(a) <= 3 else 0.6
    if b[-len(a) :] == a and a[0] in nouns and short.text[:1].isupper():
        return 0.6
    rest = iter(b)
    in_order = len(a) > 1 and all(w in rest for w in a)
    return 0.8 if in_order and a[0] == b[0] and a[-1] in nouns | {b[-1]} else 0.0


def _is_state(name: BodyName) -> bool:
    return bool(named_state(name.text) or demonym_state(name.text))


def _droppable(short: BodyName, long: BodyName, nouns: frozenset[str]) -> bool:
    """Say whether what a long name has after the short one may be left out: its kind, or "of" and what follows."""
    rest = long.words[len(short.words) :] if long.words[: len(short.words)] == short.words else ()
    if rest and rest[0] in _LINKS:
        return len(short.content) > 1
    suffixes = resources.words("company_suffixes.txt")
    return all(w in nouns or w in suffixes or named_state(w) for w in long.content[len(short.content) :])
