"""Where sentences start: good enough to count how far back a name stands."""

import re

from geoquote.text.marks import paragraphs

_END = re.compile(r"[.?!…][”’\"')\]]*\s+(?=[“‘\"'(\[]?[^\W\d_a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Prof|Jr|Sr|No|Inc|Co|vs))\.$"
)


def sentence_starts(text: str) -> list[int]:
    """Return where each sentence starts, in order; a paragraph always starts one."""
    out: list[int] = []
    for start, end in paragraphs(text):
        out.append(start)
        for m in _END.finditer(text, start, end):
            if not _ABBREVIATION.search(text, max(start, m.start() - 5), m.start() + 1):
                out.append(m.end())
    return out
