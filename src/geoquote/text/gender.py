"""How likely a person is spoken of as he or as she: by titles, describing words and pronouns near.

What a given name suggests is told apart from what the text shows: it differs between languages.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from geoquote import resources
from geoquote.text.fold import fold, fold_words
from geoquote.text.names import title_genders
from geoquote.text.roles import find_role

_TITLE_WEIGHT = 3.0
_WORD_WEIGHT = 2.0
_PRONOUN_WEIGHT = 1.0
AFTER = 160  # characters after a name in which a pronoun may mean it
_BEFORE = 24
_PRONOUN = re.compile(r"\b(?:(he|him|his|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
_ENDS = re.compile(r"\n")


@dataclass(frozen=True)
class GenderHint:
    """Scores of at least 0 for he and for she; equal scores say nothing."""

    male: float = 0.0
    female: float = 0.0

    @property
    def likely(self) -> str | None:
        """`male` or `female` where one clearly leads, else None."""
        if self.male == self.female or max(self.male, self.female) < 2 * min(self.male, self.female):
            return None
        return "male" if self.male > self.female else "female"

    def __add__(self, other: "GenderHint") -> "GenderHint":
        """Join the evidence of two places."""
        return GenderHint(self.male + other.male, self.female + other.female)


def gender_hint(
    text: str, places: Iterable[tuple[int, int]], others: Iterable[tuple[int, int]] = ()
) -> GenderHint:
    """Weigh the evidence around one person's name mentions.

    `places` are the mentions' [start, end); `others` are other people's, after which a pronoun may mean them.
    """
    starts = sorted(s for s, _ in others)
    return sum((_hint_at(text, start, end, starts) for start, end in places), GenderHint())


def _hint_at(text: str, start: int, end: int, starts: list[int]) -> GenderHint:
    title = fold_words(text[max(0, start - _BEFORE) : start].rpartition("\n")[2])[-1:]
    own = fold_words(text[start:end])[:1]
    hint = _weigh(title_genders().get(tuple(title), ""), _TITLE_WEIGHT)
    hint += _weigh(title_genders().get(tuple(own), ""), _TITLE_WEIGHT)
    role = find_role(text, start, end)
    for word in fold_words(role.role or "") if role else []:
        gender, weight = gender_words().get(word, ("", 0.0))
        hint += _weigh(gender, _WORD_WEIGHT * weight)
    return hint + _pronouns(text, end, starts)


def _pronouns(text: str, end: int, starts: list[int]) -> GenderHint:
    """Count the first pronoun after the name, before any other person and in the same paragraph."""
    window = _ENDS.split(text[end : min([end + AFTER, *starts[(k := bisect_left(starts, end)) : k + 1]])])[0]
    found = _PRONOUN.search(window)
    if not found:
        return GenderHint()
    return _weigh("male" if found.group(1) else "female", _PRONOUN_WEIGHT)


def _weigh(gender: str, weight: float) -> GenderHint:
    if gender == "male":
        return GenderHint(male=weight)
    return GenderHint(female=weight) if gender == "female" else GenderHint()


@lru_cache(maxsize=1)
def gender_words() -> dict[str, tuple[str, float]]:
    """Give the gender and weight of words that describe people."""
    return {row["word"]: (row["gender"], float(row["weight"])) for row in resources.rows("gender_words.csv")}


def given_name_gender(name: str) -> str | None:
    """Give what the first word of a full name suggests; None for a single word, and where the list does not say."""
    words = fold(name).split()
    return given_names().get(words[0]) if len(words) > 1 else None


@lru_cache(maxsize=1)
def given_names() -> dict[str, str]:
    """Give the gender of given names that are nearly always a man's or a woman's."""
    return {row["name"]: row["gender"] for row in resources.rows("given_names.csv")}
