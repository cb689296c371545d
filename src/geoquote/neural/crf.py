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
    """Viterbi: emissions [n, t, k], transitions [k, k] (from, to), lengths [n] to tags [n, t], zeros after the end."""
    n, t, _ = emissions.shape
    score = emissions[:, 0] + first
    back = np.zeros((t, *score.shape), dtype=np.int16)
    for i in range(1, t):
        step = score[:, :, None] + transitions
        best = step.argmax(1)
        new = step.max(1) + emissions[:, i]
        live = (i < lengths)[:, None]
        score = np.where(live, new, score)
        back[i] = np.where(live, best, np.arange(score.shape[1]))
    out = np.zeros((n, t), dtype=np.int64)
    tag = score.argmax(1)
    rows = np.arange(n)
    for i in range(t - 1, -1, -1):
        out[:, i] = np.where(i < lengths, tag, 0)
        tag = back[i][rows, tag] if i else tag
    return out


def log_partition(emissions: Floats, transitions: Floats, first: Floats, lengths: Ints) -> Floats:
    """Forward algorithm: the logarithm of the sum over all paths, [n]."""
    score = emissions[:, 0] + first
    weights = np.exp(transitions)
    for i in range(1, emissions.shape[1]):
        top = score.max(1, keepdims=True)
        new = np.log(np.exp(score - top) @ weights + 1e-30) + top + emissions[:, i]
        score = np.where((i < lengths)[:, None], new, score)
    top = score.max(1)
    return np.asarray(np.log(np.exp(score - top[:, None]).sum(1)) + top, dtype=np.float32)


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
