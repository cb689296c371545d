"""The quotations of a text by place, so that a quote looks at its neighbours and never at all of them.

Quotations nest or stand apart, they never cross: what stands around a place is the last one opened before it, and
those around that one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from geoquote.neural.draft import Range
from geoquote.text.marks import Quotation, paragraphs, quotations


class Quoted:
    """A text with its paragraphs and its quotations, both in order; `at` is a quotation's number by where it starts."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = paragraphs(text)
        self.quotations = quotations(text)
        self.at = {q.start: k for k, q in enumerate(self.quotations)}
        self._starts = [s for s, _ in self.paragraphs]
        self._opens = [q.open for q in self.quotations]
        self._around = _around(self.quotations)
        self._same_depth = _same_depth(self.quotations)

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph in which a place stands, -1 before the first."""
        return bisect_right(self._starts, at) - 1

    def touching(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations, marks included, that share a character with [start, end), in order."""
        first = bisect_left(self._opens, start)
        out = [self.quotations[k] for k in range(first, bisect_left(self._opens, end))]
        k = first - 1
        while k >= 0:
            if self.quotations[k].close > start:
                out.insert(0, self.quotations[k])
            k = self._around[k]
        return out

    def is_whole(self, part: Range) -> bool:
        """Tell whether a part is all that stands inside some quotation's marks."""
        k = self.at.get(part[0])
        return k is not None and self.quotations[k].end == part[1]

    def next_alike(self, q: Quotation) -> Quotation | None:
        """Return the next quotation as deep as this one."""
        k = self._same_depth[self.at[q.start]]
        return self.quotations[k] if k >= 0 else None

    def following(self, q: Quotation) -> Quotation | None:
        """Return the quotation that opens next."""
        k = self.at[q.start] + 1
        return self.quotations[k] if k < len(self.quotations) else None

    def back_over(self, at: int, skipped: Collection[str] | None = None) -> int:
        """Return the end of what stands before a place once `skipped` characters (None: white space) are left out."""
        while at and (self.text[at - 1].isspace() if skipped is None else self.text[at - 1] in skipped):
            at -= 1
        return at


def _around(found: Sequence[Quotation]) -> list[int]:
    """Return for each quotation the number of the one that it stands in, -1 for none."""
    out: list[int] = []
    for k, q in enumerate(found):
        outer = k - 1
        while outer >= 0 and found[outer].close <= q.open:
            outer = out[outer]
        out.append(outer)
    return out


def _same_depth(found: Sequence[Quotation]) -> list[int]:
    """Return for each quotation the number of the next one of its depth, -1 for none."""
    out = [-1] * len(found)
    last: dict[int, int] = {}
    for k in range(len(found) - 1, -1, -1):
        out[k] = last.get(found[k].depth, -1)
        last[found[k].depth] = k
    return out
