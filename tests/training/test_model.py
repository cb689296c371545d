"""The heads in torch, as they are trained, and the heads in NumPy, as they are used, are the same."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training only: torch is not installed here")
pytest.importorskip("safetensors", reason="training only: safetensors is not installed here")

from geoquote.neural import crf  # noqa: E402  # after the skip
from geoquote.neural.heads import Heads, distance_bucket, paragraph_bucket  # noqa: E402
from geoquote.neural.labels import ROLES, tag_count  # noqa: E402
from training.model import DIM, Network  # noqa: E402

WORDS = 90


@pytest.fixture(scope="module")
def net():
    torch.manual_seed(1961)
    made = Network().eval()
    for chain in (made.ner_crf, made.frames.crf):
        torch.nn.init.normal_(chain.transitions)
        torch.nn.init.normal_(chain.first)
    return made


@pytest.fixture(scope="module")
def heads(net):
    return Heads({k: v.numpy() for k, v in net.state_dict().items() if not k.startswith("encoder.")})


@pytest.fixture(scope="module")
def vectors():
    return np.random.default_rng(1961).normal(0, 1, (WORDS, DIM)).astype(np.float32)


def test_anchors_are_the_same(net, heads, vectors):
    with torch.no_grad():
        trained = net.anchors(torch.from_numpy(vectors)).softmax(-1).numpy()
    assert heads.anchors(vectors) == pytest.approx(trained, abs=1e-5)


def test_emissions_around_anchors_are_the_same(net, heads, vectors):
    at = np.array([0, 7, WORDS - 1])
    low, high = np.maximum(at - 40, 0), np.minimum(at + 40, WORDS)
    index = np.minimum(low[:, None] + np.arange((high - low).max()), WORDS - 1)
    mask = np.arange(index.shape[1]) < (high - low)[:, None]
    paragraph = np.arange(WORDS) // 25
    with torch.no_grad():
        trained = net.frames(
            torch.from_numpy(vectors)[None],
            torch.zeros(len(at), dtype=torch.long),
            torch.from_numpy(at),
            torch.from_numpy(index),
            torch.from_numpy(distance_bucket(index - at[:, None])),
            torch.from_numpy(paragraph_bucket(paragraph[index] - paragraph[at][:, None])),
            torch.from_numpy(mask),
        ).numpy()
    used = heads._emissions(vectors, at, index, mask, paragraph, None)
    assert used[mask] == pytest.approx(trained[mask], abs=1e-4)


@pytest.mark.parametrize("longest", [1, 2, 7, 16])
def test_the_loss_is_what_the_used_chain_says_of_the_path(net, longest):
    draw = np.random.default_rng(longest)
    tags = tag_count(ROLES)
    emissions = draw.normal(0, 1, (3, longest, tags)).astype(np.float32)
    lengths = np.array([longest, max(longest // 2, 1), 1])
    path = draw.integers(0, tags, (3, longest))
    mask = np.arange(longest) < lengths[:, None]
    weights = [p.detach().numpy() for p in (net.frames.crf.transitions, net.frames.crf.first)]
    with torch.no_grad():
        loss = net.frames.crf.nll(*map(torch.from_numpy, (emissions, path, mask))).numpy()
    used = crf.log_partition(emissions, *weights, lengths) - crf.path_scores(
        emissions, *weights, lengths, path
    )
    assert used == pytest.approx(loss, abs=1e-3)
