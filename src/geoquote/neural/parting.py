"""Drafts that claim the same words, or words that are not theirs: each word goes to the quote that it belongs to."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from geoquote.neural.draft import Draft, Range
from geoquote.neural.quoted import Quoted

_SAME = 0.7  # overlap from which on two contents are one
_CELL = 512  # characters; drafts are compared with those that share a cell


def apart(d: Draft, quoted: Quoted) -> list[Draft]:
    """Part a quoted sentence that follows a finished report from it: it is a quote of its own, without a cue."""
    if d.type != "mixed" or d.cue is None or len(d.parts) == 1:
        return [d]
    behind = d.cue[1]
    own = [p for p in d.parts if p[0] > behind and quoted.is_whole(p) and _ends_sentence(quoted, p[0])]
    rest = tuple(p for p in d.parts if p not in own)
    if not rest or not own:
        return [d]
    alone = [replace(d, parts=(p,), type="direct", cue=None, source=None, by_marks=True) for p in own]
    return [_left(d, rest, quoted), *alone]


def _left(d: Draft, parts: tuple[Range, ...], quoted: Quoted) -> Draft:
    """Return a draft of these parts alone: what was mixed is indirect where no quotation mark is left."""
    indirect = d.type == "mixed" and not any(quoted.touching(*p) for p in parts)
    return replace(d, parts=parts, type="indirect" if indirect else d.type)


def _ends_sentence(quoted: Quoted, at: int) -> bool:
    """Tell whether a sentence ends before the quotation whose words start at a place."""
    end = quoted.back_over(at, "“\"‘' \t")
    return end > 0 and quoted.text[end - 1] in ".?!”"


def shared_out(drafts: Sequence[Draft], quoted: Quoted) -> list[Draft]:
    """Give a quotation that two drafts claim to one of them: the cue nearest to it, or the draft that has a cue."""
    claims: dict[Range, list[int]] = {}
    for i, d in enumerate(drafts):
        for part in d.parts:
            claims.setdefault(part, []).append(i)
    lost: dict[int, set[Range]] = {}
    for part, by in claims.items():
        nearest = min(by, key=lambda i: _gap(drafts[i].cue, part))
        for i in by:
            if i != nearest and (len(drafts[i].parts) > 1 or drafts[i].cue is None):
                lost.setdefault(i, set()).add(part)
    left = ((d, tuple(p for p in d.parts if p not in lost.get(i, ()))) for i, d in enumerate(drafts))
    return [_left(d, parts, quoted) for d, parts in left if parts]


def _gap(cue: Range | None, part: Range) -> int:
    """Count the characters between a cue and a content; without a cue, more than any text has."""
    return max(cue[0] - part[1], part[0] - cue[1], 0) if cue else 1 << 40


def distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Of drafts with nearly the same content, or with words and a cue in common, keep the surest."""
    kept: list[Draft] = []
    cells: dict[int, list[int]] = {}
    for d in sorted(drafts, key=lambda d: -d.anchor_score):
        near = {i for cell in _cells(d) for i in cells.get(cell, ())}
        if not any(_one(d, kept[i]) for i in near):
            for cell in _cells(d):
                cells.setdefault(cell, []).append(len(kept))
            kept.append(d)
    return kept


def _one(a: Draft, b: Draft) -> bool:
    """Tell that two drafts are one quote: nearly the same words, or some in common by “was told” and by “told”."""
    overlap = _overlap(a, b)
    if a.cue and b.cue and a.cue[0] < b.cue[1] and b.cue[0] < a.cue[1]:
        return overlap > 0
    return overlap >= _SAME


def _cells(d: Draft) -> Iterator[int]:
    for s, e in d.parts:
        yield from range(s // _CELL, (e - 1) // _CELL + 1)


def _overlap(a: Draft, b: Draft) -> float:
    inside = sum(max(0, min(e, f) - max(s, t)) for s, e in a.parts for t, f in b.parts)
    total = sum(e - s for s, e in a.parts) + sum(e - s for s, e in b.parts) - inside
    return inside / total if total else 0.0


def past_next_cue(drafts: Sequence[Draft]) -> list[Draft]:
    """Part from a direct quote what stands after the next cue: “A,” he said, adding that B. “C.”"""
    cues = sorted(d.cue for d in drafts if d.cue)
    out = []
    for d in drafts:
        k = bisect_left(cues, (d.cue[1], 0)) if d.cue and d.type == "direct" else len(cues)
        own = tuple(p for p in d.parts if k < len(cues) and p[0] >= cues[k][1])
        kept = tuple(p for p in d.parts if k == len(cues) or p[0] < cues[k][1])
        if own and kept:
            out += [replace(d, parts=kept), replace(d, parts=own, cue=None, source=None, by_marks=True)]
        else:
            out.append(d)
    return out
