"""Linear chains: the best path, and how much better it is than all others together."""

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]

FORBIDDEN = np.float32(-1e4)


def constrained(transitions: Floats, first: Floats) -> tuple[Floats, Floats]:
    """Return the scores with every step that BIO tagging does not allow made impossible.

    Tag 2k+1 begins label k, tag 2k+2 goes on with it; 0 is outside.
    """
    transitions, first = transitions.copy(), first.copy()
    for inside in range(2, len(first), 2):
        allowed = np.isin(np.arange(len(first)), (inside - 1, inside))
        transitions[~allowed, inside] = FORBIDDEN
        first[inside] = FORBIDDEN
    return transitions, first


def best_paths(emissions: Floats, transitions: Floats, first: Floats, lengths: Ints) -> Ints:
    """Viterbi: emissions [n, t, k], transitions [k, k] (from, to), lengths [n] to tags [n, t], zeros after the end.

    The way back asks again where each best tag came from: only along the best paths, so that this costs least.
    """
    scores, by_step = _started(emissions, first)
    for i in range(1, len(scores)):
        np.add((scores[i - 1][:, :, None] + transitions).max(1), by_step[i], out=scores[i])
    into = np.ascontiguousarray(transitions.T)
    last = lengths - 1
    tags = np.empty(emissions.shape[:2], dtype=np.int64)
    tag = scores[last, np.arange(len(tags))].argmax(1)
    for i in range(len(scores) - 1, -1, -1):
        if i + 1 < len(scores):
            tag = np.where(i < last, (scores[i] + into[tag]).argmax(1), tag)
        tags[:, i] = tag
    tags[np.arange(len(scores)) > last[:, None]] = 0
    return tags


def log_partition(emissions: Floats, transitions: Floats, first: Floats, lengths: Ints) -> Floats:
    """Forward algorithm: the logarithm of the sum over all paths, [n]."""
    scores, by_step = _started(emissions, first)
    weights = np.exp(transitions)
    for i in range(1, len(scores)):
        top = scores[i - 1].max(1, keepdims=True)
        scores[i] = np.log(np.exp(scores[i - 1] - top) @ weights + 1e-30) + top + by_step[i]
    score = scores[lengths - 1, np.arange(len(lengths))]
    top = score.max(1)
    return np.asarray(np.log(np.exp(score - top[:, None]).sum(1)) + top, dtype=np.float32)


def _started(emissions: Floats, first: Floats) -> tuple[Floats, Floats]:
    """Return room for scores [t, n, k], the first filled in, and the emissions by step.

    Scores go on past a row's end, where nobody looks.
    """
    by_step = np.ascontiguousarray(emissions.swapaxes(0, 1))
    scores = np.empty_like(by_step)
    scores[0] = by_step[0] + first
    return scores, by_step


def path_scores(emissions: Floats, transitions: Floats, first: Floats, lengths: Ints, tags: Ints) -> Floats:
    """Return the score of the given path of each row, [n]."""
    live = np.arange(emissions.shape[1]) < lengths[:, None]
    own = (np.take_along_axis(emissions, tags[..., None], 2)[..., 0] * live).sum(1)
    steps = (transitions[tags[:, :-1], tags[:, 1:]] * live[:, 1:]).sum(1)
    return np.asarray(own + steps + first[tags[:, 0]], dtype=np.float32)


def spans(tags: Ints) -> list[tuple[int, int, int]]:
    """Return (start, end, label) of a BIO tag sequence [t]."""
    out: list[tuple[int, int, int]] = []
    for i in np.flatnonzero(tags):
        label, inside = divmod(int(tags[i]) - 1, 2)
        if inside and out and out[-1][1] == i and out[-1][2] == label:
            out[-1] = (out[-1][0], int(i) + 1, label)
        else:
            out.append((int(i), int(i) + 1, label))
    return out
