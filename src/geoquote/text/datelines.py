"""Datelines: the place (“Accra, May 3 (Agency): ”) from which a report says that it was sent."""

import re
from collections.abc import Iterator, Sequence

from geoquote.text.marks import paragraphs

# What may stand behind the place: a state or a date, an agency in brackets, and what parts it from the report.
_PARTING = re.compile(
    r"(?:,(?: (?:[A-Z][\w.]*|\d{1,4}),?){1,4})?(?: ?\([^()\n]{2,40}\))?[ \u00a0]?(?::|\.?--?|[–—])[ \u00a0]+"
)


def datelines(text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where each dateline starts, and where the report behind it does; `places` are names of places."""
    starts = {s for s, _ in paragraphs(text)}
    for start, end in places:
        if start in starts and (m := _PARTING.match(text, end)):
            yield start, m.end()
