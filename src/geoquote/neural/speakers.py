"""Who a quote's source means: a small network over the document's entities and "none of them".

Its features say what a careful reader looks at: the name that heads the source, who was named and who spoke last,
whether he or she fits, whether the role or the body's name fits a nominal.  Each feature weighs in the score itself and
in a few hidden units, where features work together.  `training/speakers.py` fits the weights.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from geoquote.errors import ModelError
from geoquote.neural.scene import NONE, Ask, Candidate, Scene
from geoquote.neural.source import Source
from geoquote.neural.source_names import inside_of, joined
from geoquote.neural.speaker_features import ANY, described, features

__all__ = ["BIAS", "NONE", "Ask", "Candidate", "Meant", "Scene", "SpeakerModel", "features", "joint_people"]

BIAS = "bias"  # the feature of every candidate

_AND = re.compile(r"\band\b|&")
_WHO = re.compile(r"\b(?:who|which|that)\b")


@dataclass(frozen=True)
class Meant:
    """Whom a source means: entities (several for a joint source, none for an unnamed one), how found, how probable."""

    entities: tuple[int, ...]
    kind: str | None
    score: float


@dataclass(frozen=True)
class _OfKind:
    """Rows of weights for one kind of source, the first of them the bias, by feature name."""

    row: dict[str, int]
    rows: NDArray[np.float64]


class SpeakerModel:
    """Weights by feature name: a row holds the weight in the score, then one for each hidden unit.

    `outer` holds what each hidden unit weighs in the score; the row of BIAS counts for every candidate.
    ValueError says which numbers are missing or too many, or that one is not finite.
    """

    def __init__(self, by_name: Mapping[str, Sequence[float]], outer: Sequence[float] = ()) -> None:
        self._outer = _numbers([outer], width=len(outer))[0]
        self._rows = _numbers([[0.0] * (1 + len(outer)), *by_name.values()], width=1 + len(outer))
        self._row = {name: k for k, name in enumerate(by_name, start=1)}  # 0: a feature without weights
        self._kinds: dict[str, _OfKind] = {}

    @classmethod
    def from_file(cls, path: Path) -> "SpeakerModel":
        """Read a JSON object {"outer": numbers, "features": {name: numbers}}."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            return cls(found["features"], found["outer"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as e:
            raise ModelError(f"{path}: no readable weights ({e!r}); reinstall geoquote") from e

    def probabilities(self, scene: Scene, ask: Ask) -> dict[int, float]:
        """Return the probability of every candidate that the source may mean, and of NONE."""
        kind, everyone = described(scene, ask)
        found = [(entity, f) for entity, f in everyone if not _somebody_else(f)]
        known = self._of_kind(kind)
        starts: list[int] = []
        rows: list[int] = []
        values: list[float] = []
        for _, candidate in found:
            starts.append(len(rows))
            rows.append(0)
            values.append(1.0)
            for name, value in candidate.items():
                if row := known.row.get(name):
                    rows.append(row)
                    values.append(value)
        sums = np.add.reduceat(known.rows[rows] * np.array(values)[:, None], starts)
        scores = sums[:, 0] + np.maximum(sums[:, 1:], 0.0) @ self._outer
        p = np.exp(scores - scores.max())
        return dict(zip((e for e, _ in found), (p / p.sum()).tolist(), strict=True))

    def _of_kind(self, kind: str) -> "_OfKind":
        """Return the weights for one kind of source: a feature's own there and those for any kind, summed."""
        if kind not in self._kinds:
            parted = (name.partition(":") for name in self._row)
            names = sorted({name for k, _, name in parted if k in (kind, ANY) and name})
            own, general = ([self._row.get(f"{k}:{name}", 0) for name in names] for k in (kind, ANY))
            bias = self._rows[[self._row.get(BIAS, 0)]]
            rows = np.concatenate([bias, self._rows[own] + self._rows[general]])
            self._kinds[kind] = _OfKind({name: k for k, name in enumerate(names, start=1)}, rows)
        return self._kinds[kind]

    def answer(self, scene: Scene, ask: Ask) -> Meant:
        """Say whom a quote's source means, and remember it for the quotes that follow."""
        p = self.probabilities(scene, ask)
        if joint := joint_people(scene, ask):
            scene.remember(NONE, ask)
            return Meant(joint, "name", min(p[NONE] + sum(p[e] for e in joint), 1.0))
        best = max(p, key=lambda e: p[e])
        scene.remember(best, ask)
        if best == NONE:
            return Meant((), None, p[NONE])
        inside = any(inside_of(c, ask.source) for c in scene.candidates if c.entity == best)
        return Meant((best,), _resolved_by(scene.text, ask, inside), p[best])


def _somebody_else(found: Mapping[str, float]) -> bool:
    """Tell that a source (“his brother”) is not this one, whose role says nothing of it: too rare to be learnt."""
    return "role.head.PERSON" not in found and any(name.startswith("owner.relation.") for name in found)


def _numbers(rows: Sequence[Sequence[float]], *, width: int) -> NDArray[np.float64]:
    found = np.array(rows, dtype=float)
    if found.shape != (len(rows), width) or not np.isfinite(found).all():
        raise ValueError(
            f"rows of {width} finite numbers are wanted, found shape {found.shape}, or one not finite"
        )
    return found


def _resolved_by(text: str, ask: Ask, inside: bool) -> str:
    if ask.source is None:
        return "continuation"
    if inside:
        return "name"
    kind = Source.read(text[slice(*ask.source)], named=frozenset()).kind
    return "pronoun" if kind in ("he", "she", "they", "it") else "nominal"


def joint_people(scene: Scene, ask: Ask) -> tuple[int, ...]:
    """Return the people whom a source joins by "and" (“A and B”), not those it only mentions (“aides of A and B”)."""
    if ask.source is None or not _AND.search(scene.text, *ask.source):
        return ()
    people = ((c.entity, inside_of(c, ask.source)) for c in scene.candidates if c.type == "PERSON")
    found = sorted((places[0], entity) for entity, places in people if places)
    if len(found) < 2 or not all(joined(scene.text, ask, place) for place, _ in found):
        return ()
    between = [scene.text[a[1] : b[0]] for (a, _), (b, _) in pairwise(found)]
    return (
        tuple(e for _, e in found) if _AND.search(between[-1]) and not any(map(_WHO.search, between)) else ()
    )
