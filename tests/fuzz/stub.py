"""A network that costs next to nothing: it gives every word piece a vector that the real one once gave a word."""

import random
from collections.abc import Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

import numpy as np

from geoquote.nlp import model
from geoquote.text.words import words
from tests.fuzz import texts
from tests.fuzz.dice import Dice

_PIECES = 32_768  # more than the vocabulary has


@cache
def _table() -> Any:
    """Read some news of ours with the real network: a vector a piece, at random where the news has no such word.

    Drawn vectors would not do: the heads take nearly each of them for a quote's cue.
    """
    rng = random.Random(7)
    news = "\n\n".join(texts.news(Dice(rng.randbytes(300))) for _ in range(8))
    encoder = model.encoder(model.folder_of(None), 1)
    places = words(news)
    vectors = encoder.vectors(news, places)
    rows = np.random.default_rng(7).integers(0, len(places), _PIECES)
    for row, (start, end) in enumerate(places):
        rows[encoder.pieces.pieces(news[start:end])[0]] = row
    return vectors[rows]


class StubSession:
    """Stands where ONNX Runtime's session stands; its answers mean little, but are always the same."""

    def __init__(self) -> None:
        self._table = _table()

    def run(self, _names: Sequence[str], feed: Mapping[str, Any]) -> list[Any]:
        """Return one vector a word piece."""
        return [self._table[feed["ids"]]]


@contextmanager
def stubbed():
    """Put the stub in the network's place for a while."""
    with patch("geoquote.neural.encoder.Encoder.session", _session()):
        yield


@cache
def _session() -> StubSession:
    return StubSession()
