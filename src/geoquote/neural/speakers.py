"""Who a quote's source means: a log-linear model over the document's entities and "none of them".

Its features say what a careful reader looks at: the name that heads the source, who was named and who spoke last,
whether he or she fits, whether the role or the body's name fits a nominal.  `training/speakers.py` fits the weights.
"""

import json
import math
import re
from dataclasses import dataclass
from pathlib import Path

from geoquote.errors import ModelError
from geoquote.neural.scene import Ask, Candidate, Scene
from geoquote.neural.source import Source
from geoquote.neural.source_names import inside_of, joined
from geoquote.neural.speaker_features import NONE, features
from geoquote.neural.weights import Weights, weights

__all__ = ["NONE", "Ask", "Candidate", "Meant", "Scene", "SpeakerModel", "features"]

_AND = re.compile(r"\band\b|&")


@dataclass(frozen=True)
class Meant:
    """Whom a source means: entities (several for a joint source, none for an unnamed one), how found, how probable."""

    entities: tuple[int, ...]
    kind: str | None
    score: float


class SpeakerModel:
    """Weights by feature name."""

    def __init__(self, by_name: Weights) -> None:
        self.weights = by_name

    @classmethod
    def from_file(cls, path: Path) -> "SpeakerModel":
        """Read a JSON object of weights."""
        try:
            return cls(weights(json.loads(path.read_text(encoding="utf-8"))))
        except (OSError, ValueError) as e:
            raise ModelError(f"{path}: no readable weights ({e!r}); reinstall geoquote") from e

    def probabilities(self, scene: Scene, ask: Ask) -> dict[int, float]:
        """Return the probability of every candidate and of NONE."""
        scored = [
            (e, sum(self.weights.get(k, 0.0) * v for k, v in f.items())) for e, f in features(scene, ask)
        ]
        top = max(s for _, s in scored)
        total = sum(math.exp(s - top) for _, s in scored)
        return {e: math.exp(s - top) / total for e, s in scored}

    def answer(self, scene: Scene, ask: Ask) -> Meant:
        """Say whom a quote's source means, and remember it for the quotes that follow."""
        p = self.probabilities(scene, ask)
        best = max(p, key=lambda e: p[e])
        scene.remember(best, ask)
        if best == NONE:
            joint = _joint(scene, ask)
            return Meant(joint, "name" if joint else None, p[NONE])
        inside = any(inside_of(c, ask.source) for c in scene.candidates if c.entity == best)
        return Meant((best,), _resolved_by(scene.text, ask, inside), p[best])


def _resolved_by(text: str, ask: Ask, inside: bool) -> str:
    if ask.source is None:
        return "continuation"
    if inside:
        return "name"
    kind = Source.read(text[slice(*ask.source)], named=frozenset()).kind
    return "pronoun" if kind in ("he", "she", "they", "it") else "nominal"


def _joint(scene: Scene, ask: Ask) -> tuple[int, ...]:
    """Return the people whom a source joins by "and" (“A and B”), not those it only mentions (“aides of A and B”)."""
    if ask.source is None or not _AND.search(scene.text, *ask.source):
        return ()
    found: list[tuple[int, int]] = []
    for c in scene.candidates:
        if c.type == "PERSON" and (places := inside_of(c, ask.source)):
            if not joined(scene.text, ask, places[0]):
                return ()
            found.append((places[0][0], c.entity))
    return tuple(e for _, e in sorted(found)) if len(found) > 1 else ()
