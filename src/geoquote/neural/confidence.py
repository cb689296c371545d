"""Probabilities that mean what they say: the network's scores brought to how often it was right.

Two logistic models, fitted by `training/confidence.py` on articles that the network had not been trained on.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path

from geoquote.errors import ModelError
from geoquote.neural.weights import Weights, weights


@dataclass(frozen=True)
class Evidence:
    """What is known of one quote before its confidence: scores of its anchor, spans and speaker, and its shape."""

    anchor: float
    path: float
    speaker: float
    kind: str | None
    type: str
    by_marks: bool
    has_source: bool
    joint: bool


def features(e: Evidence) -> dict[str, float]:
    """Return an evidence's numbers by name."""
    return {
        "bias": 1.0,
        "anchor": 0.0 if e.by_marks else _logit(e.anchor),
        "path": 0.0 if e.by_marks else _logit(e.path),
        "speaker": _logit(e.speaker),
        "by_marks": float(e.by_marks),
        "joint": float(e.joint),
        f"kind.{e.kind if e.kind else 'unnamed' if e.has_source else 'nobody'}": 1.0,
        f"type.{e.type}": 1.0,
    }


class ConfidenceModel:
    """The two models: `quote`, words and speaker both right; `speaker`, the speaker right given the words."""

    def __init__(self, quote: Weights, speaker: Weights) -> None:
        self._quote, self._speaker = quote, speaker

    @classmethod
    def from_file(cls, path: Path) -> "ConfidenceModel":
        """Read a JSON object {"quote": weights, "speaker": weights}."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            return cls(weights(found["quote"]), weights(found["speaker"]))
        except (OSError, ValueError, KeyError, TypeError) as e:
            raise ModelError(f"{path}: no readable weights ({e!r}); reinstall geoquote") from e

    def quote(self, e: Evidence) -> float:
        """Return the probability that words and speaker are both right."""
        return _probability(self._quote, e)

    def speaker(self, e: Evidence) -> float:
        """Return the probability that the speaker is right, given the words."""
        return _probability(self._speaker, e)


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def _probability(weights: Weights, e: Evidence) -> float:
    z = sum(weights.get(k, 0.0) * v for k, v in features(e).items())
    return round(1 / (1 + math.exp(-max(min(z, 30.0), -30.0))), 3)
