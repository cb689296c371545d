"""Probabilities that mean what they say: the network's scores brought to how often it was right.

Three logistic models, fitted by `training/confidence.py` on articles that the network had not been trained on.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geoquote.errors import ModelError
from geoquote.neural.screen import logit
from geoquote.neural.weights import Weights, weights


@dataclass(frozen=True)
class Evidence:
    """What is known of one quote before its confidence.

    `words` is how probable it is that it is one, `anchor` and `path` are the network's scores of it, `speaker` how
    probable whom its source means; `kind` says how the speaker was found, `source` what kind of source it has.
    """

    words: float
    anchor: float
    path: float
    speaker: float
    kind: str | None
    source: str | None
    type: str
    by_marks: bool
    joint: bool


def features(e: Evidence) -> dict[str, float]:
    """Return an evidence's numbers by name."""
    scores = {} if e.by_marks else {"anchor": logit(e.anchor), "path": logit(e.path)}
    return scores | {
        "bias": 1.0,
        "words": logit(e.words),
        "speaker": logit(e.speaker),
        "both": logit(e.words * e.speaker),
        "by_marks": float(e.by_marks),
        "joint": float(e.joint),
        f"kind.{e.kind or ('unnamed' if e.source else 'nobody')}": 1.0,
        f"source.{e.source}": 1.0,
        f"type.{e.type}": 1.0,
    }


class ConfidenceModel:
    """The models: `words`, a draft is a quote; `quote`, words and speaker right; `speaker`, right given the words."""

    def __init__(self, words: Weights, quote: Weights, speaker: Weights) -> None:
        self._words, self._quote, self._speaker = words, quote, speaker

    @classmethod
    def from_file(cls, path: Path) -> "ConfidenceModel":
        """Read a JSON object {"words": weights, "quote": weights, "speaker": weights}."""
        try:
            found = json.loads(path.read_text(encoding="utf-8"))
            return cls(*(weights(found[name]) for name in ("words", "quote", "speaker")))
        except (OSError, ValueError, KeyError, TypeError) as e:
            raise ModelError(f"{path}: no readable weights ({e!r}); reinstall geoquote") from e

    def words(self, found: Mapping[str, float]) -> float:
        """Return the probability that a draft of these features (`geoquote.neural.screen`) is a quote."""
        return _probability(self._words, found)

    def quote(self, e: Evidence) -> float:
        """Return the probability that words and speaker are both right."""
        return _probability(self._quote, features(e))

    def speaker(self, e: Evidence) -> float:
        """Return the probability that the speaker is right, given the words."""
        return _probability(self._speaker, features(e))


def _probability(weights: Weights, found: Mapping[str, float]) -> float:
    z = sum(weights.get(k, 0.0) * v for k, v in found.items())
    return round(1 / (1 + math.exp(-max(min(z, 30.0), -30.0))), 3)
