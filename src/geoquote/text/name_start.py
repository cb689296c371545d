"""Where a person's name begins in a text: behind its titles, with its initials."""

import re

from geoquote.text.fold import fold_words
from geoquote.text.names import is_title
from geoquote.text.shown import shown_name

_INITIALS = re.compile(
    r"(?<![\w.])(?:[^\W\d_a-z]\.[ \u00a0]){1,3}$"
)  # “K. P.”; unparted letters (“U.S.”) may be no initials
_WORD_BEFORE = re.compile(r"(\w+)[ \u00a0]$")
_FAR = 40  # characters before a name among which its initials and the word before them stand


def name_start(text: str, start: int, end: int) -> int:
    """Return where the name of a person begins that is printed in a text from `start` to `end`."""
    bare = text.find(shown_name(text[start:end]), start, end)
    if bare > start:
        return bare
    before = text[max(0, start - _FAR) : start]
    found = _INITIALS.search(before)
    if found is None or (found[0].count(".") == 1 and _counts(before[: found.start()])):
        return start
    return start - len(found[0])


def _counts(before: str) -> bool:
    """Tell that the letter behind a capital word counts things (“World War I. Brell said”) and is no initial."""
    word = _WORD_BEFORE.search(before)
    return bool(word and word[1][0].isupper() and not is_title(tuple(fold_words(word[1])), 2))
