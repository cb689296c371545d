"""Mixing neighbouring words, beside the same computed word by word."""

import math

import numpy as np
import pytest

from geoquote.neural.heads import DILATIONS, KERNEL, MAX_DISTANCE
from geoquote.neural.mixing import Mixing

gelu = np.vectorize(lambda v: 0.5 * v * (1 + math.erf(v / math.sqrt(2))))


def mixed(x, keep, w):
    """Tag scores of one row of words by the definition."""
    mean, spread = x.mean(-1, keepdims=True), x.std(-1, keepdims=True)
    x = (x - mean) / np.sqrt(spread**2 + 1e-5) * w["frames.norm.weight"] + w["frames.norm.bias"]
    x = gelu(x) * keep
    for k, dilation in enumerate(DILATIONS):
        kernel, y = w[f"frames.near.{k}.weight"][:, 0], np.zeros_like(x)
        for at in range(len(x)):
            for j in range(KERNEL):
                other = at + (j - KERNEL // 2) * dilation
                if 0 <= other < len(x):
                    y[at] += kernel[:, j] * x[other]
        y = gelu(y + w[f"frames.near.{k}.bias"])
        x = (x + y @ w[f"frames.mix.{k}.weight"].T + w[f"frames.mix.{k}.bias"]) * keep
    return x @ w["frames.out.weight"].T + w["frames.out.bias"]


@pytest.fixture
def given(weights):
    """What is read of 50 words and two anchors; 40 words stand around each."""
    draw = np.random.default_rng(4)
    width = len(weights["frames.norm.bias"])
    words, anchors = (
        tuple(draw.normal(0, 1, (n, width)).astype(np.float32) for _ in range(2)) for n in (50, 2)
    )
    near = np.arange(40) + np.array([[0], [10]])
    live = np.arange(40) < np.array([[17], [40]])
    distance = draw.integers(0, 2 * MAX_DISTANCE + 1, (2, 40))
    paragraph = draw.integers(0, 5, (2, 40))
    return words, anchors, {"near": near, "distance": distance, "paragraph": paragraph, "live": live}


def test_words_are_mixed_as_defined_and_none_beyond_the_last(weights, given):
    (word, gate), (anchor, gate_anchor), places = given
    found = Mixing(weights)(*given[:2], **places)
    for k, near in enumerate(places["near"]):
        x = word[near] + anchor[k] + gate[near] * gate_anchor[k]
        x += weights["frames.distance.weight"][places["distance"][k]]
        x += weights["frames.paragraph.weight"][places["paragraph"][k]]
        live = places["live"][k]
        expected = mixed(x, live[:, None], weights)
        assert found[k, live] == pytest.approx(expected[live], rel=1e-3, abs=1e-3)


def test_a_row_is_mixed_alike_alone_and_beside_others(weights, given):
    words, anchors, places = given
    both = Mixing(weights)(words, anchors, **places)
    alone = Mixing(weights)(words, tuple(a[1:] for a in anchors), **{k: v[1:] for k, v in places.items()})
    assert (both[1] == alone[0]).all()
