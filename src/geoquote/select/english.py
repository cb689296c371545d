"""Whether a text is English, told by the share of its function words."""

import re

from geoquote.resources import words

_WORD = re.compile(r"[^\W\d_]+")
_TOO_SHORT = 30  # Fewer words than these may be a list of names; they count as English.
_READ = 200_000  # Characters: enough to tell by, however long the text is.
_SHARE = 0.2  # English news has .35 to .5 of them; the languages nearest to it stay below .12.


def is_english(text: str) -> bool:
    """Tell whether a text is English; a text too short to tell counts as English."""
    found = [word.lower() for word in _WORD.findall(text[:_READ])]
    if len(found) < _TOO_SHORT:
        return not _other_script(found)
    return sum(word in words("function_words.txt") for word in found) >= _SHARE * len(found)


def _other_script(found: list[str]) -> bool:
    """Tell whether most letters are beyond Latin: scripts without spaces make few words of a long text."""
    letters = "".join(found)
    return 2 * sum(letter > "\u024f" for letter in letters) > len(letters) > 0
