"""From attributions in words to quotes in characters.

The network says what belongs together; quotation marks, where they stand, say exactly where it begins and ends.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from geoquote.neural.bounds import Bounds
from geoquote.neural.draft import Draft, Range
from geoquote.neural.heads import Frame
from geoquote.neural.joining import joined, with_bare_quotations
from geoquote.neural.parting import apart, distinct, past_next_cue, shared_out
from geoquote.neural.quoted import Quoted

__all__ = ["Decoder", "Draft"]

_CLOSING = re.compile(r"\.?\)")


class Decoder:
    """Turns the frames of one document into drafts; `words` are the [start, end) of its words in the text."""

    def __init__(self, text: str, words: Sequence[Range]) -> None:
        self.text, self.words = text, words
        self._quoted = Quoted(text)
        self._bounds = Bounds(self._quoted)

    def drafts(self, frames: Iterable[Frame]) -> list[Draft]:
        """Return the quotes of a document in order."""
        found = [p for f in frames if (d := self._draft(f)) for p in apart(d, self._quoted)]
        found = joined(past_next_cue(distinct(shared_out(found, self._quoted))), self._quoted)
        return sorted(with_bare_quotations(found, self._quoted), key=lambda d: (d.parts[0], d.parts[-1]))

    def _draft(self, f: Frame) -> Draft | None:
        anchor = self.words[f.anchor] if f.kind == "cue" else None
        parts: list[Range] = []
        direct: list[bool] = []
        for span in f.content:
            for part, is_direct in self._bounds.parts(self._chars(span), anchor):
                k = bisect_left(parts, part)
                if (k == len(parts) or part[1] <= parts[k][0]) and (not k or parts[k - 1][1] <= part[0]):
                    parts.insert(k, part)
                    direct.append(is_direct)
        if not parts:
            return None
        return Draft(
            parts=tuple(parts),
            type=self._bounds.type(parts, direct),
            act="thought" if f.thought > 0.5 else "speech",
            cue=self._nearest(f.cue, f.anchor) if f.kind == "cue" else None,
            source=self._nearest(f.source, f.anchor),
            anchor_score=f.anchor_score,
            path_score=f.path_score,
        )

    def _chars(self, span: Range) -> Range:
        """Return a span's characters, with what closes a bracket in it: the network leaves marks at ends out."""
        start, end = self.words[span[0]][0], self.words[span[1] - 1][1]
        inside = self.text[start:end]
        closing = _CLOSING.match(self.text, end) if inside.count("(") > inside.count(")") else None
        return start, closing.end() if closing else end

    def _nearest(self, spans: Sequence[Range], anchor: int) -> Range | None:
        if not spans:
            return None
        return self._chars(min(spans, key=lambda s: max(s[0] - anchor, anchor - s[1] + 1, 0)))
