"""How probable it is that a draft is a quote: the network's scores, and what its words and its neighbours tell.

The network takes “claimed a medal” for speech more often than it knows; what says so is learnt from the drafts that it
makes of articles on which it was not trained.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache

from geoquote import resources
from geoquote.neural.draft import Draft
from geoquote.neural.source import Source
from geoquote.text.fold import fold_words

Features = dict[str, float]

LEAST = 0.35  # drafts less probable than this are no quotes
_MARKS = "“”‘’\"'([{—–-"
_NEAR = 80  # characters in which the words are looked for that a content begins with


def features(drafts: Sequence[Draft], text: str) -> list[Features]:
    """Return what tells of each draft of a text whether it is a quote, by name."""
    inside, around = _nested(drafts)
    return [
        dict(_of(d, text)) | {"bias": 1.0, "inside": float(k in inside), "around": float(k in around)}
        for k, d in enumerate(drafts)
    ]


def logit(p: float) -> float:
    """Return the log odds of a probability, at most those of one in ten thousand."""
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def _of(d: Draft, text: str) -> Iterator[tuple[str, float]]:
    if d.by_marks:
        yield "by_marks", 1.0
    else:
        yield "anchor", logit(d.anchor_score)
        yield "path", logit(d.path_score)
    start, end = d.parts[0][0], d.parts[-1][1]
    count = sum(len(text[s:e].split()) for s, e in d.parts)
    yield f"type.{d.type}", 1.0
    yield f"words{min(count, 6)}", 1.0
    yield f"length.{d.type}", math.log(1 + count)
    yield f"first={_first(text[start : min(start + _NEAR, end)])}", 1.0
    if d.cue:
        yield f"cue={_last(text[slice(*d.cue)])}", 1.0
        yield f"before={_last(text[max(0, d.cue[0] - _NEAR) : d.cue[0]])}", 1.0
        yield "cue.after", float(d.cue[0] > start)
    else:
        yield "cue=", 1.0
    if d.source:
        yield f"source.{source_kind(text[slice(*d.source)])}", 1.0
        yield "source.after", float(d.cue is not None and d.source[0] > d.cue[0])
    else:
        yield f"source.none.{d.type}", 1.0


def _first(phrase: str) -> str:
    return _word(*phrase.split(maxsplit=1)[:1], which=0)


def _last(phrase: str) -> str:
    return _word(*phrase.rsplit(maxsplit=1)[-1:], which=-1)


@lru_cache(maxsize=1024)
def _word(printed: str = "", *, which: int) -> str:
    """Return the first or last word of what is printed without a space, folded; any name is “Name”."""
    word = (fold_words(printed) or [""])[which]
    capital = printed.strip(_MARKS)[:1].isupper()
    return word if not capital or word in resources.words("function_words.txt") else "Name"


@lru_cache(maxsize=1024)
def source_kind(phrase: str) -> str:
    """Say what kind of source a phrase is, and whether a word behind the first is capital: “named.capital”."""
    kind = Source.read(phrase, named=frozenset()).kind
    return f"{kind}.capital" if any(w[0].isupper() for w in phrase.split()[1:]) else kind


def _nested(drafts: Sequence[Draft]) -> tuple[set[int], set[int]]:
    """Return which drafts stand within one that starts before, and which have the next one start within them."""
    order = sorted(range(len(drafts)), key=lambda k: (drafts[k].parts[0][0], -drafts[k].parts[-1][1]))
    inside: set[int] = set()
    around: set[int] = set()
    furthest = -1
    for n, k in enumerate(order):
        end = drafts[k].parts[-1][1]
        if end <= furthest:
            inside.add(k)
        furthest = max(furthest, end)
        if n + 1 < len(order) and drafts[order[n + 1]].parts[0][0] < end:
            around.add(k)
    return inside, around
