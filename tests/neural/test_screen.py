import pytest

from geoquote.neural.draft import Draft
from geoquote.neural.screen import features, logit

TEXT = "Mira Solen claimed that the port is shut. “No one came,” she said."


def at(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def report(**changes):
    given = {"parts": (at("that the port is shut"),), "type": "indirect", "act": "speech", "cue": at("claimed"),
             "source": at("Mira Solen"), "anchor_score": 0.9, "path_score": 0.5}  # fmt: skip
    return Draft(**(given | changes))


def told(*drafts):
    return features(drafts, TEXT)


def test_the_words_around_a_draft_tell():
    (found,) = told(report())
    assert {"cue=claimed", "before=Name", "first=that", "type.indirect", "words5", "bias"} <= set(found)
    assert found["anchor"] == pytest.approx(logit(0.9))
    assert found["path"] == 0.0
    assert found["length.indirect"] == pytest.approx(1.79, abs=0.01)
    assert found["source.bare.capital"] == 1.0


@pytest.mark.parametrize(
    ("word", "kept"), [("Torvan", "Name"), ("The", "the"), ("“Ships", "Name"), ("ships", "ships")]
)
def test_names_are_not_learnt(word, kept):
    text = f"The mayor said {word} came."
    content = (text.index(word), len(text) - 1)
    (found,) = features([Draft((content,), "indirect", "speech", (10, 14), (0, 9), 0.9, 0.5)], text)
    assert f"first={kept}" in found and "before=mayor" in found


def test_what_marks_alone_gave_has_no_scores_of_the_network():
    quoted = Draft((at("No one came,"),), "direct", "speech", None, None, by_marks=True)
    (found,) = told(quoted)
    assert found["by_marks"] == 1.0
    assert not {"anchor", "path"} & set(found)
    assert {"cue=", "source.none.direct"} <= set(found)


def test_where_cue_and_source_stand_is_told():
    after = report(parts=(at("No one came,"),), type="direct", cue=at("said"), source=at("she"))
    (found,) = told(after)
    assert (found["cue.after"], found["source.after"], found["before=she"]) == (1.0, 0.0, 1.0)


def test_a_report_inside_another_is_told_from_the_one_around_it():
    inner = report(parts=(at("the port is shut"),), cue=None, source=None)
    outer = report()
    assert [(f["inside"], f["around"]) for f in told(inner, outer)] == [(1.0, 0.0), (0.0, 1.0)]
    assert [(f["inside"], f["around"]) for f in told(outer)] == [(0.0, 0.0)]


def test_a_draft_of_marks_only_has_no_words():
    (found,) = told(report(parts=((40, 41),)))
    assert "first=" in found
