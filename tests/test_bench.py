"""The bench: articles that are news to geoquote, pieces that run at tiny sizes, results that keep what stands there."""

import json
import subprocess
import sys

import pytest

from bench import cnn, memory, results, speed
from bench.articles import article, write_articles
from bench.folders import write_folders
from bench.process import Taken, taken
from bench.table import table
from geoquote.document import RawDocument
from geoquote.select import select
from geoquote.select.english import is_english


def test_the_same_seed_gives_the_same_article_and_another_shares_no_name():
    assert article(7) == article(7)
    one, other = (
        {w for w in text.split() if w.istitle() and len(w) > 5} for text in (article(7), article(8))
    )
    assert len(one & other) < 20


def test_articles_are_long_enough_and_english(tmp_path):
    write_articles(tmp_path, count=3, words=300)
    texts = [path.read_text(encoding="utf-8") for path in sorted(tmp_path.iterdir())]
    assert len(set(texts)) == 3
    for text in texts:
        assert len(text.split()) > 300
        assert is_english(text)
        assert "{" not in text
        assert select(RawDocument("a.txt", "a.txt", text, "text")).meta.title == text.split("\n")[0]


@pytest.mark.model
def test_geoquote_finds_quotes_in_them():
    from geoquote.extract import analyse

    raw = RawDocument("a.txt", "a.txt", article(1), "text")
    (found,) = analyse([select(raw)], on_error=print)
    assert len(found.quotes) > 10
    assert sum(q.speaker is not None for q in found.quotes) > 5


def test_folders_hold_the_same_articles_as_text_and_by_turns_as_pages(tmp_path):
    found = write_folders(tmp_path, count=4, words=50)
    assert sorted(f.name for f in found.mixed.iterdir()) == [
        "000000.txt",
        "000001.html",
        "000002.txt",
        "000003.html",
    ]
    plain = [f.read_text(encoding="utf-8") for f in sorted(found.plain.iterdir())]
    assert found.words == sum(len(text.split()) for text in plain)
    assert plain[0] == (found.mixed / "000000.txt").read_text(encoding="utf-8")


def test_a_page_is_read_as_the_article_it_holds(tmp_path):
    from geoquote.read.paths import read_paths

    found = write_folders(tmp_path, count=2, words=300)
    page, text = found.mixed / "000001.html", found.plain / "000001.txt"
    (read,) = read_paths([str(page)], on_error=print, on_skip=print)
    body = select(read).body
    last = [p for p in text.read_text(encoding="utf-8").split("\n\n") if p.strip()][-1]
    assert last.strip() in body
    assert "All rights reserved" not in body


def test_a_process_is_measured_with_its_memory():
    small = taken([sys.executable, "-c", "pass"])
    large = taken([sys.executable, "-c", "x = bytearray(200_000_000)"])
    assert large.megabytes > small.megabytes + 150
    assert small.seconds > 0


def test_a_process_that_fails_ends_the_measurement(capfd):
    with pytest.raises(subprocess.CalledProcessError):
        taken([sys.executable, "-c", "raise SystemExit('no such thing')"])
    assert "no such thing" in capfd.readouterr().err


def test_a_table_has_its_figures_to_the_right():
    assert table(("", "s"), [["one", "1.25"]]).splitlines() == [
        "|     |    s |",
        "| --- | ---: |",
        "| one | 1.25 |",
    ]


def test_a_section_takes_the_place_of_its_like_and_leaves_the_others():
    first = results.updated("", "Speed", "slow")
    both = results.updated(first, "Fuzzing", "nothing found")
    again = results.updated(both, "Speed", "quick")
    assert again.startswith("# Results\n")
    assert again.index("## Speed\n\nquick\n") < again.index("## Fuzzing\n\nnothing found\n")
    assert "slow" not in again
    assert results.updated(again, "Speed", "quick") == again


def test_the_encoders_speed_is_read_from_what_was_written():
    rows = [["encoder, int8", "12,345", "81.0"]]
    assert results.encoder_speed(table(("stage", "words/s", "µs a word"), rows)) == 12_345
    assert results.encoder_speed("nothing yet") is None


def test_the_machine_is_told_with_its_versions():
    told = results.machine()
    assert "cores" in told
    assert "onnxruntime" in told


def test_speed_beside_the_cnn_and_past_start_up(monkeypatch):
    def quickest(commands, rounds, output=None):
        return {name: Taken(2.0 if rounds > 1 else 6.0, 1.0, 200.0) for name in commands}

    monkeypatch.setattr(speed, "quickest", quickest)
    monkeypatch.setattr(speed, "taken", list)
    told = speed.speed(articles=1, steady=3, rounds=2, encoder=1e6)
    whole, steady = (part.splitlines() for part in told.split("\n\n") if part.startswith("|"))
    assert [line.split("|")[6].strip() for line in whole[2:]] == ["1.00"] * 3
    assert len(steady) == 5


@pytest.mark.model
def test_memory_is_told_for_every_command_and_size(capsys):
    told = memory.memory(sizes=[2], words=30)
    rows = [line.split("|")[1:7] for line in told.splitlines() if line.startswith("|")][2:]
    assert [row[0].strip() for row in rows] == [
        "entities --json --no-store",
        "index",
        "quotes -f jsonl --no-store",
    ]
    assert all(50 < float(row[3]) < 2_000 for row in rows)
    assert "quotes" in capsys.readouterr().out


def test_the_cnn_pipeline_is_built_as_the_small_model_and_prints_json(tmp_path, capsys):
    import spacy

    cnn.build(tmp_path / "model")
    nlp = spacy.load(tmp_path / "model")
    assert nlp.pipe_names == ["tok2vec", "tagger", "parser", "ner"]
    assert [
        len(nlp.get_pipe(name).labels) >= n for name, n in (("tagger", 50), ("parser", 45), ("ner", 18))
    ] == [True] * 3
    write_articles(tmp_path / "news", count=1, words=50)
    cnn.run(tmp_path / "model", tmp_path / "news")
    assert isinstance(json.loads(capsys.readouterr().out), list)
