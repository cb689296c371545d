"""What geoquote.toml may say, and what is said of a wrong one."""

from pathlib import Path

import pytest

from geoquote.config import Config, read_config
from geoquote.errors import ConfigError, MissingInput


@pytest.fixture
def wrong(tmp_path, monkeypatch):
    """Return what is said of a geoquote.toml in the working folder that holds these bytes."""
    monkeypatch.chdir(tmp_path)

    def read(content: bytes) -> str:
        Path("geoquote.toml").write_bytes(content)
        with pytest.raises(ConfigError) as caught:
            read_config()
        return str(caught.value)

    return read


def test_without_a_file_nothing_is_settled(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert read_config() == Config(patterns=(), store=True, db=None)


def test_the_working_folders_file_is_found(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "geoquote.toml").write_text('patterns = "names.jsonl"\nstore = false\n')
    assert read_config() == Config(patterns=(Path("names.jsonl"),), store=False)


def test_relative_paths_count_from_the_files_own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "ours.toml").write_text('patterns = ["a.jsonl", "/b.jsonl"]\ndb = "x.sqlite"\n')
    found = read_config("desk/ours.toml")
    assert found.patterns == (Path("desk/a.jsonl"), Path("/b.jsonl"))
    assert found.db == Path("desk/x.sqlite")


def test_a_tilde_is_the_users_own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", "/somewhere")
    (tmp_path / "c.toml").write_text('db = "~/x.sqlite"\n')
    assert read_config(str(tmp_path / "c.toml")).db == Path("/somewhere/x.sqlite")


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    (tmp_path / "c.toml").write_bytes(b"\xef\xbb\xbfstore = false\r\n")
    assert not read_config(str(tmp_path / "c.toml")).store


def test_a_file_given_must_be_there(tmp_path):
    with pytest.raises(MissingInput, match=r"no\.toml: no such file; name a TOML file"):
        read_config(str(tmp_path / "no.toml"))


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(ConfigError, match="not readable"):
        read_config(str(tmp_path))


def test_broken_toml_is_named_with_its_line(wrong):
    said = wrong(b"store = true\npatterns = names.jsonl\n")
    assert said.startswith("geoquote.toml: not TOML")
    assert "line 2" in said


def test_bytes_that_are_no_utf_8_are_named(wrong):
    assert wrong(b'db = "\xe9"') == "geoquote.toml: byte 6 is not UTF-8; save the file as UTF-8"


def test_an_unknown_key_is_named_with_the_nearest_one(wrong):
    said = wrong(b'pattern = "names.jsonl"')
    assert said == "geoquote.toml: pattern: no such key (geoquote knows patterns, store, db); write patterns"
    assert wrong(b"colour = true").endswith("take it out")


@pytest.mark.parametrize(
    ("content", "found", "remedy"),
    [
        (b'store = "no"', "store: found 'no'", "store = true or store = false"),
        (b"store = 1", "store: found 1", "store = true or store = false"),
        (b"db = 3", "db: found 3", "in quotation marks"),
        (b'db = ""', "db: found ''", "in quotation marks"),
        (b'db = "~no-such-user-here/x"', "db: found '~no-such-user-here/x'", "in quotation marks"),
        (b"patterns = true", "patterns: found True", "or a list of them"),
        (b'patterns = ["a.jsonl", 2]', "patterns: found 2", "or a list of them"),
    ],
)
def test_a_wrong_value_is_named_with_its_key_and_the_remedy(wrong, content, found, remedy):
    said = wrong(content)
    assert said.startswith(f"geoquote.toml: {found}; ")
    assert remedy in said
