"""How the names in a source phrase stand there: at its head, after a preposition, as an owner, side by side."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from geoquote.neural.scene import Ask, Candidate, Range
from geoquote.neural.source import INDEFINITE, SMALL, Source, noun_class
from geoquote.text.fold import fold_words

BEFORE_OTHER = frozenset(
    {"of", "for", "from", "to", "by", "with", "at", "in", "on", "under", "against", "near"}
)


_EXAMPLES = frozenset({"including", "like", "such"})  # before a mere example (“critics, including Brell”)
_JOINS = re.compile(r",?\s+(?:and|or|&)\s")  # what follows a name that stands beside others
_PARTS = re.compile(r"[,:–—]|\s-\s|\band\b|&")  # between the people whom a source joins
_GOES_ON = re.compile(
    r"['’]|\s(?!(?:and|of|from|at|in|for|who)\b|&)\w"
)  # what follows a name in “the A aides”


def inside_of(c: Candidate, source: Range | None) -> list[Range]:
    """Return the mentions of an entity that stand within a source."""
    return [m for m in c.mentions if source and source[0] <= m[0] and m[1] <= source[1]]


def joined(text: str, ask: Ask, mention: Range) -> bool:
    """Tell a name that a source may join with others from one it only mentions (“aides of A”, “A’s aides”)."""
    assert ask.source is not None
    ahead, behind = text[ask.source[0] : mention[0]], text[mention[1] : ask.source[1]]
    return not BEFORE_OTHER.intersection(fold_words(_PARTS.split(ahead)[-1])) and not _GOES_ON.match(behind)


def outside_names(text: str, ask: Ask, inside: Mapping[int, list[Range]]) -> str:
    """Return a source with X for each name in it."""
    if ask.source is None:
        return ""
    out, at = [], ask.source[0]
    for start, end in sorted(m for places in inside.values() for m in places):
        out.append(text[at:start])
        at = max(at, end)
    return "X".join([*out, text[at : ask.source[1]]])


def within(
    text: str, c: Candidate, ask: Ask, inside: Mapping[int, list[Range]], source: Source
) -> Iterator[tuple[str, float]]:
    """Yield how a name stands within the source."""
    assert ask.source is not None
    noun = noun_class(source.head)
    start, end = inside[c.entity][0]
    ahead, behind = fold_words(text[ask.source[0] : start]), text[end : ask.source[1]]
    firsts = sorted(m[0][0] for m in inside.values())
    yield f"in.{c.type}", 1.0
    yield f"in.rank{min(firsts.index(start), 2)}.{c.type}", 1.0
    if not [w for w in ahead if w != "the"]:
        yield f"in.start.{c.type}", 1.0
    if not behind.strip(" ,"):
        yield f"in.end.{c.type}", 1.0
        if ahead and not BEFORE_OTHER.intersection(ahead):
            yield f"in.title.{c.type}", 1.0
    elif behind.lstrip()[:1] in ",(–—-":
        yield f"in.comma.{c.type}", 1.0
    elif behind[:2] in ("'s", "’s") or behind[:1] in "'’":
        yield f"in.owner.{c.type}", 1.0
        yield f"in.owner.{c.type}.{noun}", 1.0
    else:
        word = (fold_words(behind[:40]) or [""])[0]
        yield f"in.before.{'small' if word in SMALL else 'noun'}.{c.type}", 1.0
        if word not in SMALL:
            yield f"in.before.{noun}.{c.type}", 1.0
            yield f"in.before={source.common}.{c.type}", 1.0
            if source.plural:
                yield f"in.before.plural.{c.type}", 1.0
    if _JOINS.match(behind):
        yield f"in.and_after.{c.type}", 1.0
    if [w for w in ahead if w != "the"][-1:] == ["and"]:
        yield f"in.and_ahead.{c.type}", 1.0
    if _EXAMPLES.intersection(ahead):
        yield f"in.including.{c.type}", 1.0
    for done, by in pairwise(ahead):
        if by == "by":
            yield f"in.by={done}.{c.type}", 1.0
            if done.endswith("ed"):
                yield f"in.done_by.{c.type}", 1.0
    if any(w in BEFORE_OTHER for w in ahead):
        yield f"in.after_preposition.{c.type}", 1.0
    if (ahead and ahead[-1] in BEFORE_OTHER) or (
        ahead[-1:] == ["the"] and len(ahead) > 1 and ahead[-2] in BEFORE_OTHER
    ):
        yield f"in.at_preposition.{c.type}", 1.0
        yield f"in.at_preposition.{c.type}.{noun}", 1.0
        yield f"in.at_preposition.{c.type}.{[w for w in ahead if w != 'the'][-1]}", 1.0
    if "," in text[ask.source[0] : start]:
        yield f"in.after_comma.{c.type}", 1.0
    if " and " in f" {text[ask.source[0] : start]} ":
        yield f"in.after_and.{c.type}", 1.0
    if len(inside) == 1:
        yield f"in.only.{c.type}", 1.0
    if ahead[:1] and ahead[0] in INDEFINITE:
        yield f"in.indefinite.{c.type}", 1.0
