import itertools
import math
from dataclasses import astuple

import numpy as np
import pytest

from geoquote.errors import ModelError
from geoquote.neural import heads as module
from geoquote.neural.ahead import Threads
from geoquote.neural.heads import (
    LEFT,
    MAX_DISTANCE,
    RIGHT,
    Heads,
    distance_bucket,
    paragraph_bucket,
)
from geoquote.neural.labels import NER_LABELS, ROLES, bio, tag_count


def test_distances_are_exact_nearby_and_coarse_far_away():
    near = np.arange(-8, 9)
    assert (distance_bucket(near) == MAX_DISTANCE + near).all()
    far = distance_bucket(np.arange(-400, 401))
    assert (np.diff(far) >= 0).all()
    assert far[0] == 0
    assert far[-1] == 2 * MAX_DISTANCE


def test_paragraph_distances_stop_at_two():
    assert paragraph_bucket(np.array([-9, -2, -1, 0, 1, 2, 9])).tolist() == [0, 0, 1, 2, 3, 4, 4]


def test_gelu_is_torchs_own():
    x = np.linspace(-6, 6, 241, dtype=np.float32)
    exact = [0.5 * v * (1 + math.erf(v / math.sqrt(2))) for v in x.tolist()]
    assert module._gelu(x) == pytest.approx(exact, abs=2e-6)


def test_names_are_spans_of_the_document_in_order(heads, vectors):
    found = heads.names(vectors(200), np.arange(200) // 30)
    assert found
    assert {n.label for n in found} <= set(NER_LABELS)
    assert all(0 <= a.start < a.end <= b.start for a, b in itertools.pairwise(found))
    assert found[-1].end <= 200
    assert all(0 < n.score <= 1 for n in found)


def test_names_are_those_the_weights_say(weights):
    """A one in the fourth place of a word's vector begins a person, in the fifth goes on with it."""
    for name in ("ner_crf.transitions", "ner_crf.first", "ner.bias"):
        weights[name][:] = 0
    weights["ner.weight"] = np.zeros((tag_count(NER_LABELS), 12), np.float32)
    weights["ner.weight"][bio("Person", NER_LABELS, inside=False), 3] = 9
    weights["ner.weight"][bio("Person", NER_LABELS, inside=True), 4] = 9
    weights["ner.weight"][0, 0] = 9
    h = np.zeros((5, 12), np.float32)
    h[[0, 1, 2, 3, 4], [0, 3, 4, 3, 0]] = 1
    found = Heads(weights).names(h, np.zeros(5, np.int64))
    assert [(n.start, n.end, n.label) for n in found] == [(1, 3, "Person"), (3, 4, "Person")]
    assert all(n.score > 0.99 for n in found)


def test_names_of_a_paragraph_do_not_depend_on_the_others(heads, vectors):
    h, paragraph = vectors(200), np.array([0] * 3 + [1] * 90 + [2] + [3] * 106)
    found = heads.names(h, paragraph)
    assert not [n for n in found if paragraph[n.start] != paragraph[n.end - 1]]
    alone = heads.names(h[3:93], np.zeros(90, np.int64))
    assert [(n.start + 3, n.end + 3, n.label) for n in alone] == [
        (n.start, n.end, n.label) for n in found if 3 <= n.start < 93
    ]


def test_anchors_are_probabilities(heads, vectors):
    p = heads.anchors(vectors(50))
    assert p.shape == (50, 3)
    assert p.sum(1) == pytest.approx(np.ones(50), abs=1e-5)


@pytest.mark.parametrize("count", [1, 2, 40, 700])
def test_frames_are_spans_around_their_anchor(heads, vectors, count):
    found = heads.frames(vectors(count), np.arange(count) // 30, threshold=0.0)
    assert [f.anchor for f in found] == list(range(count))
    for f in found:
        assert f.kind in ("cue", "content")
        assert 0 <= f.anchor_score <= 1
        assert 0 <= f.path_score <= 1.001
        assert 0 <= f.thought <= 1
        for start, end in f.source + f.cue + f.content:
            assert max(f.anchor - LEFT, 0) <= start < end <= min(f.anchor + RIGHT, count)


def test_only_anchors_above_the_threshold_make_frames(heads, vectors):
    h, paragraph = vectors(60), np.zeros(60, np.int64)
    p = 1 - heads.anchors(h)[:, 0]
    assert [f.anchor for f in heads.frames(h, paragraph, threshold=0.8)] == np.flatnonzero(p >= 0.8).tolist()
    assert heads.frames(h, paragraph, threshold=1.1) == []


def test_a_frame_does_not_depend_on_the_others(heads, vectors):
    h, paragraph = vectors(300), np.arange(300) // 20
    all_ = {f.anchor: f for f in heads.frames(h, paragraph, threshold=0.0)}
    few = heads.frames(h, paragraph, threshold=0.9)
    assert 0 < len(few) < 300
    for f in few:
        same = all_[f.anchor]
        assert (f.source, f.cue, f.content, f.kind) == (same.source, same.cue, same.content, same.kind)
        assert astuple(f)[2:5] == pytest.approx(astuple(same)[2:5], abs=1e-4)


def test_no_words_have_no_names(heads):
    assert heads.names(np.zeros((0, 12), np.float32), np.zeros(0, np.int64)) == []


def test_weights_are_read_back_from_half_precision(tmp_path, weights, vectors):
    np.savez(tmp_path / "heads.npz", **{k: v.astype(np.float16) for k, v in weights.items()})
    found = Heads.from_file(tmp_path / "heads.npz").anchors(vectors(5))
    assert found == pytest.approx(Heads(weights).anchors(vectors(5)), abs=0.02)
    assert found.dtype == np.float32


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 cut off", b"no archive"])
def test_missing_or_damaged_weights_are_named_with_the_remedy(tmp_path, content):
    if content is not None:
        (tmp_path / "heads.npz").write_bytes(content)
    with pytest.raises(ModelError, match=r"heads\.npz.*reinstall"):
        Heads.from_file(tmp_path / "heads.npz")


def test_weights_of_another_network_are_named_with_the_remedy(tmp_path, weights):
    del weights["ner_crf.first"]
    np.savez(tmp_path / "heads.npz", **weights)
    with pytest.raises(ModelError, match=r"heads\.npz.*reinstall"):
        Heads.from_file(tmp_path / "heads.npz")


def test_every_label_has_a_tag_to_begin_and_one_to_go_on():
    tags = [bio(label, ROLES, inside=inside) for label in ROLES for inside in (False, True)]
    assert tags == list(range(1, tag_count(ROLES)))


def test_threads_change_nothing(heads, vectors):
    h, paragraph = vectors(300), np.arange(300) // 20
    assert heads.frames(h, paragraph, threshold=0.5, threads=Threads(3)) == heads.frames(
        h, paragraph, threshold=0.5
    )


def test_a_quote_that_goes_on_further_than_is_read_first_is_read_to_its_end(weights):
    """Every word belongs to the content: what stands 64 words on is found only by reading once more, wider."""
    for name in weights:
        if name.startswith(("frames.", "anchors.")):
            weights[name][:] = 0
    inside = bio("content", ROLES, inside=True)
    weights["frames.out.bias"][inside] = 9
    weights["frames.out.bias"][bio("content", ROLES, inside=False)] = 5
    weights["anchors.2.bias"][1] = 9
    h = np.zeros((400, 12), np.float32)
    found = Heads(weights).frames(h, np.zeros(400, np.int64), threshold=0.5)
    middle = found[200]
    assert middle.content == ((200 - LEFT, 200 + RIGHT),)
