"""The headline above an article."""

import re
from collections import Counter
from collections.abc import Sequence

from geoquote.select.asides import is_aside
from geoquote.select.paragraphs import Paragraph
from geoquote.select.topic import topic_words, vocabulary

_WORDS = (2, 30)
_FEW = 3  # Words in a line that is rather a rubric than a headline.
_TOLD = 2  # Topic words a headline has at least, to be told by them.
_LOOKED_AT = 60  # Paragraphs above the article.
_NO_END = re.compile(r"[.:;,…][\"”’')\]]*$")
_TRAIL = re.compile(r"\s[>›|»/]\s")
_MISSING = 0.5  # What a word of the line that the article lacks counts against it.
_FAR = 0.03  # What a paragraph between the line and the article counts against it.


def find_title(found: Sequence[Paragraph], first: int, body: Sequence[Paragraph]) -> Paragraph | None:
    """Return the line above the article that shares most words with it, if one is like a headline."""
    above = found[max(0, first - _LOOKED_AT) : first]
    candidates = [(i, line) for i, line in enumerate(above) if _may_be_title(line)]
    known = vocabulary(body)
    times = Counter(line.text for _, line in candidates)

    def merit(candidate: tuple[int, Paragraph]) -> float:
        index, line = candidate
        told = topic_words(line)
        if len(told) < _TOLD:
            return -1.0
        shared = sum(word in known for word in told)
        twice = 1.0 if times[line.text] > 1 and shared else 0.0
        return shared - _MISSING * (len(told) - shared) + twice - _FAR * (len(above) - index)

    best = max(candidates, key=merit, default=None)
    if best is None:
        return None
    # A headline may say it all in other words than its article; then it is the line right above.
    right_above = best[0] == len(above) - 1 and best[1].words > _FEW
    return best[1] if merit(best) > 0 or right_above else None


def _may_be_title(line: Paragraph) -> bool:
    fewest, most = _WORDS
    if not fewest <= line.words <= most or _NO_END.search(line.text) or _TRAIL.search(line.text):
        return False
    return not is_aside(line)
