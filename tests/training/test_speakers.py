import json

import pytest

from geoquote.neural.speakers import BIAS, SpeakerModel
from training.speakers import BATCH, as_text, fit


def items(count):
    """Make items whose right candidate is the one with both features or with neither: no sum of weights tells it."""
    both, one, other, neither = {"*:a": 1.0, "*:b": 1.0}, {"*:a": 1.0}, {"*:b": 1.0}, {}
    pairs = [([one, both], [1]), ([neither, other], [0]), ([both, other], [0]), ([one, neither], [1])]
    return [pairs[k % len(pairs)] for k in range(count)]


@pytest.fixture(scope="module")
def fitted():
    return fit(items(20 * BATCH))


def score(weights, on):
    rows = [weights["features"].get(k, [0.0] * (1 + len(weights["outer"]))) for k in (BIAS, *on)]
    linear, *hidden = (sum(column) for column in zip(*rows, strict=True))
    return linear + sum(o * max(h, 0) for o, h in zip(weights["outer"], hidden, strict=True))


def test_features_that_only_together_say_something_are_learnt(fitted):
    alone = max(score(fitted, ["*:a"]), score(fitted, ["*:b"]))
    assert min(score(fitted, ["*:a", "*:b"]), score(fitted, [])) > alone + 1


def test_the_same_data_gives_the_same_weights(fitted):
    assert fit(items(20 * BATCH)) == fitted


def test_features_seen_too_seldom_have_no_weight():
    data = [*items(2 * BATCH), ([{"*:seldom": 1.0}, {}], [0])]
    assert "*:seldom" not in fit(data)["features"]


def test_weights_are_written_as_they_are_read(fitted, tmp_path):
    (tmp_path / "speakers.json").write_text(as_text(fitted), encoding="utf-8")
    assert json.loads((tmp_path / "speakers.json").read_text(encoding="utf-8")) == fitted
    SpeakerModel.from_file(tmp_path / "speakers.json")
