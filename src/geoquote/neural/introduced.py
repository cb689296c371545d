"""Where the noun of a source stood before: who issued “the report”, whose “the statement” is, who “the officer” was.

What is looked at is the first and the last sentence before the source that has the noun, and the last place where a
name is close to it, as far back as a long article reaches.
"""

import re
from collections.abc import Iterator

from geoquote.neural.scene import NONE, Ask, Candidate, Scene
from geoquote.neural.source import Source, noun_class

_REACH = 20_000  # characters back within which the noun is looked for
_LATE = 40  # sayings, and places of the noun, that are looked at
_LONG = 1_000  # characters on each side of the noun that a sentence without an end is looked at
_NEAR = 80  # characters around the noun within which a name may be close to it
_FAR = 200  # characters between a name and the noun from which on the one says nothing of the other
_ISSUER = re.compile(
    r"^\W*(?:[\w’'-]+\W+){0,4}(?:by|from|of)\W+(?:the\W+|an?\W+)?(?:[\w.’'-]+\W+){0,3}$", re.IGNORECASE
)  # between “report” and its issuer: “a report released on Monday by the auditor Brell”
_OWNS = re.compile(r"^['’]s?\s+(?:[\w-]+\s+){0,3}$")  # between an owner and “report”
_IS = re.compile(
    r"^,?\s+(?:(?:is|was)\s+)?(?:the|an?|his|her|its)\s+(?:[\w’'-]+\s+){0,4}$"
)  # “Brell, the mayor”
_NAMES = re.compile(r"^\s+(?:[\w-]+\s+){0,2}$")  # between a name and “report” in “a Brell Institute report”


def introduced(scene: Scene, source: Source, ask: Ask) -> Iterator[tuple[int, str]]:
    """Yield (entity or NONE, feature) by how an entity stands to the noun of a nominal source where it stood before."""
    if source.kind not in ("definite", "bare") or not source.head or ask.source is None:
        return
    noun = noun_class(source.head)
    places = _places(scene.text, source.head, ask.source[0])
    yield NONE, f"none.intro.{len(places[:1])}.{noun}"
    told = False
    for which, place in [("last", places[-1]), ("first", places[0])] if places else []:
        start, end = scene.sentence_bounds(place[0])
        start, end = max(start, place[0] - _LONG), min(end, place[1] + _LONG)
        named = scene.named_in(start, min(end, ask.source[0]))
        for k, (s, e, c) in enumerate(named):
            stands = list(_stands(scene.text, (s, e), place))
            told |= bool(stands)
            first, only = k == 0, len(named) == 1
            for name in ("sentence", *["first"] * first, *["only"] * only, *stands):
                yield from _both(c, f"{which}.{name}.{c.type}", noun)
        for entity in _speaking(scene, start, end):
            if entity == NONE:
                yield NONE, f"none.intro.{which}.spoke.{noun}"
            else:
                yield entity, f"intro.{which}.spoke"
                yield entity, f"intro.{which}.spoke.{noun}"
    if told:
        yield NONE, f"none.intro.told.{noun}"
    for place in reversed(places[-_LATE:]):
        near = scene.named_in(place[0] - _NEAR, min(place[1] + _NEAR, ask.source[0]))
        close = [(c, how) for s, e, c in near for how in _stands(scene.text, (s, e), place)]
        for c, how in close:
            yield from _both(c, f"any.{how}.{c.type}", noun)
        if close:
            yield NONE, f"none.intro.any.{noun}"
            return


def _both(c: Candidate, name: str, noun: str) -> Iterator[tuple[int, str]]:
    yield c.entity, f"intro.{name}"
    yield c.entity, f"intro.{name}.{noun}"


def _places(text: str, head: str, before: int) -> list[tuple[int, int]]:
    """Return where a noun stands before a place, singular or plural."""
    wanted = re.compile(rf"(?<![\w-]){re.escape(head)}(?:s|es)?(?![\w-])", re.IGNORECASE)
    return [m.span() for m in wanted.finditer(text, max(0, before - _REACH), before)]


def _stands(text: str, name: tuple[int, int], place: tuple[int, int]) -> Iterator[str]:
    """Yield how a name stands to a noun: as its owner, right before it, as who issued it or who it describes."""
    if max(place[0] - name[1], name[0] - place[1]) > _FAR:
        return
    if name[1] <= place[0]:
        between = text[name[1] : place[0]]
        if _OWNS.match(between):
            yield "owner"
        elif _NAMES.match(between):
            yield "next"
        elif _IS.match(between):
            yield "apposed"
    elif not text[place[1] : name[0]].strip(" ."):
        yield "title"
    elif name[0] >= place[1] and _ISSUER.match(text[place[1] : name[0]]):
        yield "by"


def _speaking(scene: Scene, start: int, end: int) -> Iterator[int]:
    """Yield who said the quotes that begin in a sentence."""
    for entity, ask in zip(scene.said_by[-_LATE:], scene.asked[-_LATE:], strict=True):
        if start <= ask.parts[0][0] < end:
            yield entity
