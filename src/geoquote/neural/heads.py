"""The light heads that read the encoder's word vectors, in NumPy but for `mixing`.

`training/model.py` holds the same heads in torch; a test keeps the two together.
"""

from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from geoquote.errors import ModelError
from geoquote.neural import crf
from geoquote.neural.ahead import Threads
from geoquote.neural.labels import ANCHORS, NER_LABELS, ROLES
from geoquote.neural.mixing import Mixing

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Range = tuple[int, int]

LEFT, RIGHT = 128, 128  # words around an anchor that may belong to its quote
_NEAR = 64  # words on each side that are read first: few quotes reach further
_EDGE = 8  # words from there within which a quote may go on further than it was read
MAX_DISTANCE = 24  # buckets of signed distance on each side
KERNEL, DILATIONS = 5, (1, 3, 9)
_CHUNK = 512  # words around anchors that are mixed at once: they stay in the processor's cache
_GROUP = 64  # frames or paragraphs worked on at once, so that memory stays flat on long documents


@dataclass(frozen=True)
class Name:
    """A name: words [start, end), with the mean probability of its tags."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True)
class Frame:
    """One attribution around its anchor word; spans are in words.

    `anchor_score` is the probability of the anchor, `path_score` that of the spans given the anchor,
    `thought` that of thought rather than speech.
    """

    anchor: int
    kind: str
    anchor_score: float
    path_score: float
    thought: float
    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


def distance_bucket(offset: Ints) -> Ints:
    """Return indices in 0..2*MAX_DISTANCE of signed word distances: exact up to 8, then by the logarithm."""
    size = np.abs(offset)
    far = 8 + np.floor(np.log2(np.maximum(size, 1) / 8) * 3.5).astype(np.int64)
    return MAX_DISTANCE + np.sign(offset) * np.where(size <= 8, size, np.minimum(far, MAX_DISTANCE))


def paragraph_bucket(offset: Ints) -> Ints:
    """Return indices in 0..4 of signed paragraph distances."""
    return np.clip(offset, -2, 2) + 2


class Heads:
    """Every head, with weights by name as `training/export.py` writes them."""

    def __init__(self, weights: dict[str, Floats]) -> None:
        self._w = weights
        self._mixing = Mixing(weights)
        self._ner = crf.constrained(weights["ner_crf.transitions"], weights["ner_crf.first"])
        self._roles = crf.constrained(weights["frames.crf.transitions"], weights["frames.crf.first"])

    @classmethod
    def from_file(cls, path: Path) -> "Heads":
        """Read a .npz file of half-precision weights; ModelError where there is none."""
        try:
            with path.open("rb") as file, np.load(file) as f:  # by itself NumPy leaves a damaged file open
                return cls({k: f[k].astype(np.float32) for k in f.files})
        except (OSError, ValueError, EOFError, KeyError, BadZipFile) as e:
            raise ModelError(f"{path}: no readable weights ({e!r}); reinstall geoquote") from e

    def _linear(self, name: str, x: Floats) -> Floats:
        return np.asarray(x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"], dtype=np.float32)

    def names(self, h: Floats, paragraph: Ints) -> list[Name]:
        """Word vectors [w, d] and paragraph numbers [w] to the names of a document, in order.

        No name runs on over a paragraph's end, so that paragraphs are worked on side by side.
        """
        e = self._linear("ner", h)
        tags = np.zeros(len(h), dtype=np.int64)
        starts = np.flatnonzero(np.diff(paragraph, prepend=-1))
        lengths = np.diff(np.append(starts, len(h)))
        order = np.argsort(lengths, kind="stable")
        for k in range(0, len(order), _GROUP):
            rows = order[k : k + _GROUP]
            live = np.arange(lengths[rows].max()) < lengths[rows, None]
            index = np.minimum(starts[rows, None] + np.arange(live.shape[1]), len(h) - 1)
            paths = crf.best_paths(e[index], *self._ner, lengths[rows])
            tags[index[live]] = paths[live]
        chosen = _softmax(e)[np.arange(len(h)), tags]
        return [Name(s, t, NER_LABELS[label], float(chosen[s:t].mean())) for s, t, label in crf.spans(tags)]

    def anchors(self, h: Floats) -> Floats:
        """Word vectors [w, d] to probabilities [w, 3] over ANCHORS."""
        return _softmax(self._linear("anchors.2", _gelu(self._linear("anchors.0", h))))

    def frames(
        self, h: Floats, paragraph: Ints, *, threshold: float, threads: Threads | None = None
    ) -> list[Frame]:
        """Word vectors [w, d] and paragraph numbers [w] to the attributions whose anchor passes the threshold.

        The better part of the work is done in `threads`, where some are given.
        """
        p = self.anchors(h)
        at = np.flatnonzero(1 - p[:, 0] >= threshold)
        out: list[Frame] = []
        for k in range(0, len(at), _GROUP):
            out += self._frames(h, paragraph, at[k : k + _GROUP], p, threads)
        return out

    def _frames(
        self, h: Floats, paragraph: Ints, at: Ints, p: Floats, threads: Threads | None
    ) -> list[Frame]:
        """Read each anchor's surroundings, and those of a quote that may go on beyond them once more, wider."""
        frames = self._around(h, paragraph, at, p, threads, reach=(_NEAR, _NEAR))
        wide = [k for k, f in enumerate(frames) if _reaches(f, _NEAR - _EDGE)]
        if wide:
            again = self._around(h, paragraph, at[wide], p, threads, reach=(LEFT, RIGHT))
            for k, f in zip(wide, again, strict=True):
                frames[k] = f
        return frames

    def _around(
        self,
        h: Floats,
        paragraph: Ints,
        at: Ints,
        p: Floats,
        threads: Threads | None,
        *,
        reach: tuple[int, int],
    ) -> list[Frame]:
        lo, hi = np.maximum(at - reach[0], 0), np.minimum(at + reach[1], len(h))
        lengths = hi - lo
        index = np.minimum(lo[:, None] + np.arange(lengths.max()), len(h) - 1)
        mask = np.arange(lengths.max()) < lengths[:, None]
        e = self._emissions(h, at, index, mask, paragraph, threads)
        tags = crf.best_paths(e, *self._roles, lengths)
        score = crf.path_scores(e, *self._roles, lengths, tags) - crf.log_partition(e, *self._roles, lengths)
        thought = _softmax(self._linear("acts", h[at]))[:, 1]
        out = []
        for i, anchor in enumerate(at):
            found = crf.spans(tags[i])
            roles = {
                role: tuple((s + int(lo[i]), t + int(lo[i])) for s, t, r in found if ROLES[r] == role)
                for role in ROLES
            }
            kind = ANCHORS[1 + int(p[anchor, 1:].argmax())]
            out.append(
                Frame(
                    int(anchor),
                    kind,
                    float(1 - p[anchor, 0]),
                    float(np.exp(score[i])),
                    float(thought[i]),
                    **roles,
                )
            )
        return out

    def _emissions(
        self,
        h: Floats,
        at: Ints,
        index: Ints,
        mask: NDArray[np.bool_],
        paragraph: Ints,
        threads: Threads | None,
    ) -> Floats:
        """Return tag scores [n, l, k] of the words around each anchor."""
        lo, hi = int(index.min()), int(index.max()) + 1
        words = self._linear("frames.word", h[lo:hi]), self._linear("frames.gate_word", h[lo:hi])
        anchors = self._linear("frames.anchor", h[at]), self._linear("frames.gate_anchor", h[at])
        distance = distance_bucket(index - at[:, None])
        paragraphs = paragraph_bucket(paragraph[index] - paragraph[at][:, None])
        size = max(_CHUNK // index.shape[1], 1)

        def some(k: int) -> Floats:
            own = slice(k, k + size)
            return self._mixing(
                words,
                (anchors[0][own], anchors[1][own]),
                near=index[own] - lo,
                distance=distance[own],
                paragraph=paragraphs[own],
                live=mask[own],
            )

        chunks = range(0, len(at), size)
        return np.concatenate(threads.each(some, chunks) if threads else list(map(some, chunks)))


def _reaches(f: Frame, words: int) -> bool:
    """Say whether a frame has words so far from its anchor."""
    spans = [*f.source, *f.cue, *f.content]
    return any(f.anchor - start > words or end - f.anchor > words for start, end in spans)


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), dtype=np.float32)


def _gelu(x: Floats) -> Floats:
    """GELU by the error function, as torch computes it (Abramowitz and Stegun 7.1.26, error below 1.5e-7)."""
    z = np.abs(x)
    z *= np.float32(0.7071067811865476)
    t = 1 / (1 + np.float32(0.3275911) * z)
    rest = np.full_like(t, 1.061405429)
    for factor in (
        -1.453152027,
        1.421413741,
        -0.284496736,
        0.254829592,
    ):  # in place: this is most of the heads' time
        rest *= t
        rest += np.float32(factor)
    rest *= t
    np.multiply(z, -z, out=z)
    rest *= np.exp(z, out=z)
    rest -= 1
    np.copysign(rest, x, out=rest)
    rest += 1
    rest *= x
    rest *= np.float32(0.5)
    return np.asarray(rest, dtype=np.float32)
