"""Same input, same bytes out: whatever the order of folders, the number of threads, and how much is read ahead."""

import json

import pytest
from typer.testing import CliRunner

from geoquote import extract
from geoquote.cli.app import app
from geoquote.neural import ahead, encoder
from geoquote.nlp import network

ARTICLES = {
    "east/quay.txt": "“The quay stays open,” said Tova Lindqvist, the mayor of Brackwater. She added that the "
    "ferries would sail on Monday.\n\nThe Harbour Council signed the Sarnov Treaty of 1971, according to Lindqvist.",
    "east/rain.txt": "Mira Solen said that it rained. “We expect more of it,” the minister told reporters.",
    "west/note.txt": "Nobody came.",
    "west/talks.txt": "Officials in Brackwater believe the talks will fail.\n\n“We will see,” said Solen, who leads "
    "the Harbour Council. “There is time.”",
}
COMMANDS = {
    "quotes": ("quotes", "--act", "any", "--json"),
    "entities": ("entities", "--type", "any", "--json"),
}


@pytest.fixture
def folder(tmp_path):
    for name, text in ARTICLES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text * 3, encoding="utf-8")
    return tmp_path


def printed(command, folder, *arguments, parts=("east", "west")):
    paths = [str(folder / part) for part in parts]
    done = CliRunner().invoke(app, [*COMMANDS[command], "--no-store", "--quiet", *arguments, *paths])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)
    return done.stdout_bytes


@pytest.mark.model
@pytest.mark.parametrize("command", COMMANDS)
def test_neither_threads_nor_the_order_of_folders_nor_reading_ahead_change_a_byte(
    command, folder, monkeypatch
):
    expected = printed(command, folder, "--jobs", "1")
    assert printed(command, folder, "--jobs", "3", parts=("west", "east")) == expected
    for flight in (1, 50):
        monkeypatch.setattr(ahead, "FLIGHT", flight)
        monkeypatch.setattr(network, "FLIGHT", flight)
        assert printed(command, folder, "--jobs", "2") == expected


@pytest.mark.model
def test_a_text_of_many_windows_gives_the_same_with_any_number_of_threads(folder, monkeypatch):
    monkeypatch.setattr(encoder, "SIZE", 110)  # short texts of many windows, in place of long ones
    monkeypatch.setattr(encoder, "OVERLAP", 70)
    expected = printed("quotes", folder, "--jobs", "1")
    assert printed("quotes", folder, "--jobs", "4") == expected


@pytest.mark.model
def test_words_that_the_vocabulary_does_not_keep_change_nothing(folder, monkeypatch):
    expected = printed("entities", folder)
    monkeypatch.setattr(extract, "KNOWN_WORDS", 0)
    assert printed("entities", folder) == expected


@pytest.mark.model
def test_a_document_gives_the_same_alone_and_among_others(folder):
    among = [q for q in json.loads(printed("quotes", folder)) if q["document"]["id"] == "talks.txt"]
    assert json.loads(printed("quotes", folder, parts=("west/talks.txt",))) == [
        q | {"document": q["document"] | {"path": str(folder / "west/talks.txt")}} for q in among
    ]
