"""Exact bounds of content: the network says about where, quotation marks and paragraphs say exactly where."""

from collections.abc import Iterable, Sequence

from geoquote.neural.draft import Range
from geoquote.neural.quoted import Quoted
from geoquote.text.marks import Quotation

EDGE = " \t\r\n\u00a0.,;:-–—"  # never the edge of an indirect quote
_INSIDE = 0.8  # share of a content span inside marks from which on it is a direct quote
_MAX_RUN = 100  # paragraphs over which a quotation goes on; more are marks left open, and the bound keeps time in hand


class Bounds:
    """Brings content spans of one text to their bounds."""

    def __init__(self, quoted: Quoted) -> None:
        self.quoted, self.text = quoted, quoted.text

    def parts(self, span: Range, cue: Range | None) -> Iterable[tuple[Range, bool]]:
        """Yield the pieces of a content span, cut at paragraph ends, each with whether it is a quotation's words."""
        blocks = self.quoted.paragraphs
        for k in range(max(self.quoted.paragraph(span[0]), 0), len(blocks)):
            start, end = blocks[k]
            if start >= span[1]:
                return
            piece = self._stripped(max(start, span[0]), min(end, span[1]))
            if piece is None or not self._holds_words(piece):
                continue
            q = self._around(piece, cue)
            if q is None:
                yield self._evened(piece, cue), False
                continue
            for quotation in self._run_on(q):
                yield (quotation.start, quotation.end), True

    def type(self, parts: Sequence[Range], direct: Sequence[bool]) -> str:
        """Return the type of a quote of these parts, `direct` those that are a quotation's words."""
        if all(direct):
            return "direct"
        marked = any(direct) or any(
            not (q.open < s and e <= q.close) for s, e in parts for q in self.quoted.touching(s, e)
        )
        return "mixed" if marked else "indirect"

    def _stripped(self, start: int, end: int) -> Range | None:
        while start < end and self.text[start] in EDGE:
            start += 1
        while end > start and self.text[end - 1] in EDGE:
            end -= 1
        return (start, end) if start < end else None

    def _holds_words(self, piece: Range) -> bool:
        return any(self.text[at].isalnum() for at in range(*piece))

    def _around(self, piece: Range, cue: Range | None) -> Quotation | None:
        """Return the innermost quotation that a piece fills or stands in, unless its cue stands in there too."""
        best = None
        for q in self.quoted.touching(*piece):
            inside = min(piece[1], q.close) - max(piece[0], q.open)
            if inside < _INSIDE * (piece[1] - piece[0]) or (cue and q.open <= cue[0] < q.close):
                continue
            best = q
        return best

    def _run_on(self, q: Quotation) -> Iterable[Quotation]:
        """Yield a quotation and those in which it goes on over paragraphs."""
        yield q
        for _ in range(_MAX_RUN):
            nxt = self.quoted.next_alike(q) if q.continues else None
            if nxt is None:
                return
            yield nxt
            q = nxt

    def _evened(self, piece: Range, cue: Range | None) -> Range:
        """Move the end of a piece that stops inside quotation marks past them, and likewise its start.

        What is shown then never has one mark of a pair alone.
        """
        start, end = piece
        for q in self.quoted.touching(*piece):
            if start < q.open and q.start < end <= q.end and not (cue and end <= cue[0] < q.end):
                end = q.close
            elif q.open < start < q.end and q.close < end and not (cue and q.start <= cue[0] < start):
                start = q.open
        return self._stripped(start, end) or piece
