"""The code a call ends with, and what it says on stderr."""

import json
import signal

import pytest
import typer

from geoquote.cli.run import running
from geoquote.render import Style


def test_done_is_0(geoquote, folder):
    result = geoquote("quotes", folder, "--json")
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["quotes", "--type", "loud"], ["direct", "indirect", "mixed", "any"]),
        (["quotes", "--act", "shouted"], ["speech", "thought", "any"]),
        (["quotes", "-f", "xml"], ["table", "json", "jsonl", "csv"]),
        (["entities", "--type", "ANIMAL"], ["PERSON", "TREATY", "any"]),
        (["entities", "--sort", "size"], ["count", "documents", "name"]),
        (["schema", "letters"], ["quotes", "entities", "text"]),
        (["quotes", "--since", "June"], ["2024-06-20"]),
        (["quotes", "--min-confidence", "2"], ["--min-confidence", "1"]),
        (["quotes", "--json", "-f", "csv"], ["contradict"]),
        (["quotes", "--speaker", "..."], ["no word"]),
        (["letters"], ["letters"]),
    ],
)
def test_an_option_that_is_not_understood_is_2_and_the_valid_ones_are_named(
    geoquote, folder, arguments, named
):
    where = [folder] if arguments[0] in ("quotes", "entities") else []
    result = geoquote(*arguments, *where)
    assert (result.exit_code, result.stdout) == (2, "")
    for word in named:
        assert word in result.stderr


def test_a_missing_file_is_2_and_prints_nothing(geoquote, folder):
    result = geoquote("quotes", folder, folder / "nowhere.txt", "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "nowhere.txt" in result.stderr


def test_no_paths_and_no_default_folder_is_2(geoquote, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = geoquote("quotes")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "data/raw" in result.stderr


def test_the_default_folder_is_read_where_it_is(geoquote, tmp_path, monkeypatch, folder):
    (tmp_path / "data").mkdir()
    folder.rename(tmp_path / "data" / "raw")
    monkeypatch.chdir(tmp_path)
    assert len(json.loads(geoquote("text", "--json").stdout)) == 4


def test_nothing_readable_is_2(geoquote, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    result = geoquote("quotes", empty, "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "empty.txt" in result.stderr


def test_one_document_that_cannot_be_read_is_1_and_the_others_come_out(geoquote, folder):
    (folder / "empty.txt").write_bytes(b"")
    result = geoquote("text", folder, "--json")
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert len(json.loads(result.stdout)) == 4


def test_one_document_that_cannot_be_analysed_is_1_and_the_others_come_out(geoquote, folder):
    (folder / "bad.txt").write_text("CANNOT BE ANALYSED")
    result = geoquote("quotes", folder, "--json")
    assert result.exit_code == 1
    assert "bad.txt" in result.stderr
    assert len(json.loads(result.stdout)) == 7


def test_a_model_that_cannot_be_had_is_2(geoquote, folder):
    result = geoquote("entities", folder, "--model", "xx_nowhere", "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "xx_nowhere" in result.stderr


def test_another_language_is_named_and_skipped_unless_asked_for(geoquote, folder):
    german = (
        "Die Brücke hält, sagte der Bürgermeister am Montag vor dem Rathaus der kleinen Stadt am Fluss. " * 5
    )
    (folder / "bruecke.txt").write_text(german, encoding="utf-8")
    skipped = geoquote("text", folder, "--json")
    assert skipped.exit_code == 1
    assert "bruecke.txt" in skipped.stderr
    assert "--any-language" in skipped.stderr
    assert len(json.loads(skipped.stdout)) == 4
    read = geoquote("text", folder, "--json", "--any-language")
    assert (read.exit_code, len(json.loads(read.stdout))) == (0, 5)


def test_files_of_unknown_kind_in_a_folder_are_counted_unless_quiet(geoquote, folder):
    (folder / "sound.ogg").write_bytes(b"OggS\x00")
    result = geoquote("text", folder, "--json")
    assert result.exit_code == 0
    assert "1 file of unknown kind skipped (1 .ogg)" in result.stderr
    assert geoquote("text", folder, "--json", "--quiet").stderr == ""


def test_a_file_name_cannot_send_escape_sequences_to_the_terminal(geoquote, tmp_path):
    path = tmp_path / "\x1b[31mred.txt"
    path.write_bytes(b"")
    result = geoquote("text", path)
    assert "red.txt" in result.stderr
    assert "\x1b" not in result.stderr


def pressed_twice():
    signal.raise_signal(signal.SIGINT)
    signal.raise_signal(signal.SIGINT)


def pressed_where_nobody_listens():
    raise KeyboardInterrupt


@pytest.mark.parametrize("press", [pressed_twice, pressed_where_nobody_listens])
def test_ctrl_c_outside_of_a_document_is_130(press):
    with pytest.raises(typer.Exit) as ended, running(Style()):
        press()
        pytest.fail("it goes on")
    assert ended.value.exit_code == 130


def test_version(geoquote):
    from geoquote import __version__

    assert geoquote("--version").stdout == f"geoquote {__version__}\n"
