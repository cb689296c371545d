"""Bodies of states that print in lower case: “the Israeli army”, “Kenya’s foreign ministry”."""

import re
from collections.abc import Iterator
from functools import lru_cache

from geoquote import resources
from geoquote.text.states import demonym_state, named_state

Range = tuple[int, int]

_WORD = r"[^\W\d_a-z][\w.]*"
_WORDS = 3  # of a state's name at most: “United Arab Emirates”


def state_bodies(text: str) -> Iterator[Range]:
    """Yield where a state's name or people and a noun of state_body_nouns.txt make a body's name, in order."""
    for found in _pattern().finditer(text):
        words = [m.start() for m in re.finditer(_WORD, found["state"]) if m[0] != "The"]
        possessive = bool(found["owns"])
        for first in words[-_WORDS:]:
            printed = found["state"][first:]
            if named_state(printed) if possessive else demonym_state(printed):
                yield found.start("state") + first, found.end()
                break


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, sorted(resources.lines("state_body_nouns.txt"), key=len, reverse=True)))
    return re.compile(rf"\b(?P<state>{_WORD}(?: {_WORD}){{0,4}})(?P<owns>[’']s?)? (?:{nouns})\b")
