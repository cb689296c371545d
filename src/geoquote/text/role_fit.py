"""Whether two roles can be one person's: the same line of work, a neighbouring one, and no other state's.

Namesakes are told apart by what the text says they are; a changed office must not tear one person in two.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from geoquote import resources
from geoquote.text.fold import fold_words
from geoquote.text.states import capital_state, demonym_state, named_state

_SMALL = frozenset({"of", "for", "in", "on", "at", "to", "by", "from", "with"})
_OF_ANYTHING = frozenset({"president", "commissioner", "representative", "founder", "owner", "speaker"})
_SUFFIX = re.compile(r"(?:ations?|ators?|ates?|ated|ating|ians?|ists?|ers?|ors?|ing|ed|ies|es|s|e|y)$")
_POSSESSIVE = re.compile(r"((?:[A-Z][\w.-]*\s)?[A-Z][\w.-]*)(?:['’]s|(?<=s)['’])(?=\s)")
_ADJECTIVE = re.compile(r"(?:[A-Z][\w.-]*\s)?[A-Z][\w.-]*")
_CAPITALS = re.compile(r"^(?:the )?((?:[A-Z]\.?){2,4})\s")
_LONGEST = 4  # words of a phrase that tells a line of work
_SHORTEST = 3  # letters that a stem has more than


@dataclass(frozen=True)
class Role:
    """What a text says of a person: telling words by their stems, lines of work, states."""

    stems: frozenset[str]
    fields: frozenset[str]
    states: frozenset[str]

    def conflicts(self, other: "Role") -> bool:
        """Whether the two place people in different states or in lines of work that seldom meet."""
        if self.states and other.states and not self.states & other.states:
            return True
        if not self.fields or not other.fields or self.stems & other.stems:
            return False
        return not any(_near(a, b) for a in self.fields for b in other.fields)

    def agrees(self, other: "Role") -> bool:
        """Whether the two share a telling word or a line of work, and do not conflict."""
        if self.conflicts(other):
            return False
        return bool(self.stems & other.stems or any(_near(a, b) for a in self.fields for b in other.fields))


@lru_cache(maxsize=1024)
def parse_role(text: str) -> Role:
    """Take a role apart; one that says nothing telling conflicts with none."""
    words = fold_words(text)
    telling = frozenset(_stem(word) for word in words if word not in resources.words("role_small_words.txt"))
    return Role(telling, _fields_of(words), frozenset(_states(text)))


def _fields_of(words: list[str]) -> frozenset[str]:
    """Tell the line of work by the words before the first small one, and only if they tell none by all words.

    A chemist at a university is a chemist; the director of an institute is what the institute is.
    """
    size = next((i for i, word in enumerate(words) if word in _SMALL), len(words))
    head = words[:size]
    return (frozenset() if _OF_ANYTHING & set(head) else _named_fields(head)) or _named_fields(words)


def _named_fields(words: list[str]) -> frozenset[str]:
    stems = [_stem(word) for word in words]
    grams = {" ".join(stems[i : i + n]) for n in range(1, _LONGEST + 1) for i in range(len(stems) - n + 1)}
    return frozenset(field for gram in grams for field in _fields().get(gram, ()))


def _states(text: str) -> set[str]:
    """Give the states that a role belongs to: by adjective, possessive or capitals, never by "in" or "to"."""
    found = [demonym_state(m[0]) or demonym_state(m[0].split()[-1]) for m in _ADJECTIVE.finditer(text)]
    found += [named_state(m[1]) or capital_state(m[1]) for m in _POSSESSIVE.finditer(text)]
    found += [named_state(m[1]) for m in _CAPITALS.finditer(text)]
    return {state.code for state in found if state}


def _stem(word: str) -> str:
    """Cut a word's endings off, so that negotiator and negotiates, surveyor and survey are one."""
    while len(stem := _SUFFIX.sub("", word)) > _SHORTEST and stem != word:
        word = stem
    return word.removesuffix("s") if len(word) <= _SHORTEST + 1 else word


def _near(a: str, b: str) -> bool:
    return a == b or b in _neighbours().get(a, ()) or a in _neighbours().get(b, ())


@cache
def _fields() -> dict[str, frozenset[str]]:
    """Give the lines of work by the stems of the words that tell them."""
    found: dict[str, set[str]] = {}
    for line in resources.lines("role_fields.txt"):
        if ":" in line:
            field, words = line.split(":")
            for phrase in words.split(","):
                found.setdefault(" ".join(_stem(w) for w in fold_words(phrase)), set()).add(field)
    return {stem: frozenset(fields) for stem, fields in found.items()}


@cache
def _neighbours() -> dict[str, frozenset[str]]:
    """Give the lines of work that people of one are often found in too, as listed from either side."""
    pairs = (line.split("~") for line in resources.lines("role_fields.txt") if "~" in line)
    return {field.strip(): frozenset(w.strip() for w in others.split(",")) for field, others in pairs}
