"""Articles annotated by the guide: gold/train's, and our own, which hold offsets into the name corpus's texts."""

import gzip
import json

import pytest

from training import guided
from training.rows import text_hash

TEXT = "Ada Falk said the ferry sails. She and others hope it will."


def corpus(folder, text=TEXT):
    (folder / "corpora").mkdir()
    with gzip.open(folder / "corpora" / "worldwide-train.jsonl.gz", "wt", encoding="utf-8") as f:
        print(json.dumps({"id": "ferry", "text": text, "entities": []}), file=f)
    with gzip.open(folder / "corpora" / "polnear-train.jsonl.gz", "wt", encoding="utf-8"):
        pass
    return folder


@pytest.fixture
def ours(tmp_path, monkeypatch):
    said = {"type": "indirect", "act": "speech", "content": [[14, 29]], "cue": [9, 13], "source": [0, 8]}
    hoped = {"type": "indirect", "act": "thought", "content": [[51, 58]], "cue": [46, 50], "source": [31, 45]}
    quotes = [said | {"speaker": 0, "shared": False}, hoped | {"speaker": 0, "shared": True}]
    row = {
        "id": "ferry",
        "sha256": text_hash(TEXT),
        "held": True,
        "names": [["PERSON", [[0, 8]]]],
        "quotes": quotes,
    }
    file = tmp_path / "annotated.jsonl"
    file.write_text(json.dumps(row) + "\n", encoding="utf-8")
    monkeypatch.setattr(guided, "OURS", file)


def test_an_article_of_ours_reads_like_one_of_gold(tmp_path, ours):
    [(gold, text)] = guided.articles(corpus(tmp_path), skip=set())
    assert text == TEXT and gold["doc"] == "ferry.txt"
    assert [e["type"] for e in gold["entities"]] == ["PERSON"]
    assert [q["speaker"] for q in gold["quotes"]] == [gold["entities"][0]["id"]] * 2
    assert [bool(q["speaker_text"]) for q in gold["quotes"]] == [False, True]


def test_an_article_whose_text_changed_is_refused_by_name(tmp_path, ours):
    with pytest.raises(ValueError, match="ferry was annotated on another text"):
        list(guided.articles(corpus(tmp_path, text=TEXT + " Or not."), skip=set()))


def test_what_is_held_is_left_out_with_the_fold(tmp_path, ours):
    fold = tmp_path / "fold.txt"
    fold.write_text("quay.txt\n", encoding="utf-8")
    held = guided.held_out(fold)
    assert held == {"quay.txt", "ferry.txt"}
    assert list(guided.articles(corpus(tmp_path), skip=held)) == []


def test_without_a_fold_nothing_is_held(ours):
    assert guided.held_out(None) == set()


def test_every_offset_of_ours_lies_in_its_text(shared):
    known = [(g, t) for g, t in guided.articles(shared, skip=set()) if not _is_gold(shared, g["doc"])]
    assert len(known) > 400
    for gold, text in known:
        spans = [m for e in gold["entities"] for m in e["mentions"]]
        spans += [p for q in gold["quotes"] for p in q["content"]]
        spans += [q[k] for q in gold["quotes"] for k in ("cue", "source") if q[k]]
        assert all(0 <= start < end <= len(text) for start, end in spans), gold["doc"]
        assert {q["speaker"] for q in gold["quotes"]} <= {None, *(e["id"] for e in gold["entities"])}


def test_ours_are_annotated_once_and_are_not_among_gold(shared):
    docs = [g["doc"] for g, _ in guided.articles(shared, skip=set())]
    assert len(docs) == len(set(docs))
    dev = {p.name.removesuffix(".json") for p in (shared / "gold" / "dev" / "ann").iterdir()}
    assert not dev & set(docs)


def _is_gold(shared, doc):
    return (shared / "gold" / "train" / "text" / doc).exists()
