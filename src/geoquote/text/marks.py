"""Quotation marks: which stretches of a text stand inside them.

The scanner works paragraph by paragraph, so that a stray mark costs at most its own paragraph.  A quotation that is
not closed goes on in the next paragraph when that one opens with a mark again, as newspapers print long quotations.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import cached_property

_PARAGRAPH = re.compile(r"[^\r\n]+")
_MARK = re.compile(r"``|''|[\"“”„‟«»‘’‚‛'`]")
_SINGLE = frozenset("'’‘‚‛`")
_STRAIGHT = frozenset({'"', "''"})
_ALWAYS_OPENS = frozenset({"“", "„", "‟", "«", "``"})
_BEFORE_OPENING = frozenset("([{<-–—/“‘\"'«„:;,")
_AFTER_CLOSING = frozenset(".,;:!?)]}>-–—/…”’\"'»")
_SINGLE_CLOSE = re.compile(r"(?<=\S)['’](?=[\s.,;:!?)\]–—…”\"'’»-]|$)")
_SINGLE_OPEN = re.compile(r"(?<=[\s(\[–—“\"-])[‘'](?=[\w“\"])")
_MAX_DEPTH = 6  # deeper nesting is no prose; the bound keeps the scan linear


@dataclass(frozen=True)
class Quotation:
    """Words inside quotation marks: `text[start:end]`, the marks themselves at [open, start) and [end, close).

    `close` equals `end` where no closing mark stands; `double` tells “…” from ‘…’; `depth` counts the quotations
    around it; `continues` says that it goes on in the next paragraph's quotation.
    """

    open: int
    start: int
    end: int
    close: int
    double: bool
    depth: int
    continues: bool = False


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return the [start, end) of each line that holds more than white space, edges stripped."""
    out = []
    for m in _PARAGRAPH.finditer(text):
        line = m.group()
        left = len(line) - len(line.lstrip())
        if left < len(line):
            out.append((m.start() + left, m.start() + len(line.rstrip())))
    return out


def quotations(text: str) -> list[Quotation]:
    """Return the quotations of a text in order of their opening marks."""
    out: list[Quotation] = []
    blocks = paragraphs(text)
    for k, (start, end) in enumerate(blocks):
        scan = _Scan(text, start, end)
        scan.run()
        goes_on = k + 1 < len(blocks) and _opens_with_mark(text, blocks[k + 1][0])
        for q in scan.done:
            if not q.continues or goes_on:
                out.append(q)
            elif text[max(start, q.open - 8) : q.open].rstrip()[-1:] in ("", ".", ":", ",", "?", "!"):
                out.append(replace(q, continues=False))  # a mark lost at the end; elsewhere it is a stray one
    return sorted(out, key=lambda q: (q.open, -q.close))


def _opens_with_mark(text: str, at: int) -> bool:
    m = _MARK.match(text, at)
    return bool(m and (m.group() in _ALWAYS_OPENS or m.group() in _STRAIGHT))


@dataclass
class _Open:
    at: int
    start: int
    mark: str


@dataclass
class _Scan:
    """The marks of one paragraph, read from left to right with a stack of open quotations."""

    text: str
    start: int
    end: int
    done: list[Quotation] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)

    def run(self) -> None:
        for m in _MARK.finditer(self.text, self.start, self.end):
            before = self.text[m.start() - 1] if m.start() > self.start else " "
            after = self.text[m.end()] if m.end() < self.end else " "
            if m.group() in _SINGLE:
                self._single(m, before, after)
            elif self._opens(m.group(), before, after):
                self._push(m)
            else:
                self._close(m, double=True)
        for depth, o in enumerate(self.stack):
            if o.mark not in _SINGLE and self._leads_words(o):
                self.done.append(Quotation(o.at, o.start, self.end, self.end, True, depth, continues=True))

    def _leads_words(self, o: _Open) -> bool:
        """Tell an unclosed mark from a stray one: words follow, at once unless it opens the paragraph."""
        at_once = o.at == self.start or not self.text[o.start : o.start + 1].isspace()
        return at_once and self._holds_words(o.start, self.end)

    def _holds_words(self, start: int, end: int) -> bool:
        return any(self.text[at].isalnum() for at in range(start, end))

    def _push(self, m: re.Match[str]) -> None:
        if len(self.stack) < _MAX_DEPTH:
            self.stack.append(_Open(m.start(), m.end(), m.group()))

    def _opens(self, mark: str, before: str, after: str) -> bool:
        """Tell whether a double mark opens a quotation."""
        top = next((o.mark for o in reversed(self.stack) if o.mark not in _SINGLE), None)
        looks_opening = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
        looks_closing = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
        if mark in _ALWAYS_OPENS:
            return not (mark == "“" and top == "„" and looks_closing)  # „…“
        if top is None:
            return looks_opening or (mark in _STRAIGHT and not looks_closing)
        if mark not in _STRAIGHT or not looks_opening or looks_closing:
            return False
        if top == mark:  # the one before was never closed: it was a stray
            self.stack = [o for o in self.stack if o.mark != mark]
        return True

    def _close(self, m: re.Match[str], *, double: bool) -> None:
        """Close the innermost quotation of the mark's kind; marks left open inside it were strays."""
        for k in range(len(self.stack) - 1, -1, -1):
            o = self.stack[k]
            if (o.mark not in _SINGLE) == double:
                del self.stack[k:]
                if self._holds_words(o.start, m.start()):
                    self.done.append(Quotation(o.at, o.start, m.start(), m.end(), double, k))
                return

    def _single(self, m: re.Match[str], before: str, after: str) -> None:
        """Open or close a ‘…’ quotation; an apostrophe does neither."""
        is_open = bool(self.stack) and self.stack[-1].mark in _SINGLE
        if is_open and not before.isspace():
            possessive = before in "sS" and after.isspace() and self._closes_later(m.end())
            if (after.isspace() or after in _AFTER_CLOSING) and not possessive:
                self._close(m, double=False)
        elif m.group() != "’" and (before.isspace() or before in _BEFORE_OPENING):
            opens = after.isalnum() or after in '“"[(…'
            if opens and self._closes_later(m.end()):
                self._push(m)

    def _closes_later(self, at: int) -> bool:
        """Tell whether a closing ’ comes before the paragraph ends and before another ‘ opens."""
        close = _next(self._single_closes, at)
        another = _next(self._single_opens, at)
        return close is not None and (another is None or close <= another)

    @cached_property
    def _single_closes(self) -> list[int]:
        return [m.start() for m in _SINGLE_CLOSE.finditer(self.text, self.start, self.end)]

    @cached_property
    def _single_opens(self) -> list[int]:
        return [m.start() for m in _SINGLE_OPEN.finditer(self.text, self.start, self.end)]


def _next(positions: list[int], at: int) -> int | None:
    """Return the first of the sorted positions at or after `at`."""
    k = bisect_left(positions, at)
    return positions[k] if k < len(positions) else None
