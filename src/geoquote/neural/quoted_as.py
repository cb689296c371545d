"""“Xinhua quoted Ona Brell as saying …”, “…,” Brell was quoted as saying: the words are hers, not the paper's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geoquote.neural.draft import Draft, Range
from geoquote.neural.parting import distinct

_AS = re.compile(
    r"(?P<passive>\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?)?\b(?:quot|cit)(?:ed|es|ing|e)\s+"
    r"(?P<whom>(?:[^.;:\r\n“”\"]{1,120}?\s+)??)as\s+(?P<cue>saying|stating|telling|writing)\b"
)
_TIME = re.compile(r"(?:\s+on\s+\w+day)?,?\s*\Z")  # “quoted Brell on Monday, as saying”
_BEHIND = re.compile(r",?[”\"’']\s+(?P<subject>(?:[^\W\d_][\w.’'-]*\s+){1,6})")  # “…,” Ona Brell ‖ was quoted
_BETWEEN = re.compile(r"[\s:,]*")  # “as saying: …”


@dataclass(frozen=True)
class _Place:
    """Where somebody is quoted as saying something: from the verb to the cue, and who is; before it, in the passive."""

    whole: Range
    cue: Range
    whom: Range | None


def quoted_as(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """Give drafts by “quoted … as saying” the one quoted for their source, and leave these words out of their parts."""
    places = list(_places(text))
    if not places:
        return list(drafts)
    found = distinct([_of(d, places, text) for d in drafts])
    return sorted(found, key=lambda d: (d.parts[0], d.parts[-1]))


def _places(text: str) -> Iterator[_Place]:
    for found in _AS.finditer(text):
        start, end = found.span("whom")
        whom = _TIME.sub("", text[start:end])
        passive = found["passive"] or not whom
        yield _Place(found.span(), found.span("cue"), None if passive else (start, start + len(whom)))


def _of(d: Draft, places: Sequence[_Place], text: str) -> Draft:
    for place in places:
        start, end = place.whole
        if d.cue and start <= d.cue[0] and d.cue[1] <= end:
            return replace(_without(d, place.whole, text), source=place.whom or d.source, cue=place.cue)
        behind = _BEHIND.fullmatch(text, d.parts[-1][1], start) if d.cue is None else None
        if behind:
            whom = text[slice(*behind.span("subject"))].rstrip()
            source = place.whom or (behind.start("subject"), behind.start("subject") + len(whom))
            return replace(d, source=source, cue=place.cue)
    return d


def _without(d: Draft, place: Range, text: str) -> Draft:
    """Take a place out of a draft's parts; what is left is direct where it stands in quotation marks."""
    between = _BETWEEN.match(text, place[1])
    behind = between.end() if between else place[1]
    parts = tuple((s if s < place[0] or s >= place[1] else behind, e) for s, e in d.parts)
    parts = tuple((s, e) for s, e in parts if s < e)
    if not parts or parts == d.parts:
        return d
    quoted = all(text[max(0, s - 1) : s] in tuple("“\"‘'«") for s, _ in parts)
    return replace(d, parts=parts, type="direct" if quoted else d.type)
