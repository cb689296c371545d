"""What looks like part of a quote and is none, once names are known: datelines, and cues that are part of a name."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geoquote.neural.draft import Draft, Range
from geoquote.text.datelines import datelines


@dataclass(frozen=True)
class Known:
    """The names of a text that tell: character ranges of places and of people, each in order and apart."""

    places: Sequence[Range] = ()
    people: Sequence[Range] = ()


def spoken(drafts: Sequence[Draft], text: str, known: Known) -> list[Draft]:
    """Leave out what no one says: “Accra: The council met”, “Said” in a name; cut datelines off what is said.

    What stands in quotation marks is said by somebody, whatever is taken for its cue or source.
    """
    begins = dict(datelines(text, known.places))
    people = _Within(known.people)
    out = []
    for d in drafts:
        sent_from = d.cue is None and d.source is not None and begins.get(d.source[0], 0) >= d.source[1]
        named = d.cue is not None and (d.cue in people or _is_given_name(d, text))
        if d.type == "indirect" and (sent_from or named):
            continue
        parts = tuple((max(s, begins.get(s, 0)), e) for s, e in d.parts if begins.get(s, 0) < e)
        if parts:
            out.append(replace(d, parts=parts))
    return out


def _is_given_name(d: Draft, text: str) -> bool:
    """Tell “Said Torvan claimed a prize” from “Said Torvan: …”, which only quoted words follow."""
    return (
        d.cue is not None
        and d.source is not None
        and d.source[0] > d.cue[0]
        and text[slice(*d.cue)] == "Said"
    )


class _Within:
    """Tells whether a range lies within one of some that are in order and apart."""

    def __init__(self, ranges: Sequence[Range]) -> None:
        self._ranges = ranges
        self._starts = [s for s, _ in ranges]

    def __contains__(self, found: Range) -> bool:
        k = bisect_right(self._starts, found[0]) - 1
        return k >= 0 and found[1] <= self._ranges[k][1]
