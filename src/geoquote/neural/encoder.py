"""The encoder at work: words of a document in, one vector a word out, by ONNX Runtime."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from geoquote.neural.ahead import Ahead, Threads, cores
from geoquote.neural.features import CONVENTIONS, word_features
from geoquote.neural.session import opened
from geoquote.neural.windows import Window, cut
from geoquote.neural.wordpiece import WordPiece

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

SIZE, OVERLAP = 190, 32  # pieces of a window, and of what two neighbours share


class Encoder:
    """Word vectors by the network in `folder`; `threads` 0 means one for every core.

    Each window runs by itself and in one thread, several of them at a time: no result depends on what else is read,
    or on the number of threads.
    """

    def __init__(self, folder: Path, *, threads: int = 0) -> None:
        self.folder, self.threads = folder, threads
        self.count = threads or cores()
        self._threads = Threads(self.count)
        self.pieces = WordPiece.from_file(folder / "vocab.txt")
        self._session: InferenceSession | None = None

    def __reduce__(self) -> "tuple[partial[Encoder], tuple[()]]":
        """Pickle as the folder's name: the session is opened again where it is used."""
        return partial(Encoder, self.folder, threads=self.threads), ()

    @property
    def session(self) -> "InferenceSession":
        """The ONNX Runtime session, opened at first use."""
        if self._session is None:
            self._session = opened(self.folder / "encoder.onnx")
        return self._session

    def vectors(self, text: str, spans: Sequence[tuple[int, int]], *, convention: str = "guide") -> Floats:
        """Return one vector a word, [words, d], for words given as [start, end) in the text."""
        parts = list(self.begin(text, spans, convention=convention))
        return np.concatenate(parts) if parts else np.zeros((0, 384), dtype=np.float32)

    def begin(
        self, text: str, spans: Sequence[tuple[int, int]], *, convention: str = "guide"
    ) -> Ahead[Window, Floats]:
        """Begin on a text's windows; they give its vectors window by window, [words, d] each."""
        spans = list(spans)
        features = word_features(text, spans)
        pieces = [self.pieces.pieces(text[s:e]) for s, e in spans]
        lengths = np.array([len(p) for p in pieces], dtype=np.int64)
        windows = cut(lengths, size=SIZE, overlap=OVERLAP)
        if windows:
            _ = self.session  # opened here: the threads share it, and what it raises ends the call
        return Ahead(lambda w: self._window(w, pieces, lengths, features, convention), windows, self._threads)

    def _window(
        self, w: Window, pieces: list[tuple[int, ...]], lengths: Ints, features: Ints, convention: str
    ) -> Floats:
        n = lengths[w.start : w.end]
        ids = [self.pieces.cls, *(p for word in pieces[w.start : w.end] for p in word), self.pieces.sep]
        given = np.zeros((1, len(ids), 3), dtype=np.int64)
        given[0, 1:-1] = np.repeat(features[w.start : w.end], n, axis=0)
        feed = {
            "ids": np.array([ids], dtype=np.int64),
            "features": given,
            "convention": np.array([CONVENTIONS.index(convention)], dtype=np.int64),
        }
        out = self.session.run(["vectors"], feed)[0][0]
        first = 1 + np.cumsum(n) - n
        return np.asarray(out[first[w.own_start - w.start : w.own_end - w.start]], dtype=np.float32)
