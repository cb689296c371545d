"""The lists of phrases by which furniture, captions and endings are known, as patterns."""

import re
from functools import cache

from geoquote.resources import lines


@cache
def phrases(name: str) -> re.Pattern[str]:
    """Return a pattern for any phrase of a list; "^" and "$" in it tie a phrase to either end of the text.

    Phrases are in lower case with single spaces, and so must be what is searched: see `folded`.
    """
    return re.compile("|".join(map(_phrase, lines(name))))


def folded(text: str) -> str:
    """Return a text in lower case with single spaces."""
    return " ".join(text.lower().split())


def _phrase(entry: str) -> str:
    bare = entry.removeprefix("^").removesuffix("$").strip()
    before = "^" if entry.startswith("^") else r"(?<!\w)" if bare[0].isalnum() else ""
    after = "$" if entry.endswith("$") else r"(?!\w)" if bare[-1].isalnum() else ""
    return before + re.escape(bare) + after
