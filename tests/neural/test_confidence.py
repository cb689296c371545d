import json
from dataclasses import replace

import pytest

from geoquote.errors import ModelError
from geoquote.neural.confidence import ConfidenceModel, Evidence, features

SURE = Evidence(
    words=0.99,
    anchor=0.9,
    path=0.9,
    speaker=0.95,
    kind="name",
    source="named",
    type="direct",
    by_marks=False,
    joint=False,
)


def test_without_weights_nothing_is_likelier_than_not():
    model = ConfidenceModel({}, {}, {})
    assert (model.words({"bias": 1.0}), model.quote(SURE), model.speaker(SURE)) == (0.5, 0.5, 0.5)


def test_surer_scores_give_more_confidence():
    model = ConfidenceModel({}, {"words": 1.0}, {"speaker": 1.0})
    less = replace(SURE, words=0.6, speaker=0.5)
    assert 0 <= model.quote(less) < model.quote(SURE) <= 1
    assert model.speaker(less) == 0.5
    assert model.speaker(SURE) == 0.95


@pytest.mark.parametrize("score", [0.0, 1.0, 1.0000001, -1e-9])
def test_scores_at_the_ends_and_large_weights_stay_within_bounds(score):
    model = ConfidenceModel({"bias": -1e9}, {"words": 1e6, "bias": -1e6}, {"speaker": -1e6})
    evidence = replace(SURE, words=score, speaker=score)
    assert 0 <= model.words({"bias": 1.0}) <= 1
    assert 0 <= model.quote(evidence) <= 1
    assert 0 <= model.speaker(evidence) <= 1


def test_a_draft_is_judged_by_what_is_known_of_it():
    model = ConfidenceModel({"bias": -1.0, "cue=said": 3.0}, {}, {})
    assert model.words({"bias": 1.0, "cue=said": 1.0}) == 0.881
    assert model.words({"bias": 1.0, "cue=of": 1.0}) == 0.269


@pytest.mark.parametrize(
    ("kind", "source", "name"),
    [("pronoun", "she", "kind.pronoun"), (None, "noun", "kind.unnamed"), (None, None, "kind.nobody")],
)
def test_how_the_speaker_was_found_is_told_apart(kind, source, name):
    found = features(replace(SURE, kind=kind, source=source))
    assert [k for k in found if k.startswith("kind.")] == [name]


def test_that_both_are_right_is_told_beside_each_of_them():
    model = ConfidenceModel({}, {"both": 1.0}, {})
    assert model.quote(replace(SURE, words=0.8, speaker=0.5)) == 0.4


def test_what_quotation_marks_alone_gave_has_no_scores_of_the_network():
    assert not {"anchor", "path"} & features(replace(SURE, by_marks=True)).keys()


def test_weights_are_read_from_a_file(tmp_path):
    path = tmp_path / "confidence.json"
    path.write_text(
        json.dumps({"words": {"bias": 1.0}, "quote": {"bias": 3.0}, "speaker": {"bias": -3.0}}),
        encoding="utf-8",
    )
    model = ConfidenceModel.from_file(path)
    assert (model.words({"bias": 1.0}), model.quote(SURE), model.speaker(SURE)) == (0.731, 0.953, 0.047)


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"{",
        b"{}",
        b"\xff",
        b"[]",
        b"1",
        b'{"quote": {}, "speaker": {}}',
        b'{"words": {}, "quote": [], "speaker": {}}',
        b'{"words": {}, "quote": {"bias": "x"}, "speaker": {}}',
        b'{"words": {"bias": null}, "quote": {}, "speaker": {}}',
    ],
)
def test_missing_or_damaged_weights_are_named_with_the_remedy(tmp_path, content):
    path = tmp_path / "confidence.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"confidence\.json.*reinstall"):
        ConfidenceModel.from_file(path)
