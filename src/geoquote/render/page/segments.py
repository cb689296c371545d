"""Paragraphs cut where a quote, cue, source or name begins or ends.

Spans may nest and overlap, so a paragraph becomes a row of pieces, each with every mark that covers it.  The
page puts the pieces one after the other and never slices: its characters are counted otherwise than ours.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from geoquote.render.sheet import Paragraph, Sheet
from geoquote.text.controls import without_controls

MarkKind = Literal["quote", "cue", "source", "name"]
_NO_NAMES = frozenset({"DATE", "MONEY"})


@dataclass(frozen=True)
class Mark:
    """What covers `raw[start:end]`: `owner` is the id of a quote, or of an entity for a name."""

    kind: MarkKind
    owner: str
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph, as it may be shown, under the same marks throughout (their numbers)."""

    text: str
    marks: tuple[int, ...] = ()


def marks_of(sheet: Sheet) -> list[Mark]:
    """Give everything that is marked in a document, quotes first, in a fixed order."""
    quotes = [Mark("quote", q.id, s.start, s.end) for q in sheet.quotes for s in q.spans]
    cues = [Mark("cue", q.id, q.cue.start, q.cue.end) for q in sheet.quotes if q.cue]
    sources = [Mark("source", q.id, q.source.start, q.source.end) for q in sheet.quotes if q.source]
    names = [
        Mark("name", entity.id, m.start, m.end)
        for entity in sheet.entities
        if entity.type not in _NO_NAMES
        for m in entity.mentions
        if m.kind == "name"
    ]
    return [*quotes, *cues, *sources, *names]


def cut(paragraphs: Iterable[Paragraph], marks: Sequence[Mark]) -> list[list[Piece]]:
    """Cut a document's paragraphs, which stand in order, in time proportional to what stands in them."""
    found = list(paragraphs)
    starts, ends = [p.start for p in found], [p.end for p in found]
    inside: list[list[tuple[int, int, int]]] = [[] for _ in found]
    for number, m in enumerate(marks):
        if m.start < m.end:
            for k in range(bisect_right(ends, m.start), bisect_left(starts, m.end)):
                inside[k].append((max(m.start, starts[k]), min(m.end, ends[k]), number))
    return [_pieces(p, spans) for p, spans in zip(found, inside, strict=True)]


def _pieces(paragraph: Paragraph, inside: list[tuple[int, int, int]]) -> list[Piece]:
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for start, end, number in inside:
        opens.setdefault(start, []).append(number)
        closes.setdefault(end, []).append(number)
    edges = sorted({paragraph.start, paragraph.end, *opens, *closes})
    pieces: list[Piece] = []
    active: set[int] = set()
    for start, end in pairwise(edges):
        active -= set(closes.get(start, ()))
        active |= set(opens.get(start, ()))
        text = without_controls(paragraph.text[start - paragraph.start : end - paragraph.start])
        if text:
            pieces.append(Piece(text, tuple(sorted(active))))
    return pieces
