"""Quotations that belong together: “A,” said X. “B.”, words that run on over paragraphs, and words without a cue."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from geoquote.neural.draft import Draft, Range
from geoquote.neural.quoted import Quoted
from geoquote.text.marks import Quotation

_COVERED = 0.5  # share of a quotation that quotes cover from which on it is no quotation of its own
_MIN_WORDS = 3  # a shorter quotation without a cue is a title or a scare quote
_MIN_SENTENCE = 5  # words of a quoted sentence that is told from a title by its length
_PARTING = " .,;:–—-\t"  # what may stand between a cue and the words that go on after it


def joined(drafts: Iterable[Draft], quoted: Quoted) -> list[Draft]:
    """Join direct quotes that are one: “A,” said X. “B.”, and those that run on over paragraphs."""
    out = _Shelf(quoted)
    for d in sorted(drafts, key=lambda d: d.parts[0]):
        k = quoted.at.get(d.parts[0][0])
        before = None if k is None or d.type != "direct" else out.before(d, k)
        if before is None:
            out.add(d)
        else:
            first = out.drafts[before]
            told = first if first.cue else d
            out.put(before, replace(told, parts=_merged(first.parts, d.parts)))
    return out.drafts


def with_bare_quotations(drafts: Iterable[Draft], quoted: Quoted) -> list[Draft]:
    """Add what quotation marks alone tell: words that go on after the cue, and sentences that are all quoted."""
    out = _Shelf(quoted)
    for d in drafts:
        out.add(d)
    cover = _Cover([p for d in out.drafts for p in d.parts])
    for chain in _chains(q for q in quoted.quotations if _is_bare(q, quoted.text, cover)):
        parts = tuple((q.start, q.end) for q in chain)
        k = out.continued(chain[0], chain[-1])
        if k is not None:
            out.put(k, replace(out.drafts[k], parts=_merged(out.drafts[k].parts, parts)))
        elif _is_sentence(chain[0], quoted):
            out.add(Draft(parts, "direct", "speech", None, None, by_marks=True))
    return out.drafts


def _merged(a: Sequence[Range], b: Sequence[Range]) -> tuple[Range, ...]:
    if a[-1] < b[0]:
        return (
            *a,
            *b,
        )  # the common case; sorting all parts again for each paragraph of a long quotation is not cheap
    return tuple(sorted({*a, *b}))


class _Shelf:
    """Drafts in order, the direct ones found by where they start, where their last part starts, where the cue ends.

    A draft that has changed stays where it was listed too: whoever finds it looks at it as it is now.
    """

    def __init__(self, quoted: Quoted) -> None:
        self.quoted = quoted
        self.drafts: list[Draft] = []
        self._first: dict[int, list[int]] = {}
        self._last: dict[int, list[int]] = {}
        self._told: dict[int, list[int]] = {}

    def add(self, d: Draft) -> None:
        """Put a draft behind the others."""
        self.drafts.append(d)
        self._list(len(self.drafts) - 1)

    def put(self, k: int, d: Draft) -> None:
        """Put a draft in the place of another."""
        self.drafts[k] = d
        self._list(k)

    def _list(self, k: int) -> None:
        d = self.drafts[k]
        if d.type != "direct":
            return
        self._first.setdefault(d.parts[0][0], []).append(k)
        self._last.setdefault(d.parts[-1][0], []).append(k)
        if d.cue:
            self._told.setdefault(_told(d), []).append(k)

    def before(self, d: Draft, at: int) -> int | None:
        """Return the first draft that goes on with a direct one whose words start at quotation `at`."""
        found = []
        if (
            d.cue is None
            and (k := self.continued(self.quoted.quotations[at], self.quoted.quotations[at])) is not None
        ):
            found.append(k)
        last = self.quoted.quotations[at - 1] if at else None
        if last and last.continues:
            found += [
                k
                for k in self._last.get(last.start, ())
                if self.drafts[k].parts[-1][0] == last.start and not (self.drafts[k].cue and d.cue)
            ]
        return min(found, default=None)

    def continued(self, first: Quotation, last: Quotation) -> int | None:
        """Return the first draft that quotations from `first` to `last` belong to.

        They follow its cue (“A,” said X. “B.”), or run on into it over paragraphs.
        """
        if last.continues:
            into = self.quoted.following(last)
            start = into.start if into else -1
            return min(
                (k for k in self._first.get(start, ()) if self.drafts[k].parts[0][0] == start), default=None
            )
        lowest = self.quoted.back_over(first.open, _PARTING)
        near = (k for at in range(lowest, first.open + 1) for k in self._told.get(at, ()))
        return min((k for k in near if self._is_told(k, lowest, first.open)), default=None)

    def _is_told(self, k: int, lowest: int, highest: int) -> bool:
        """Tell whether a draft's words stand before its cue, which is where it was listed."""
        d = self.drafts[k]
        return d.cue is not None and d.parts[-1][1] <= d.cue[0] and lowest <= _told(d) <= highest


def _told(d: Draft) -> int:
    """Return where cue and source end."""
    return max(d.cue[1] if d.cue else 0, d.source[1] if d.source else 0)


class _Cover:
    """Counts how much of a stretch some parts cover, those that lie over one another each for itself."""

    def __init__(self, parts: Sequence[Range]) -> None:
        self._ends = [sorted(p[side] for p in parts) for side in (0, 1)]
        self._sums = [list(accumulate(ends, initial=0)) for ends in self._ends]

    def of(self, start: int, end: int) -> int:
        """Return the covered characters of [start, end)."""
        return self._before(end) - self._before(start)

    def _before(self, at: int) -> int:
        starts, ends = (
            bisect_left(found, at) * at - sums[bisect_left(found, at)]
            for found, sums in zip(self._ends, self._sums, strict=True)
        )
        return starts - ends


def _is_bare(q: Quotation, text: str, cover: _Cover) -> bool:
    if q.depth or not q.double or len(text[q.start : q.end].split()) < _MIN_WORDS:
        return False
    return cover.of(q.start, q.end) < _COVERED * (q.end - q.start)


def _chains(bare: Iterable[Quotation]) -> Iterator[list[Quotation]]:
    """Group quotations that run on over paragraphs."""
    chain: list[Quotation] = []
    for q in bare:
        if chain and not chain[-1].continues:
            yield chain
            chain = []
        chain.append(q)
    if chain:
        yield chain


def _is_sentence(q: Quotation, quoted: Quoted) -> bool:
    """Tell a quoted sentence from a title or a scare quote: it stands where a sentence starts, and ends one."""
    text, (start, end) = quoted.text, quoted.paragraphs[quoted.paragraph(q.open)]
    before = quoted.back_over(q.open)
    starts = before <= start or text[before - 1] in '.?!:”"'
    ends = text[q.end - 1] in ".?!,…" or q.close == end
    return starts and ends and len(text[q.start : q.end].split()) >= _MIN_SENTENCE
