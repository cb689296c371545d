"""One name, one label: what a document calls a person here is no body a paragraph further.

The tagger reads each place by itself; a surname alone is where it errs most.  So every mention of a name takes the
label that all of them together make most probable, full names speaking for their parts.  Well-known bodies (“Hamas”,
“Reuters”) and what only looks like a name (“Brexit”) are known, unless somebody in the document is called so.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from geoquote import resources
from geoquote.neural.heads import Name
from geoquote.text.fold import fold_words
from geoquote.text.known_names import BODY, TERM, known_label

_SEAT = re.compile(
    r"[RDI]-[A-Z][a-z]+\.?|[RDI]-[A-Z]{2}"
)  # “(R-Ky.)”: a party and a state, no name of anybody
_PART = 0.5  # weight of a person's full name for a first or last name alone
_DOUBTFUL = {
    "Organization": 0.65
}  # votes below which a name is dropped, mostly places and products taken for bodies
_DOUBTFUL_ELSE = 0.3
_SURE = ("Treaty", "Date", "Money")  # what stands as one of these is no body, whatever its name
_MISTAKEN = ("Person", "Organization")  # as what places, weapons and terms are mistaken


def agreed(names: Sequence[Name], texts: Sequence[str]) -> list[Name]:
    """Return the names with one label for each form; `texts` are the names as printed."""
    keys = [" ".join(fold_words(t)) for t in texts]
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name, key in zip(names, keys, strict=True):
        votes[key][name.label] += name.score
        parts = key.split()
        if name.label == "Person" and len(parts) > 1:
            for part in {parts[0], parts[-1]}:
                votes[part][name.label] += _PART * name.score
    people = {
        part
        for n, key in zip(names, keys, strict=True)
        if n.label == "Person" and " " in key
        for part in key.split()
    }
    small = resources.words("function_words.txt")  # “So said Brell”
    out = []
    for name, key, text in zip(names, keys, texts, strict=True):
        label = max(votes[key], key=lambda k: (votes[key][k], k == name.label))
        known = None if key in people else known_label(text)
        if known == BODY and label not in _SURE:
            out.append(replace(name, label=BODY))
        elif known and known != BODY and label in _MISTAKEN:
            out += [replace(name, label=known)] if known != TERM else []
        elif label == "Person" and (_SEAT.fullmatch(text) or (key in small and key not in people)):
            continue
        elif votes[key][label] >= _DOUBTFUL.get(label, _DOUBTFUL_ELSE):
            out.append(replace(name, label=label))
    return out
