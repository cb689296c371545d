"""Where an entity stands when a quote is read: how far back it was named, how often, and what it said before."""

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from geoquote.neural.scene import Ask, Candidate, Scene
from geoquote.neural.source_names import BEFORE_OTHER
from geoquote.text.fold import fold_words

_MODIFIES = re.compile(r" [a-z-]{4,} (?:[a-z-]+ )?[A-Z]")  # what follows “Brell” in “Brell spokesman Solen”


def standing(
    scene: Scene, c: Candidate, ask: Ask, at: int, recent: Sequence[int], narrated: Sequence[int]
) -> Iterator[tuple[str, float]]:
    """Yield where an entity was named and whether it spoke.

    `recent` are the people named last before the place `at`, `narrated` those named last outside of quoted words.
    """
    yield f"type.{c.type}", 1.0
    before = c.mentions[: bisect_left(c.mentions, (at,))]
    if not before:
        yield "only_after", 1.0
        if c.mentions and scene.paragraph(c.mentions[0][0]) == scene.paragraph(at):
            yield "after.same_paragraph", 1.0
    else:
        last = before[-1][0]
        gap = scene.paragraph(at) - scene.paragraph(last)
        yield f"paragraphs{min(gap, 4)}.{c.type}", 1.0
        steps = scene.sentence(at) - scene.sentence(last)
        yield f"sentences{min(steps, 4)}.{c.type}", 1.0
        if steps <= 2:
            first = min(m[0] for m in before if m[0] >= scene.sentence_start(last))
            if first - scene.sentence_start(last) < 40:
                yield f"leads_sentence{steps}", 1.0
            if c.type == "PERSON" and not scene.named_between(
                scene.sentence_start(last) - 1, first - 1, besides=c.entity
            ):
                yield f"first_of_sentence{steps}", 1.0
                if not scene.named_between(first, at, besides=c.entity):
                    yield f"only_of_sentence{steps}", 1.0
        ahead = fold_words(scene.text[max(0, last - 12) : last])
        if ahead and ahead[-1] in BEFORE_OTHER:
            yield f"last_after_preposition{min(steps, 3)}", 1.0
        if scene.text[before[-1][1] : before[-1][1] + 1] in ("'", "’"):
            yield f"last_owns{min(steps, 3)}", 1.0
        if _MODIFIES.match(scene.text, before[-1][1]):
            yield f"last_modifies{min(steps, 2)}", 1.0
        if c.entity not in narrated:
            yield "never_narrated", 1.0
        elif scene.in_words(last, ask):
            yield "last_in_words", 1.0
    if c.entity in narrated:
        yield f"narrated{narrated.index(c.entity)}", 1.0
    if c.entity in recent:
        rank = recent.index(c.entity)
        yield f"recent{rank}", 1.0
        if scene.said_by[-1:] == [c.entity]:
            yield f"recent{min(rank, 2)}.spoke", 1.0
    if c.type != "PERSON":
        bodies = scene.recent(c.type, at)
        if c.entity in bodies:
            yield f"recent{bodies.index(c.entity)}.{c.type}", 1.0
    yield f"mentions.{c.type}", math.log(len(c.mentions))
    if len(c.mentions) == scene.most_mentions(c.type):
        yield f"most_named.{c.type}", 1.0
    yield "named_before", math.log(1 + len(before))
    back = scene.quotes_since(c.entity)
    if back is not None:
        yield "spoke", 1.0
        yield f"spoke.back{min(back, 3)}", 1.0
        if back == 0:
            gap = scene.paragraph(at) - scene.paragraph(scene.last_at)
            yield f"spoke.last.paragraphs{min(gap, 3)}", 1.0
            if not scene.named_between(scene.last_at, at, besides=c.entity):
                yield "spoke.last.nobody_since", 1.0
    if any(s <= m[0] < e for m in c.mentions for s, e in ask.parts):
        yield f"named_in_quote.{c.type}", 1.0
