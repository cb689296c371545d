"""What the encoder is told about each word beside its letters: case, quotation marks, paragraph starts.

The vocabulary is uncased, and word pieces say nothing of paragraphs; both matter for names and for quotes.
"""

import numpy as np
from numpy.typing import NDArray

from geoquote.text.marks import paragraphs, quotations

CASES = ("lower", "title", "upper", "mixed", "digit", "mark")
MARKS = ("outside", "opening", "inside", "closing", "single")
STARTS = ("within", "paragraph")
CONVENTIONS = ("guide", "polnear", "worldwide")

Ints = NDArray[np.int64]


def case_of(word: str) -> int:
    """Return the index in CASES of a word's letter case."""
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[0].isupper():
        return 1 if word[1:].islower() else 3
    if any(c.isdigit() for c in word):
        return 4
    return 3 if any(c.isalpha() for c in word) else 5


def word_features(text: str, spans: list[tuple[int, int]]) -> Ints:
    """Return an array [words, 3] of indices into CASES, MARKS and STARTS."""
    out = np.zeros((len(spans), 3), dtype=np.int64)
    if not spans:
        return out
    out[:, 0] = [case_of(text[s:e]) for s, e in spans]
    starts = np.array([s for s, _ in spans])
    for q in sorted(quotations(text), key=lambda q: q.double):  # “…” last, so that it covers any ‘…’ inside
        opening, inside, closing, after = np.searchsorted(starts, [q.open, q.start, q.end, q.close])
        out[opening:inside, 1] = 1
        out[inside:closing, 1] = 2 if q.double else 4
        out[closing:after, 1] = 3
    out[:, 2] = np.diff(paragraph_numbers(text, spans), prepend=-1)
    return out


def paragraph_numbers(text: str, spans: list[tuple[int, int]]) -> Ints:
    """Return the number of the paragraph in which each word stands, [words], from 0 without gaps."""
    starts = np.array([s for s, _ in spans], dtype=np.int64)
    first = np.searchsorted(starts, [s for s, _ in paragraphs(text)])
    begins = np.zeros(len(spans), dtype=np.int64)
    begins[first[first < len(spans)]] = 1
    return np.asarray(np.maximum(np.cumsum(begins) - 1, 0))
