"""Probabilities that mean what they say: scores of the network brought to how often it was right."""

from collections.abc import Mapping
from typing import Any


def speaker_confidence(kind: str | None, score: float) -> float:
    """Return the probability that the speaker is right, given the words."""
    return round(min(max(score, 0.0), 1.0), 3)


def quote_confidence(known: Mapping[str, Any], speaker: float) -> float:
    """Return the probability that the words and the speaker are both right."""
    words = 0.6 if known["by_marks"] else known["anchor_score"]
    return round(min(max(words * speaker, 0.0), 1.0), 3)
