"""Names of people taken apart: titles, name words, particles, generation; and how well two of them fit.

Everything compares folded words: no accents, no case, no punctuation.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from geoquote import resources
from geoquote.text.fold import fold_words
from geoquote.text.similar import similar

_POSSESSIVE = re.compile(r"['’ʼ](?:s|S)?\s*$")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_MAX_TITLE_WORDS = 4


def without_possessive(text: str) -> str:
    """Take a possessive ending off a name."""
    return _POSSESSIVE.sub("", text)


@lru_cache(maxsize=1)
def title_genders() -> dict[tuple[str, ...], str]:
    """Give each title's folded words with the gender it states ('' for none)."""
    return {tuple(fold_words(row["title"])): row["gender"] for row in resources.rows("titles.csv")}


def is_title(words: tuple[str, ...], left: int) -> bool:
    """Say whether folded words before `left` words of a name are a title.

    Titles that may be names themselves (Don, He, King) count only before two words or more.
    """
    careful = resources.words("titles_before_full_names.txt")
    return words in title_genders() and left > (words[0] in careful)


def leading_title(words: list[str]) -> int:
    """Count the words of the title that a name's folded words begin with; a word of the name is left."""
    longest = min(_MAX_TITLE_WORDS, len(words) - 1)
    return next((n for n in range(longest, 0, -1) if is_title(tuple(words[:n]), len(words) - n)), 0)


@dataclass(frozen=True)
class PersonName:
    """A person's name in folded words, as written and without its particles."""

    words: tuple[str, ...]
    title: tuple[str, ...] = ()
    generation: str = ""

    @cached_property
    def core(self) -> tuple[str, ...]:
        """The words that tell people apart: particles dropped, bin and abu glued to what follows."""
        small, joiners = resources.words("particles.txt"), resources.words("name_joiners.txt")
        out: list[str] = []
        glue = ""
        for i, word in enumerate(self.words):
            last = i == len(self.words) - 1
            if word in joiners and not last and not (word == "ben" and i == 0):
                glue += word
            elif word in small and not last and (i > 0 or len(self.words) > 1):
                continue
            else:
                out.append(glue + word)
                glue = ""
        return tuple(out) or self.words

    @cached_property
    def initials(self) -> str:
        """The first letters of all words, particles included."""
        return "".join(w[0] for w in self.words)


@lru_cache(maxsize=1024)
def parse_person(text: str) -> PersonName:
    """Take a person's name apart; a name that is nothing but a title is its own name."""
    words = fold_words(text)
    title: list[str] = []
    while n := leading_title(words):
        title, words = title + words[:n], words[n:]
    generation = ""
    if len(words) > 1 and words[-1] in _GENERATIONS:
        generation, words = words[-1], words[:-1]
    return PersonName(tuple(words), tuple(title), generation)


def fit(short: PersonName, long: PersonName) -> float:
    """Score from 0 to 1 how well a name fits a longer (or equal) one of the same person."""
    if {short.generation, long.generation} >= {"jr", "sr"} or not short.words or not long.words:
        return 0.0
    if _equal(short, long):
        return 1.0
    if len(short.words) == 1 < len(long.words):
        return _fit_one_word(short.words[0], long)
    if long.words[-len(short.words) :] == short.words:  # Suu Kyi, of Aung San Suu Kyi
        return 0.95
    if len(short.core) == len(long.core):
        return _fit_spelled_otherwise(short.core, long.core)
    if len(short.core) == 1:
        return _fit_one_word(short.core[0], long)
    return _fit_part(short.core, long.core)


def _equal(a: PersonName, b: PersonName) -> bool:
    if sorted(a.core) == sorted(b.core) or sorted(a.words) == sorted(b.words):
        return True
    return len(a.core) > 1 and len(b.core) > 1 and "".join(a.core) == "".join(b.core)


def _fit_spelled_otherwise(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    if len(a) == 1:
        return 0.8 if min(len(a[0]), len(b[0])) > 5 and similar(a[0], b[0]) else 0.0
    exact = sum(x == y for x, y in zip(a, b, strict=True))
    alike = all(same_word(x, y) for x, y in zip(a, b, strict=True))
    return 0.9 if alike and exact else 0.0


def same_word(a: str, b: str) -> bool:
    """Say whether two name words may be one: equal, misspelled, an initial or a short given name."""
    if a == b or similar(a, b):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return (a, b) in nicknames() or (b, a) in nicknames()


@lru_cache(maxsize=1)
def nicknames() -> frozenset[tuple[str, str]]:
    """Give the pairs of short and full given names."""
    return frozenset((row["short"], row["full"]) for row in resources.rows("nicknames.csv"))


def _fit_one_word(word: str, long: PersonName) -> float:
    if word in long.core or word in long.words:
        return _place(word, long)
    if word == "".join(long.core):
        return 0.95
    if len(word) > 2 and word == long.initials:
        return 0.7
    return max((0.8 * _place(w, long) for w in long.core if len(word) > 5 and similar(word, w)), default=0.0)


def _place(word: str, name: PersonName) -> float:
    """Weigh how readily a word of a full name stands for it: surname, given name, those between."""
    core = name.core if word in name.core else name.words
    surname_first = word in resources.words("surnames_first.txt")
    if word == core[-1]:
        return 0.95
    if word == core[0]:
        return 0.95 if surname_first and len(core) <= 3 else 0.85
    return 0.9 if surname_first else 0.75


def _fit_part(short: tuple[str, ...], long: tuple[str, ...]) -> float:
    if len(short) > len(long):
        return 0.0
    if any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)):
        return 0.95
    rest = iter(long)
    in_order = all(any(same_word(word, other) for other in rest) for word in short)
    exact = sum(word in long for word in short)
    if in_order and exact and short[-1] in long:
        return 0.9
    return 0.85 if exact == len(short) else 0.0
