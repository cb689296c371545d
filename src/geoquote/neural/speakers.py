"""Who a quote's source means: a log-linear model over the document's entities and "none of them".

Features say what a careful reader looks at: the name that heads the source, who was named and who spoke last, whether
he or she fits, whether the role or the body's name fits a nominal.  Weights are fitted by `training/speakers.py`;
features and weights have readable names.
"""

import json
import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from geoquote import resources
from geoquote.errors import ModelError
from geoquote.neural.sentences import sentence_starts
from geoquote.text.fold import fold_words
from geoquote.text.marks import paragraphs

Range = tuple[int, int]
Features = dict[str, float]

NONE = -1
_AND = re.compile(r"\band\b|&")
_HE, _SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
_THEY, _OTHER = frozenset({"they", "them", "their", "both"}), frozenset({"it", "its", "i", "we", "you", "who", "which", "that"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "our"})
_SMALL = _DEFINITE | {"a", "an", "of", "for", "and", "in", "at", "to", "from", "by", "on", "with", "some", "several", "many", "other"}
_ENDS_HEAD = frozenset({"of", "who", "from", "at", "in", "for", "with", "to", "by", "on", "that", "which", "and", "including"})
_BEFORE_OTHER = frozenset({"of", "for", "from", "to", "by", "with", "at", "in", "on", "under", "against", "near"})


@dataclass(frozen=True)
class Candidate:
    """An entity that may speak: its mentions as character ranges in order, folded words of its names and its role."""

    entity: int
    type: str
    mentions: tuple[Range, ...]
    names: frozenset[str]
    role: frozenset[str]
    gender: str | None = None


@dataclass(frozen=True)
class Ask:
    """A quote whose speaker is asked for: character ranges of its source (None where none stands) and its parts."""

    source: Range | None
    parts: tuple[Range, ...]
    cue: Range | None = None


@dataclass(frozen=True)
class Meant:
    """Whom a source means: entities (several for a joint source, none for an unnamed one), how found, how probable."""

    entities: tuple[int, ...]
    kind: str | None
    score: float


@dataclass
class Scene:
    """The document around its quotes; `said_by` grows as quotes are answered in order."""

    text: str
    candidates: Sequence[Candidate]
    said_by: list[int] = field(default_factory=list)
    said_at: list[int] = field(default_factory=list)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [s for s, _ in paragraphs(self.text)]

    @cached_property
    def _sentences(self) -> list[int]:
        return sentence_starts(self.text)

    @cached_property
    def _people(self) -> list[tuple[int, int]]:
        return sorted((s, c.entity) for c in self.candidates if c.type == "PERSON" for s, _ in c.mentions)

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph in which a character stands."""
        return bisect_right(self._paragraphs, at)

    def sentence(self, at: int) -> int:
        """Return the number of the sentence in which a character stands."""
        return bisect_right(self._sentences, at)

    def sentence_start(self, at: int) -> int:
        """Return where the sentence of a character starts."""
        k = self.sentence(at)
        return self._sentences[k - 1] if k else 0

    def recent_people(self, before: int, count: int = 4) -> list[int]:
        """Return the people named last before a place, the nearest first."""
        out: list[int] = []
        k = bisect_right(self._people, (before, -1))
        for _, entity in reversed(self._people[max(0, k - 40) : k]):
            if entity not in out:
                out.append(entity)
            if len(out) == count:
                break
        return out


@dataclass(frozen=True)
class Source:
    """A source phrase as the features see it."""

    kind: str
    words: tuple[str, ...]
    head: str
    plural: bool

    @classmethod
    def read(cls, text: str | None, *, named: frozenset[str]) -> "Source":
        """Read a source's words; None is a quote without a source, `named` the types of the names in it."""
        if text is None:
            return cls("missing", (), "", False)
        words = tuple(fold_words(text))
        head = ""
        for k, w in enumerate(words):
            if w in _ENDS_HEAD and k:
                break
            head = w
        plural = head.endswith("s") and not head.endswith(("ss", "us", "is")) or head in ("people", "police", "men", "women")
        return cls(_kind(words, named), words, head, plural)


def _kind(words: tuple[str, ...], named: frozenset[str]) -> str:
    if named:
        return "name" if "PERSON" in named else "body"
    if len(words) == 1:
        for kind, members in (("he", _HE), ("she", _SHE), ("they", _THEY), ("it", _OTHER)):
            if words[0] in members:
                return kind
    return "definite" if words[:1] and words[0] in _DEFINITE else "bare"


def features(scene: Scene, ask: Ask) -> list[tuple[int, Features]]:
    """Return (entity, features) of every candidate, and of NONE first."""
    inside = {c.entity: m for c in scene.candidates if (m := _inside(c, ask.source))}
    named = frozenset(c.type for c in scene.candidates if c.entity in inside)
    source = Source.read(scene.text[slice(*ask.source)] if ask.source else None, named=named)
    at = ask.source[0] if ask.source else ask.parts[0][0]
    out = [(NONE, _crossed(source.kind, dict(_none(scene, source, inside, ask))))]
    recent = scene.recent_people(at)
    holders = _holders(scene, source, at)
    for c in scene.candidates:
        found = dict(_base(scene, c, ask, at, recent))
        if c.entity in inside:
            found |= dict(_within(scene.text, c, ask, inside))
        elif source.kind not in ("name", "missing"):
            found |= dict(_fit(source, c))
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
    return [c.entity for c in sorted(found, key=lambda c: -max((m[0] for m in c.mentions if m[0] < at), default=-1))]


def _crossed(kind: str, found: Features) -> Features:
    return {f"{kind}:{k}": v for k, v in found.items()} | {f"*:{k}": v for k, v in found.items()}


def _inside(c: Candidate, source: Range | None) -> list[Range]:
    return [m for m in c.mentions if source and source[0] <= m[0] and m[1] <= source[1]]


def _none(scene: Scene, source: Source, inside: Mapping[int, list[Range]], ask: Ask) -> Iterator[tuple[str, float]]:
    """Yield what speaks for an unnamed source."""
    yield "none", 1.0
    yield f"none.head={source.head}", 1.0
    if source.plural:
        yield "none.plural", 1.0
    if source.words and source.words[0] in ("a", "an", "some", "several", "many", "one", "another", "most", "other", "two", "three"):
        yield "none.indefinite", 1.0
    types = [c.type for c in scene.candidates if c.entity in inside]
    for t in sorted(set(types)):
        yield f"none.inside.{t}", 1.0
        yield f"none.inside.{t}.{min(types.count(t), 3)}", 1.0
        if source.plural:
            yield f"none.inside.{t}.plural", 1.0
    if len(inside) > 1:
        yield "none.several", 1.0
    yield f"none.{_noun(source.head)}", 1.0
    if " and " in f" {' '.join(source.words)} ":
        yield "none.and", 1.0
    if not scene.said_by:
        yield "none.first", 1.0


def _within(text: str, c: Candidate, ask: Ask, inside: Mapping[int, list[Range]]) -> Iterator[tuple[str, float]]:
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
        yield f"in.before.{'small' if word in _SMALL else 'noun'}.{c.type}", 1.0
    if any(w in _BEFORE_OTHER for w in ahead):
        yield f"in.after_preposition.{c.type}", 1.0
    if ahead and ahead[-1] in _BEFORE_OTHER or ahead[-1:] == ["the"] and len(ahead) > 1 and ahead[-2] in _BEFORE_OTHER:
        yield f"in.at_preposition.{c.type}", 1.0
    if "," in text[ask.source[0] : start]:
        yield f"in.after_comma.{c.type}", 1.0
    if " and " in f" {text[ask.source[0] : start]} ":
        yield f"in.after_and.{c.type}", 1.0
    if len(inside) == 1:
        yield f"in.only.{c.type}", 1.0


def _base(scene: Scene, c: Candidate, ask: Ask, at: int, recent: Sequence[int]) -> Iterator[tuple[str, float]]:
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
        yield f"recent{recent.index(c.entity)}", 1.0
    yield "mentions", math.log(len(c.mentions))
    yield "named_before", math.log(1 + len(before))
    said = [k for k, e in enumerate(scene.said_by) if e == c.entity]
    if said:
        yield "spoke", 1.0
        back = len(scene.said_by) - 1 - said[-1]
        yield f"spoke.back{min(back, 3)}", 1.0
        if back == 0:
            gap = scene.paragraph(at) - scene.paragraph(scene.said_at[-1])
            yield f"spoke.last.paragraphs{min(gap, 3)}", 1.0
            if not any(scene.said_at[-1] < s < at for s, e in scene._people if e != c.entity):
                yield "spoke.last.nobody_since", 1.0
    if any(s <= m[0] < e for m in c.mentions for s, e in ask.parts):
        yield f"named_in_quote.{c.type}", 1.0


def _fit(source: Source, c: Candidate) -> Iterator[tuple[str, float]]:
    """Yield whether a pronoun's gender or a nominal's words fit an entity."""
    if source.kind in ("he", "she"):
        wanted = "male" if source.kind == "he" else "female"
        if c.gender:
            yield ("gender.same" if c.gender == wanted else "gender.other"), 1.0
        return
    words = set(source.words) - _SMALL
    if not words:
        return
    for name, theirs in (("role", c.role), ("name", c.names)):
        shared = words & theirs
        if shared:
            yield f"{name}.shares.{c.type}", 1.0
            yield f"{name}.share.{c.type}", len(shared) / len(words)
        if source.head in theirs:
            yield f"{name}.head.{c.type}", 1.0
    yield f"head.{_noun(source.head)}.{c.type}", 1.0
    if source.plural:
        yield f"plural.{c.type}", 1.0


def _noun(head: str) -> str:
    """Say what a nominal's head means: a person, a body, or neither for certain."""
    if head in resources.words("body_nouns.txt") or head in resources.words("unit_nouns.txt"):
        return "body"
    return "person" if head in resources.words("role_nouns.txt") else "other"


class SpeakerModel:
    """Weights by feature name."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights

    @classmethod
    def from_file(cls, path: Path) -> "SpeakerModel":
        """Read a JSON object of weights."""
        try:
            return cls(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as e:
            raise ModelError(f"{path}: no readable weights ({e}); reinstall geoquote") from e

    def probabilities(self, scene: Scene, ask: Ask) -> dict[int, float]:
        """Return the probability of every candidate and of NONE."""
        scored = [(e, sum(self.weights.get(k, 0.0) * v for k, v in f.items())) for e, f in features(scene, ask)]
        top = max(s for _, s in scored)
        total = sum(math.exp(s - top) for _, s in scored)
        return {e: math.exp(s - top) / total for e, s in scored}

    def answer(self, scene: Scene, ask: Ask) -> Meant:
        """Say whom a quote's source means, and remember it for the quotes that follow."""
        p = self.probabilities(scene, ask)
        best = max(p, key=lambda e: p[e])
        scene.said_by.append(best)
        scene.said_at.append(ask.parts[0][0])
        if best == NONE:
            joint = _joint(scene, ask)
            return Meant(joint, "name" if joint else None, p[NONE])
        inside = any(_inside(c, ask.source) for c in scene.candidates if c.entity == best)
        return Meant((best,), _resolved_by(scene.text, ask, inside), p[best])


def _resolved_by(text: str, ask: Ask, inside: bool) -> str:
    if ask.source is None:
        return "continuation"
    if inside:
        return "name"
    kind = Source.read(text[slice(*ask.source)], named=frozenset()).kind
    return "pronoun" if kind in ("he", "she", "they", "it") else "nominal"


def _joint(scene: Scene, ask: Ask) -> tuple[int, ...]:
    """Return the people whom a source joins by "and" (“A and B”), but not those it only mentions (“aides of A and B”)."""
    if ask.source is None or not _AND.search(scene.text, *ask.source):
        return ()
    found: list[tuple[int, int]] = []
    for c in scene.candidates:
        if c.type == "PERSON" and (places := _inside(c, ask.source)):
            start, end = places[0]
            ahead = fold_words(scene.text[ask.source[0] : start])
            if any(w in _BEFORE_OTHER for w in ahead) or scene.text[end : end + 1] in ("'", "’"):
                return ()
            found.append((start, c.entity))
    return tuple(e for _, e in sorted(found)) if len(found) > 1 else ()
