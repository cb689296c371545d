"""Names of the user's own and geoquote.toml, as the command takes them."""

import sys

import pytest

NAMES = '{"label": "PERSON", "pattern": "Noor Haddad"}\n'
COMMANDS = ["quotes", "entities"]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """An empty working folder."""
    made = tmp_path / "desk"
    made.mkdir()
    monkeypatch.chdir(made)
    return made


@pytest.fixture
def analysed_with(stub, monkeypatch):
    """The patterns that the analysis was asked to use, call by call."""
    seen = []
    extract = sys.modules["geoquote.extract"]
    analyse = extract.analyse

    def noting(articles, *, patterns, **more):
        seen.append([line.pattern for line in patterns.lines])
        return analyse(articles, patterns=patterns, **more)

    monkeypatch.setattr(extract, "analyse", noting)
    return seen


@pytest.mark.parametrize("command", COMMANDS)
def test_patterns_are_read_from_the_files_named(geoquote, analysed_with, folder, desk, command):
    (desk / "a.jsonl").write_text(NAMES)
    (desk / "b.jsonl").write_text(NAMES.replace("Noor Haddad", "Harbour Post"))
    assert geoquote(command, folder, "--patterns", "a.jsonl", "--patterns", "b.jsonl").exit_code == 0
    assert geoquote(command, folder).exit_code == 0
    assert analysed_with == [["Noor Haddad", "Harbour Post"], []]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_geoquote_toml_in_the_working_folder_counts_and_the_call_comes_first(
    geoquote, analysed_with, folder, desk, command
):
    (desk / "a.jsonl").write_text(NAMES)
    (desk / "b.jsonl").write_text(NAMES.replace("Noor Haddad", "Harbour Post"))
    (desk / "geoquote.toml").write_text('patterns = "a.jsonl"\n')
    (desk / "other.toml").write_text("patterns = []\n")
    for given in ((), ("--patterns", "b.jsonl"), ("--config", "other.toml")):
        assert geoquote(command, folder, *given).exit_code == 0
    assert analysed_with == [["Noor Haddad"], ["Harbour Post"], []]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("file", "content", "given", "said"),
    [
        (
            "a.jsonl",
            '{"label": "SHIP"}',
            ("--patterns", "a.jsonl"),
            'a.jsonl, line 1: label "SHIP" is none of',
        ),
        ("geoquote.toml", "store = 1", (), "geoquote.toml: store: found 1; write store = true"),
        ("geoquote.toml", 'patterns = "no.jsonl"', (), "no.jsonl: no such file"),
        ("a.toml", "", ("--config", "b.toml"), "--config b.toml: no such file"),
    ],
)
def test_a_wrong_file_is_wrong_usage_and_nothing_is_done(
    geoquote, analysed_with, folder, desk, command, file, content, given, said
):
    (desk / file).write_text(content)
    done = geoquote(command, folder, *given)
    assert (done.exit_code, done.stdout, analysed_with) == (2, "", [])
    assert said in done.stderr
