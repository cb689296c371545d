"""Odd surroundings: no home, a home that cannot be written, other locales, a terminal that can do nothing."""

import json
import os
import stat

import pytest

LOCALES = ["C", "POSIX", "en_US.ISO-8859-1", "xx_YY.nonsense", "C.UTF-8"]


def quotes(start, folder, *arguments, env=None):
    """Ask for the quotes of a folder; return the code, the records and stderr."""
    process = start("quotes", folder, "--json", *arguments, env=env)
    out, said = process.communicate(timeout=120)
    return process.returncode, json.loads(out), said.decode("utf-8", "replace")


def test_a_home_that_is_not_there_or_cannot_be_written_keeps_nothing_and_answers_all(start, folder, tmp_path):
    blocked = tmp_path / "blocked"
    blocked.touch()
    closed = tmp_path / "closed"
    closed.mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
    homes = [str(blocked / "home"), "/proc/nowhere"]
    for home in homes if os.geteuid() == 0 else [*homes, str(closed)]:  # root may write everywhere
        code, found, said = quotes(
            start, folder, env={"HOME": home, "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""}
        )
        assert (code, len(found)) == (0, 7), said
        assert "Nothing is kept this time" in said and "Traceback" not in said


def test_without_a_home_in_the_environment_all_is_answered(start, folder, monkeypatch, tmp_path):
    monkeypatch.delenv("HOME", raising=False)
    code, found, said = quotes(start, folder, env={"XDG_CACHE_HOME": str(tmp_path / "cache")})
    assert (code, len(found)) == (0, 7), said
    code, found, said = quotes(start, folder, "--no-store", env={"XDG_CACHE_HOME": ""})
    assert (code, len(found), said) == (0, 7, "")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_locale_gets_the_same_records(start, folder, locale):
    (folder / "ås.txt").write_text("“Ås är långt bort,” said Tova Sjöö.", encoding="utf-8")
    surroundings = {"LC_ALL": locale, "LANG": locale, "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    code, found, said = quotes(start, folder, "--no-store", env=surroundings)
    assert (code, said) == (0, "")
    assert [q["speaker"]["name"] for q in found if "Ås" in q["text"]] == ["Tova Sjöö"]
    process = start("quotes", folder, "--no-store", env=surroundings)
    out, said = process.communicate(timeout=120)
    assert (process.returncode, said) == (0, b"")
    assert b"Tova" in out


@pytest.mark.parametrize("locale", LOCALES)
def test_an_error_about_a_name_in_other_letters_is_said_in_every_locale(start, tmp_path, locale):
    surroundings = {"LC_ALL": locale, "LANG": locale, "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    process = start("quotes", tmp_path / "långt 千.txt", env=surroundings)
    out, said = process.communicate(timeout=120)
    assert (process.returncode, out) == (2, b"")
    assert b"no such file" in said and b"Traceback" not in said


def test_a_terminal_that_can_do_nothing_gets_no_escape_sequences(start, folder):
    process = start("quotes", folder, "--no-store", env={"TERM": "dumb", "FORCE_COLOR": ""})
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert b"\x1b" not in out and b"Noor Haddad" in out
