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
    """Leave out what no one says: “Accra: The council met”, “Said” in a name; cut datelines off what is said."""
    begins = dict(datelines(text, known.places))
    starts = [s for s, _ in known.people]
    out = []
    for d in drafts:
        if d.cue is None:
            place = (
                d.type == "indirect" and d.source is not None and begins.get(d.source[0], 0) >= d.source[1]
            )
            if place:
                continue
        else:
            k = bisect_right(starts, d.cue[0]) - 1
            if k >= 0 and d.cue[1] <= known.people[k][1]:
                continue
        parts = tuple((max(s, begins.get(s, 0)), e) for s, e in d.parts if begins.get(s, 0) < e)
        if parts:
            out.append(replace(d, parts=parts))
    return out
