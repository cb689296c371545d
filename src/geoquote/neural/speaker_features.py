"""What speaks for and against each entity as the speaker of a quote, by readable names."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from geoquote.neural.introduced import introduced
from geoquote.neural.scene import NONE, Ask, Candidate, Range, Scene
from geoquote.neural.source import INDEFINITE, SMALL, Source, noun_class
from geoquote.neural.source_names import inside_of, joined, outside_names, within
from geoquote.neural.standing import standing
from geoquote.neural.turns import turns
from geoquote.text.bodies import state_word
from geoquote.text.body_sorts import sorts_of_noun
from geoquote.text.fold import fold_words
from geoquote.text.states import states_in

Features = dict[str, float]

ANY = "*"  # stands for every kind of source
_NOMINAL = ("definite", "body", "bare")  # kinds of sources that a noun heads


def features(scene: Scene, ask: Ask) -> list[tuple[int, Features]]:
    """Return (entity, features) of every candidate, and of NONE first: each for this kind of source and for any."""
    kind, found = described(scene, ask)
    return [(e, {f"{k}:{name}": v for k in (kind, ANY) for name, v in f.items()}) for e, f in found]


def described(scene: Scene, ask: Ask) -> tuple[str, list[tuple[int, Features]]]:
    """Return the source's kind, and what speaks for and against every candidate, NONE first."""
    inside = {c.entity: m for c in scene.candidates if (m := inside_of(c, ask.source))}
    named = frozenset(c.type for c in scene.candidates if c.entity in inside)
    text = scene.text[slice(*ask.source)] if ask.source else None
    source = Source.read(text, named=named, has_cue=ask.cue is not None)
    at = ask.source[0] if ask.source else ask.parts[0][0]
    recent, narrated = scene.recent("PERSON", at), scene.recent("PERSON", at, told_in=ask)
    holders = _holders(scene, source, at)
    sorts = sorts_of_noun(source.common or source.head) if source.kind in _NOMINAL else frozenset()
    of_sort = _nearest((c for c in scene.candidates if c.sorts & sorts and c.entity not in inside), at)
    told: dict[int, Features] = {}
    for entity, name in (*turns(scene, source, ask), *introduced(scene, source, ask)):
        told.setdefault(entity, {})[name] = 1.0
    out = [(NONE, dict(_none(scene, ask, source, inside)) | told.get(NONE, {}))]
    if sorts:
        out[0][1][f"none.sort{min(len(of_sort), 2)}"] = 1.0
    for c in scene.candidates:
        found = dict(standing(scene, c, ask, at, recent, narrated)) | told.get(c.entity, {})
        if c.entity in inside:
            found |= dict(within(scene.text, c, ask, inside, source))
        elif source.kind not in ("name", "missing", "agentless"):
            found |= dict(_fit(source, c, spoke_last=scene.said_by[-1:] == [c.entity]))
            if c.entity in holders:
                found[f"holder{min(holders.index(c.entity), 2)}"] = 1.0
                found[f"holders{min(len(holders), 3)}"] = 1.0
            if sorts and c.type == "ORG":
                found |= dict(_sort(c, of_sort))
        out.append((c.entity, found))
    return source.kind, out


def _holders(scene: Scene, source: Source, at: int) -> list[int]:
    """Return the people whose role has the head of a nominal source, the one named last before it first."""
    if source.kind not in _NOMINAL or not source.head:
        return []
    return _nearest((c for c in scene.candidates if source.head in c.role), at)


def _nearest(found: Iterable[Candidate], at: int) -> list[int]:
    """Return entities by where they were named before a place, the last one first."""
    last = {c.entity: max((m[0] for m in c.mentions if m[0] < at), default=-1) for c in found}
    return sorted(last, key=lambda e: -last[e])


def _sort(c: Candidate, of_sort: Sequence[int]) -> Iterator[tuple[str, float]]:
    """Yield whether a body is of the sort that a noun means, given all that are."""
    if c.entity in of_sort:
        yield "sort.fits", 1.0
        yield f"sort.rank{min(of_sort.index(c.entity), 2)}", 1.0
        yield f"sort.of{min(len(of_sort), 3)}", 1.0
    else:
        yield "sort.other" if c.sorts else "sort.unknown", 1.0


def _none(
    scene: Scene, ask: Ask, source: Source, inside: Mapping[int, list[Range]]
) -> Iterator[tuple[str, float]]:
    """Yield what speaks for an unnamed source."""
    yield "none", 1.0
    yield f"none.head={source.common}", 1.0
    if source.plural:
        yield "none.plural", 1.0
    if source.words and source.words[0] in INDEFINITE:
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
    yield f"none.{noun_class(source.head)}", 1.0
    if source.owner:
        yield f"none.owner={source.owner}", 1.0
        yield f"none.owner.{noun_class(source.head)}", 1.0
    if " and " in f" {' '.join(fold_words(outside_names(scene.text, ask, inside)))} ":
        yield "none.and", 1.0
    if not scene.said_by:
        yield "none.first", 1.0
    elif scene.said_by[-1] == NONE:
        at = ask.source[0] if ask.source else ask.parts[0][0]
        if not scene.named_between(scene.last_at, at, besides=NONE):
            yield "none.spoke.last.nobody_since", 1.0


def _fit(source: Source, c: Candidate, *, spoke_last: bool) -> Iterator[tuple[str, float]]:
    """Yield whether a pronoun's gender or a nominal's words fit an entity."""
    if source.kind in ("he", "she"):
        wanted = "male" if source.kind == "he" else "female"
        for evidence, gender in (("gender", c.gender), ("given", c.given)):
            if gender:
                yield f"{evidence}.{'same' if gender == wanted else 'other'}", 1.0
        return
    words = set(source.words) - SMALL
    if not words:
        return
    if c.states and (meant := states_in(source.words)):
        yield f"state.{'same' if meant & c.states else 'other'}", 1.0
        if meant & c.states:
            yield f"state.head={source.common}", 1.0
    for name, ours, theirs in (("role", set(map(state_word, words)), c.role), ("name", words, c.names)):
        shared = ours & theirs
        if shared:
            yield f"{name}.shares.{c.type}", 1.0
            yield f"{name}.share.{c.type}", len(shared) / len(words)
        if source.head in theirs:
            yield f"{name}.head.{c.type}", 1.0
    if all(w in c.names or state_word(w) in c.role for w in words):
        yield f"all_fit.{c.type}", 1.0
    yield f"head.{noun_class(source.head)}.{c.type}", 1.0
    yield f"head={source.common}.{c.type}", 1.0
    if source.owner:
        yield f"owner={source.owner}.{c.type}", 1.0
        yield f"owner.{noun_class(source.head)}.{c.type}", 1.0
    if spoke_last:
        yield f"head={source.common}.spoke", 1.0
        yield f"head.{noun_class(source.head)}.spoke.{c.type}", 1.0
    if source.plural:
        yield f"plural.{c.type}", 1.0
