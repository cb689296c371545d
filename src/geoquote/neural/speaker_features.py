"""What speaks for and against each entity as the speaker of a quote, by readable names."""

import math
from collections.abc import Iterator, Mapping, Sequence

from geoquote import resources
from geoquote.neural.scene import Ask, Candidate, Range, Scene
from geoquote.neural.source import SMALL, Source
from geoquote.text.fold import fold_words

Features = dict[str, float]

NONE = -1
BEFORE_OTHER = frozenset(
    {"of", "for", "from", "to", "by", "with", "at", "in", "on", "under", "against", "near"}
)
_INDEFINITE = frozenset(
    {"a", "an", "some", "several", "many", "one", "another", "most", "other", "two", "three"}
)


def features(scene: Scene, ask: Ask) -> list[tuple[int, Features]]:
    """Return (entity, features) of every candidate, and of NONE first."""
    inside = {c.entity: m for c in scene.candidates if (m := inside_of(c, ask.source))}
    named = frozenset(c.type for c in scene.candidates if c.entity in inside)
    text = scene.text[slice(*ask.source)] if ask.source else None
    source = Source.read(text, named=named, has_cue=ask.cue is not None)
    at = ask.source[0] if ask.source else ask.parts[0][0]
    out = [(NONE, _crossed(source.kind, dict(_none(scene, ask, source, inside))))]
    recent = scene.recent("PERSON", at)
    holders = _holders(scene, source, at)
    for c in scene.candidates:
        found = dict(_base(scene, c, ask, at, recent))
        if c.entity in inside:
            found |= dict(_within(scene.text, c, ask, inside))
        elif source.kind not in ("name", "missing", "agentless"):
            found |= dict(_fit(source, c, spoke_last=scene.said_by[-1:] == [c.entity]))
            if c.entity in holders:
                found[f"holder{min(holders.index(c.entity), 2)}"] = 1.0
                found[f"holders{min(len(holders), 3)}"] = 1.0
        out.append((c.entity, _crossed(source.kind, found)))
    return out


def _holders(scene: Scene, source: Source, at: int) -> list[int]:
    """Return the people whose role has the head of a nominal source, the one named last before it first."""
    if source.kind not in ("definite", "body", "bare") or not source.head:
        return []
    found = [c for c in scene.candidates if source.head in c.role]
    return [
        c.entity
        for c in sorted(found, key=lambda c: -max((m[0] for m in c.mentions if m[0] < at), default=-1))
    ]


def _crossed(kind: str, found: Features) -> Features:
    return {f"{kind}:{k}": v for k, v in found.items()} | {f"*:{k}": v for k, v in found.items()}


def inside_of(c: Candidate, source: Range | None) -> list[Range]:
    """Return the mentions of an entity that stand within a source."""
    return [m for m in c.mentions if source and source[0] <= m[0] and m[1] <= source[1]]


def joined(text: str, ask: Ask, mention: Range) -> bool:
    """Tell a name that a source may join with others from one it only mentions (“aides of A”, “A’s aides”)."""
    assert ask.source is not None
    ahead = fold_words(text[ask.source[0] : mention[0]])
    return not any(w in BEFORE_OTHER for w in ahead) and text[mention[1] : mention[1] + 1] not in ("'", "’")


def _none(
    scene: Scene, ask: Ask, source: Source, inside: Mapping[int, list[Range]]
) -> Iterator[tuple[str, float]]:
    """Yield what speaks for an unnamed source."""
    yield "none", 1.0
    yield f"none.head={source.common}", 1.0
    if source.plural:
        yield "none.plural", 1.0
    if source.words and source.words[0] in _INDEFINITE:
        yield "none.indefinite", 1.0
    types = [c.type for c in scene.candidates if c.entity in inside]
    for t in sorted(set(types)):
        yield f"none.inside.{t}", 1.0
        yield f"none.inside.{t}.{min(types.count(t), 3)}", 1.0
        if source.plural:
            yield f"none.inside.{t}.plural", 1.0
    if len(inside) > 1:
        yield "none.several", 1.0
    for kind in ("PERSON", "ORG"):
        own = [inside[c.entity][0] for c in scene.candidates if c.type == kind and c.entity in inside]
        if len(own) > 1 and all(joined(scene.text, ask, m) for m in own):
            yield f"none.joint.{kind}", 1.0
        if own and all(scene.text[e : e + 1] in ("'", "’") for _, e in own):
            yield f"none.owned.{kind}", 1.0
    yield f"none.{_noun(source.head)}", 1.0
    if " and " in f" {' '.join(source.words)} ":
        yield "none.and", 1.0
    if not scene.said_by:
        yield "none.first", 1.0


def _within(
    text: str, c: Candidate, ask: Ask, inside: Mapping[int, list[Range]]
) -> Iterator[tuple[str, float]]:
    """Yield how a name stands within the source."""
    assert ask.source is not None
    start, end = inside[c.entity][0]
    ahead, behind = fold_words(text[ask.source[0] : start]), text[end : ask.source[1]]
    firsts = sorted(m[0][0] for m in inside.values())
    yield f"in.{c.type}", 1.0
    yield f"in.rank{min(firsts.index(start), 2)}.{c.type}", 1.0
    if not [w for w in ahead if w != "the"]:
        yield f"in.start.{c.type}", 1.0
    if not behind.strip(" ,"):
        yield f"in.end.{c.type}", 1.0
    elif behind.lstrip()[:1] in ",(–—-":
        yield f"in.comma.{c.type}", 1.0
    elif behind[:2] in ("'s", "’s") or behind[:1] in "'’":
        yield f"in.owner.{c.type}", 1.0
    else:
        word = (fold_words(behind[:40]) or [""])[0]
        yield f"in.before.{'small' if word in SMALL else 'noun'}.{c.type}", 1.0
    if any(w in BEFORE_OTHER for w in ahead):
        yield f"in.after_preposition.{c.type}", 1.0
    if (ahead and ahead[-1] in BEFORE_OTHER) or (
        ahead[-1:] == ["the"] and len(ahead) > 1 and ahead[-2] in BEFORE_OTHER
    ):
        yield f"in.at_preposition.{c.type}", 1.0
    if "," in text[ask.source[0] : start]:
        yield f"in.after_comma.{c.type}", 1.0
    if " and " in f" {text[ask.source[0] : start]} ":
        yield f"in.after_and.{c.type}", 1.0
    if len(inside) == 1:
        yield f"in.only.{c.type}", 1.0
    if ahead[:1] and ahead[0] in _INDEFINITE:
        yield f"in.indefinite.{c.type}", 1.0


def _base(
    scene: Scene, c: Candidate, ask: Ask, at: int, recent: Sequence[int]
) -> Iterator[tuple[str, float]]:
    """Yield where an entity was named and whether it spoke."""
    yield f"type.{c.type}", 1.0
    before = [m for m in c.mentions if m[0] < at]
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
    said = [k for k, e in enumerate(scene.said_by) if e == c.entity]
    if said:
        yield "spoke", 1.0
        back = len(scene.said_by) - 1 - said[-1]
        yield f"spoke.back{min(back, 3)}", 1.0
        if back == 0:
            gap = scene.paragraph(at) - scene.paragraph(scene.said_at[-1])
            yield f"spoke.last.paragraphs{min(gap, 3)}", 1.0
            if not scene.named_between(scene.said_at[-1], at, besides=c.entity):
                yield "spoke.last.nobody_since", 1.0
    if any(s <= m[0] < e for m in c.mentions for s, e in ask.parts):
        yield f"named_in_quote.{c.type}", 1.0


def _fit(source: Source, c: Candidate, *, spoke_last: bool) -> Iterator[tuple[str, float]]:
    """Yield whether a pronoun's gender or a nominal's words fit an entity."""
    if source.kind in ("he", "she"):
        wanted = "male" if source.kind == "he" else "female"
        if c.gender:
            yield ("gender.same" if c.gender == wanted else "gender.other"), 1.0
        return
    words = set(source.words) - SMALL
    if not words:
        return
    for name, theirs in (("role", c.role), ("name", c.names)):
        shared = words & theirs
        if shared:
            yield f"{name}.shares.{c.type}", 1.0
            yield f"{name}.share.{c.type}", len(shared) / len(words)
        if source.head in theirs:
            yield f"{name}.head.{c.type}", 1.0
    if words <= c.role | c.names:
        yield f"all_fit.{c.type}", 1.0
    yield f"head.{_noun(source.head)}.{c.type}", 1.0
    yield f"head={source.common}.{c.type}", 1.0
    if spoke_last:
        yield f"head={source.common}.spoke", 1.0
        yield f"head.{_noun(source.head)}.spoke.{c.type}", 1.0
    if source.plural:
        yield f"plural.{c.type}", 1.0


def _noun(head: str) -> str:
    """Say what a nominal's head means: a person, a body, or neither for certain."""
    if head in resources.words("body_nouns.txt") or head in resources.words("unit_nouns.txt"):
        return "body"
    return "person" if head in resources.words("role_nouns.txt") else "other"
