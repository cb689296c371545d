"""Whom a quote's source means: names, pronouns, nominals and quotes without a source, to the names of the document.

The network scores each source against every name near it and against none of them; what grammar says for certain
(the name that heads the source, joint sources) is settled before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geoquote import resources
from geoquote.neural.heads import Heads
from geoquote.text.fold import fold_words

Range = tuple[int, int]
Floats = NDArray[np.float32]

NEAREST = 60  # names a source is scored against
_JOINER = re.compile(r"(?:\s*,)?\s*(?:\band\b|&|\bwith\b|,)\s*(?:\b(?:the|his|her)\b\s*)?$")


@dataclass(frozen=True)
class Named:
    """A name that may speak: words [start, end), its entity's number and its type."""

    start: int
    end: int
    entity: int
    type: str


@dataclass(frozen=True)
class Meant:
    """Whom a source means: entities (several for a joint source, none for an unnamed one), how it was found, how surely."""

    entities: tuple[int, ...]
    kind: str | None
    score: float


def kind_of(text: str, *, has_name: bool) -> str:
    """Tell a name, a pronoun and a nominal apart by the source's words."""
    if has_name:
        return "name"
    words = fold_words(text)
    return "pronoun" if len(words) == 1 and words[0] in resources.words("pronouns.txt") else "nominal"


def scores(heads: Heads, h: Floats, mention: Range, names: Sequence[Named]) -> tuple[float, dict[int, float]]:
    """Return the probability that a mention means none of the names, and that of each entity."""
    near = sorted(names, key=lambda n: abs(n.start - mention[0]))[:NEAREST]
    if not near:
        return 1.0, {}
    raw = heads.links(h, mention, np.array([(n.start, n.end) for n in near]))
    p = np.exp(raw - raw.max())
    p /= p.sum()
    out: dict[int, float] = {}
    for n, x in zip(near, p[1:], strict=True):
        out[n.entity] = out.get(n.entity, 0.0) + float(x)
    return float(p[0]), out


def resolve(heads: Heads, h: Floats, text: str, mention: Range, names: Sequence[Named], *, continued: bool) -> Meant:
    """Say whom the source at words `mention` means; `continued`: there is no source, `mention` is the quote's start."""
    inside = [] if continued else [n for n in names if mention[0] <= n.start and n.end <= mention[1]]
    joint = _joint(text, inside)
    none, by_entity = scores(heads, h, mention, names)
    if joint:
        return Meant(tuple(dict.fromkeys(n.entity for n in joint)), "name", 1 - none)
    best = max(by_entity, key=lambda k: by_entity[k], default=None)
    if best is None or by_entity[best] < none:
        return Meant((), None, none)
    kind = "continuation" if continued else kind_of(text, has_name=any(n.entity == best for n in inside))
    return Meant((best,), kind, by_entity[best])


def _joint(text: str, inside: Sequence[Named]) -> list[Named]:
    """Return the people or bodies that a source joins by "and", where it joins nothing else."""
    return []
