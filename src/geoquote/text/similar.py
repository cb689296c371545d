"""Whether two words are one word spelled twice: slips of the pen and transliterations, not other names."""

import re

_MIN_FUZZY = 5  # shorter words differ by a letter too often (Marc and Mark may be two people)
_LONG = 8  # from here two slips are allowed
_VOWELS = re.compile(r"[aeiouyhw]+")
_DOUBLED = re.compile(r"(.)\1+")


def edit_distance(a: str, b: str, *, most: int) -> int:
    """Count insertions, deletions, changes and swaps that turn a into b; `most` + 1 stands for more."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, start=1):
        above, row, older = row, [i], before
        for j, y in enumerate(b, start=1):
            cost = min(above[j] + 1, row[-1] + 1, above[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and y == a[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = above
    return min(row[-1], most + 1)


def skeleton(word: str) -> str:
    """Give a word's consonants, doubled ones once: what different transliterations of one name share."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", word))


def similar(a: str, b: str) -> bool:
    """Say whether two folded words are likely one.

    The last letters must agree (Mario is not Maria, Ivanov not Ivanova), i and y apart.
    """
    if a == b:
        return True
    if min(len(a), len(b)) < _MIN_FUZZY or a[0] != b[0] or _last(a) != _last(b):
        return False
    most = 2 if min(len(a), len(b)) >= _LONG else 1
    if edit_distance(a, b, most=most) <= most:
        return True
    return len(skeleton(a)) >= 3 and skeleton(a) == skeleton(b)


def bucket(word: str) -> str | None:
    """Give what similar words share, first and last letter; None for words too short to be misspelled."""
    return word[0] + _last(word) if len(word) >= _MIN_FUZZY else None


def _last(word: str) -> str:
    return "i" if word[-1] == "y" else word[-1]
