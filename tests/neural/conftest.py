import numpy as np
import pytest

from geoquote.neural.heads import DILATIONS, KERNEL, MAX_DISTANCE, Heads
from geoquote.neural.labels import ACTS, ANCHORS, NER_LABELS, ROLES, tag_count

WIDTH, FRAME = 12, 160  # the graph that mixes words is for 160


@pytest.fixture
def weights():
    """Weights of small random heads, by name."""
    draw = np.random.default_rng(20240620)
    names, roles = tag_count(NER_LABELS), tag_count(ROLES)
    linear = {
        "ner": (names, WIDTH),
        "anchors.0": (FRAME, WIDTH),
        "anchors.2": (len(ANCHORS), FRAME),
        "acts": (len(ACTS), WIDTH),
        "frames.word": (FRAME, WIDTH),
        "frames.gate_word": (FRAME, WIDTH),
        "frames.anchor": (FRAME, WIDTH),
        "frames.gate_anchor": (FRAME, WIDTH),
        "frames.out": (roles, FRAME),
    } | {f"frames.mix.{k}": (FRAME, FRAME) for k in range(len(DILATIONS))}
    shapes = {f"{name}.weight": shape for name, shape in linear.items()}
    shapes |= {f"{name}.bias": shape[:1] for name, shape in linear.items()}
    for k in range(len(DILATIONS)):
        shapes |= {f"frames.near.{k}.weight": (FRAME, 1, KERNEL), f"frames.near.{k}.bias": (FRAME,)}
    shapes |= {"frames.norm.weight": (FRAME,), "frames.norm.bias": (FRAME,)}
    shapes |= {"frames.distance.weight": (2 * MAX_DISTANCE + 1, FRAME), "frames.paragraph.weight": (5, FRAME)}
    for name, tags in (("ner_crf", names), ("frames.crf", roles)):
        shapes |= {f"{name}.transitions": (tags, tags), f"{name}.first": (tags,)}
    return {name: draw.normal(0, 0.5, shape).astype(np.float32) for name, shape in shapes.items()}


@pytest.fixture
def heads(weights):
    return Heads(weights)


@pytest.fixture
def vectors():
    """Makes vectors of so many words, the same ones every time."""
    return lambda count: np.random.default_rng(count).normal(0, 1, (count, WIDTH)).astype(np.float32)
