"""From attributions in words to quotes in characters: bounds by quotation marks, parts over paragraphs, types.

The network says what belongs together; quotation marks, where they stand, say exactly where it begins and ends.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geoquote.neural.heads import Frame
from geoquote.text.marks import Quotation, paragraphs, quotations

Range = tuple[int, int]

EDGE = " \t\r\n\u00a0.,;:-–—"  # never the edge of an indirect quote
_INSIDE = 0.8  # share of a content span inside marks from which on it is a direct quote
_COVERED = 0.5  # share of a quotation that quotes cover from which on it is no quotation of its own
_MIN_WORDS = 3  # a shorter quotation without a cue is a title or a scare quote
_MIN_SENTENCE = 5  # words of a quoted sentence that is told from a title by its length
_SAME = 0.7  # overlap from which on two contents are one


@dataclass(frozen=True)
class Draft:
    """A quote before anybody is named: character spans into the text.

    `anchor_score` and `path_score` are the network's; a draft that quotation marks alone gave has `by_marks` set.
    """

    parts: tuple[Range, ...]
    type: str
    act: str
    cue: Range | None
    source: Range | None
    anchor_score: float = 0.0
    path_score: float = 0.0
    by_marks: bool = False


class Decoder:
    """Turns the frames of one document into drafts."""

    def __init__(self, text: str, words: Sequence[Range]) -> None:
        self.text, self.words = text, words
        self.paragraphs = paragraphs(text)
        self.quotations = quotations(text)
        self._starts = [s for s, _ in self.paragraphs]

    def drafts(self, frames: Iterable[Frame]) -> list[Draft]:
        """Return the quotes of a document in order."""
        found = [p for f in frames if (d := self._draft(f)) for p in self._apart(d)]
        found = self._joined(self._past_next_cue(self._distinct(self._shared_out(found))))
        return sorted(self._with_bare_quotations(found), key=lambda d: (d.parts[0], d.parts[-1]))

    def _draft(self, f: Frame) -> Draft | None:
        cue = self._nearest(f.cue, f.anchor) if f.kind == "cue" else None
        parts: list[Range] = []
        direct: list[bool] = []
        for span in f.content:
            for part, is_direct in self._parts(
                self._chars(span), self.words[f.anchor] if f.kind == "cue" else None
            ):
                if not any(part[0] < e and s < part[1] for s, e in parts):
                    parts.append(part)
                    direct.append(is_direct)
        if not parts:
            return None
        order = sorted(range(len(parts)), key=lambda k: parts[k])
        return Draft(
            parts=tuple(parts[k] for k in order),
            type=self._type(parts, direct),
            act="thought" if f.thought > 0.5 else "speech",
            cue=cue,
            source=self._nearest(f.source, f.anchor),
            anchor_score=f.anchor_score,
            path_score=f.path_score,
        )

    def _chars(self, span: Range) -> Range:
        return self.words[span[0]][0], self.words[span[1] - 1][1]

    def _nearest(self, spans: Sequence[Range], anchor: int) -> Range | None:
        if not spans:
            return None
        return self._chars(min(spans, key=lambda s: max(s[0] - anchor, anchor - s[1] + 1, 0)))

    def _type(self, parts: Sequence[Range], direct: Sequence[bool]) -> str:
        if all(direct):
            return "direct"
        marked = any(direct) or any(
            q.open < e and s < q.close and not (q.open < s and e <= q.close)
            for s, e in parts
            for q in self.quotations
        )
        return "mixed" if marked else "indirect"

    def _parts(self, span: Range, cue: Range | None) -> Iterable[tuple[Range, bool]]:
        """Cut a content span at paragraph ends and bring each piece to its exact bounds."""
        first = max(bisect_right(self._starts, span[0]) - 1, 0)
        for start, end in self.paragraphs[first:]:
            if start >= span[1]:
                return
            piece = self._stripped(max(start, span[0]), min(end, span[1]))
            if piece is None:
                continue
            q = self._around(piece, cue)
            if q is None:
                yield self._evened(piece, cue), False
                continue
            for quotation in self._run_on(q):
                yield (quotation.start, quotation.end), True

    def _stripped(self, start: int, end: int) -> Range | None:
        while start < end and self.text[start] in EDGE:
            start += 1
        while end > start and self.text[end - 1] in EDGE:
            end -= 1
        return (start, end) if start < end else None

    def _around(self, piece: Range, cue: Range | None) -> Quotation | None:
        """Return the innermost quotation that a piece fills or stands in, unless its cue stands in there too."""
        best = None
        for q in self.quotations:
            if q.open >= piece[1]:
                break
            inside = min(piece[1], q.close) - max(piece[0], q.open)
            if inside < _INSIDE * (piece[1] - piece[0]) or (cue and q.open <= cue[0] < q.close):
                continue
            best = q
        return best

    def _run_on(self, q: Quotation) -> Iterable[Quotation]:
        """Yield a quotation and those in which it goes on over paragraphs."""
        yield q
        k = bisect_left(self.quotations, q.open, key=lambda x: x.open) + 1
        while q.continues:
            nxt = next((x for x in self.quotations[k:] if x.open >= q.end and x.depth == q.depth), None)
            if nxt is None:
                return
            yield nxt
            q, k = nxt, self.quotations.index(nxt, k) + 1

    def _evened(self, piece: Range, cue: Range | None) -> Range:
        """Move the end of a piece that stops inside quotation marks to their end, and likewise its start."""
        start, end = piece
        for q in self.quotations:
            if q.open >= end:
                break
            if start < q.open and q.start < end < q.end and not (cue and end <= cue[0] < q.end):
                end = q.end
            elif q.open < start < q.end and q.close < end and not (cue and q.start <= cue[0] < start):
                start = q.start
        return self._stripped(start, end) or piece

    def _apart(self, d: Draft) -> list[Draft]:
        """Part a quoted sentence that follows a finished report from it: it is a quote of its own, without a cue."""
        if d.type != "mixed" or d.cue is None or len(d.parts) == 1:
            return [d]
        inside = {(q.start, q.end) for q in self.quotations}
        own = [p for p in d.parts if p in inside and p[0] > d.cue[1] and self._ends_sentence(p[0])]
        rest = tuple(p for p in d.parts if p not in own)
        if not rest or not own:
            return [d]
        kind = (
            "mixed"
            if any(q.open < e and s < q.close for s, e in rest for q in self.quotations)
            else "indirect"
        )
        alone = [replace(d, parts=(p,), type="direct", cue=None, source=None, by_marks=True) for p in own]
        return [replace(d, parts=rest, type=kind), *alone]

    def _ends_sentence(self, at: int) -> bool:
        """Tell whether a sentence ends before the quotation whose words start at a place."""
        return self.text[:at].rstrip("“\"‘' \t")[-1:] in (".", "?", "!", "”")

    def _joined(self, drafts: list[Draft]) -> list[Draft]:
        """Join direct quotes that are one: “A,” said X. “B.”, and those that run on over paragraphs."""
        at = {q.start: k for k, q in enumerate(self.quotations)}
        out: list[Draft] = []
        for d in sorted(drafts, key=lambda d: d.parts[0]):
            k = at.get(d.parts[0][0])
            before = next((i for i, e in enumerate(out) if k is not None and self._one(e, d, k)), None)
            if before is None:
                out.append(d)
                continue
            first = out[before]
            told = first if first.cue else d
            out[before] = replace(told, parts=tuple(sorted({*first.parts, *d.parts})))
        return out

    def _one(self, first: Draft, then: Draft, k: int) -> bool:
        """Tell whether a direct quote, whose words start at quotation `k`, goes on with an earlier one."""
        if first.type != "direct" or then.type != "direct" or (first.cue and then.cue):
            return False
        if then.cue is None and self._goes_on(first, self.quotations[k : k + 1]):
            return True
        return (
            k > 0 and self.quotations[k - 1].continues and self.quotations[k - 1].start == first.parts[-1][0]
        )

    def _shared_out(self, drafts: list[Draft]) -> list[Draft]:
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
        return [replace(d, parts=parts) for d, parts in left if parts]

    def _past_next_cue(self, drafts: list[Draft]) -> list[Draft]:
        """Part from a direct quote what stands after the next cue: “A,” he said, adding that B. “C.”"""
        cues = sorted(d.cue for d in drafts if d.cue)
        out = []
        for d in drafts:
            k = bisect_left(cues, (d.cue[1], 0)) if d.cue and d.type == "direct" else len(cues)
            own = tuple(p for p in d.parts if k < len(cues) and p[0] >= cues[k][1])
            kept = tuple(p for p in d.parts if p not in own)
            if own and kept:
                out += [replace(d, parts=kept), replace(d, parts=own, cue=None, source=None, by_marks=True)]
            else:
                out.append(d)
        return out

    def _distinct(self, drafts: list[Draft]) -> list[Draft]:
        """Of drafts with nearly the same content keep the surest."""
        kept: list[Draft] = []
        for d in sorted(drafts, key=lambda d: -d.anchor_score):
            if not any(_overlap(d, k) >= _SAME for k in kept):
                kept.append(d)
        return kept

    def _with_bare_quotations(self, drafts: list[Draft]) -> list[Draft]:
        """Add what quotation marks alone tell: words that go on after the cue, and sentences that are all quoted."""
        spans = sorted(p for d in drafts for p in d.parts)
        bare = [q for q in self.quotations if self._is_bare(q, spans)]
        for chain in self._chains(bare):
            parts = tuple((q.start, q.end) for q in chain)
            k = next((i for i, d in enumerate(drafts) if self._goes_on(d, chain)), None)
            if k is not None:
                drafts[k] = replace(drafts[k], parts=tuple(sorted({*drafts[k].parts, *parts})))
            elif self._is_sentence(chain[0]):
                drafts.append(Draft(parts, "direct", "speech", None, None, by_marks=True))
        return drafts

    def _is_bare(self, q: Quotation, spans: Sequence[Range]) -> bool:
        if q.depth or not q.double or len(self.text[q.start : q.end].split()) < _MIN_WORDS:
            return False
        covered = sum(max(0, min(e, q.end) - max(s, q.start)) for s, e in spans)
        return covered < _COVERED * (q.end - q.start)

    def _chains(self, bare: Sequence[Quotation]) -> Iterable[list[Quotation]]:
        """Group quotations that run on over paragraphs."""
        chain: list[Quotation] = []
        for q in bare:
            if chain and not chain[-1].continues:
                yield chain
                chain = []
            chain.append(q)
        if chain:
            yield chain

    def _goes_on(self, d: Draft, chain: Sequence[Quotation]) -> bool:
        """Tell whether quotations follow a direct quote's cue (“A,” said X. “B.”) or run on into it over paragraphs."""
        if d.type != "direct":
            return False
        first, last = chain[0], chain[-1]
        if last.continues:
            k = bisect_left(self.quotations, last.open, key=lambda x: x.open) + 1
            return k < len(self.quotations) and d.parts[0][0] == self.quotations[k].start
        if d.cue is None or d.parts[-1][1] > d.cue[0]:
            return False
        told = max(d.cue[1], d.source[1] if d.source else 0)
        return told <= first.open and not self.text[told : first.open].strip(" .,;:–—-\t")

    def _is_sentence(self, q: Quotation) -> bool:
        """Tell a quoted sentence from a title or a scare quote: it stands where a sentence starts, and ends one."""
        k = bisect_right(self._starts, q.open) - 1
        if k < 0:
            return False
        before = self.text[self.paragraphs[k][0] : q.open].rstrip()
        ends = self.text[q.end - 1] in ".?!,…" or q.close == self.paragraphs[k][1]
        starts = not before or before[-1] in '.?!:”"'
        return starts and ends and len(self.text[q.start : q.end].split()) >= _MIN_SENTENCE


def _gap(cue: Range | None, part: Range) -> int:
    """Count the characters between a cue and a content; without a cue, more than any text has."""
    return max(cue[0] - part[1], part[0] - cue[1], 0) if cue else 1 << 40


def _overlap(a: Draft, b: Draft) -> float:
    inside = sum(max(0, min(e, f) - max(s, t)) for s, e in a.parts for t, f in b.parts)
    total = sum(e - s for s, e in a.parts) + sum(e - s for s, e in b.parts) - inside
    return inside / total if total else 0.0
