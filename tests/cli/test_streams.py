"""The command as a program: pipes, Ctrl-C, terminals and odd surroundings."""

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

import pytest

FORMATS = ["table", "json", "jsonl", "csv"]


@pytest.fixture
def long_run(folder):
    """A folder whose last document takes long."""
    (folder / "zz.txt").write_text("TAKES LONG", encoding="utf-8")
    return folder


def interrupt_at_the_long_one(process):
    for line in process.stderr:
        if b"working on" in line:
            break
    process.send_signal(signal.SIGINT)
    return process.communicate(timeout=60)


def test_ctrl_c_ends_with_130_and_prints_what_is_done_whole(start, long_run):
    process = start("quotes", long_run, "--json")
    out, _ = interrupt_at_the_long_one(process)
    assert process.returncode == 130
    assert len(json.loads(out)) == 7


def test_ctrl_c_before_linking_prints_the_entities_so_far(start, long_run):
    process = start("entities", long_run, "--json")
    out, _ = interrupt_at_the_long_one(process)
    assert process.returncode == 130
    assert "Noor Haddad" in [record["name"] for record in json.loads(out)]


def test_ctrl_c_leaves_whole_tables_and_rows(start, long_run):
    for form, last in (("table", "Noor Haddad"), ("csv", "Noor Haddad"), ("jsonl", "Noor Haddad")):
        process = start("quotes", long_run, "-f", form)
        out, _ = interrupt_at_the_long_one(process)
        assert process.returncode == 130
        assert last in out.decode()
        assert out.endswith(b"\n")


def test_json_lines_come_while_the_next_document_is_in_work(start, long_run):
    process = start("quotes", long_run, "-f", "jsonl")
    lines = [process.stdout.readline() for _ in range(7)]
    assert all(json.loads(line)["text"] for line in lines)
    assert process.poll() is None


@pytest.mark.parametrize("form", FORMATS)
def test_a_reader_that_goes_away_is_no_error(start, folder, form):
    read_end, write_end = os.pipe()
    os.close(read_end)
    process = start("quotes", folder, "-f", form, stdout=write_end)
    os.close(write_end)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_is_said(start, folder, form):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        process = start("quotes", folder, "-f", form, stdout=full)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"No space left" in said
    assert b"Traceback" not in said


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
@pytest.mark.parametrize("arguments", [["schema", "quotes"], ["--help"], ["quotes", "--help"], ["--version"]])
def test_a_full_disk_is_said_by_what_prints_no_records_too(start, arguments):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        process = start(*arguments, stdout=full)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert b"No space left" in said
    assert b"Traceback" not in said


def test_a_reader_of_a_schema_that_goes_away_is_no_error(start):
    read_end, write_end = os.pipe()
    os.close(read_end)
    process = start("schema", "quotes", stdout=write_end)
    os.close(write_end)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")


def test_records_are_utf_8_whatever_the_locale(start, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("“Ås är långt bort,” said Tova Sjöö.", encoding="utf-8")
    surroundings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    out, _ = start("text", path, "--json", env=surroundings).communicate(timeout=60)
    assert "Sjöö" in json.loads(out)[0]["text"]
    table = start("quotes", path, env=surroundings)
    out, said = table.communicate(timeout=60)
    assert (table.returncode, said) == (0, b"")


def in_a_terminal(start, *arguments, env=None, everything=False):
    """Run with stderr (or with `everything` stdout too) on a terminal; return what the terminal saw."""
    main, side = pty.openpty()
    process = start(
        *arguments,
        env={"TERM": "xterm"} | (env or {}),
        stderr=side,
        **({"stdout": side} if everything else {}),
    )
    os.close(side)
    seen = b""
    while process.poll() is None or select.select([main], [], [], 0.1)[0]:
        if select.select([main], [], [], 0.1)[0]:
            try:
                seen += os.read(main, 65536)
            except OSError:
                break
        if b"document" in seen and process.poll() is None:
            process.send_signal(signal.SIGINT)
            time.sleep(0.2)
    process.wait(timeout=60)
    os.close(main)
    return seen.decode("utf-8", "replace")


def test_a_long_run_shows_progress_on_a_terminal(start, long_run):
    assert re.search(
        r"5 documents · [\d,]+ words/s · zz\.txt", in_a_terminal(start, "quotes", long_run, "--json")
    )


@pytest.mark.parametrize(("arguments", "env"), [(["--quiet"], {}), ([], {"TERM": "dumb"})])
def test_no_progress_when_quiet_or_on_a_dumb_terminal(start, folder, arguments, env):
    (folder / "zz.txt").write_text("TAKES LONG", encoding="utf-8")
    process_seen = []
    main, side = pty.openpty()
    process = start("quotes", folder, "--json", *arguments, env={"TERM": "xterm"} | env, stderr=side)
    os.close(side)
    deadline = time.monotonic() + 4
    while time.monotonic() < deadline:
        if select.select([main], [], [], 0.2)[0]:
            process_seen.append(os.read(main, 65536))
    process.kill()
    assert b"documents" not in b"".join(process_seen)


def test_colours_on_a_terminal_and_none_when_told(start, folder):
    coloured = in_a_terminal(start, "quotes", folder, everything=True)
    assert "\x1b[1m" in coloured
    for arguments, env in ((["--no-color"], {}), ([], {"NO_COLOR": "1"})):
        plain = in_a_terminal(start, "quotes", folder, *arguments, env=env, everything=True)
        assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", plain)


def test_the_program_is_installed(folder):
    done = subprocess.run(
        [sys.executable, "-m", "geoquote", "text", folder, "--json"], capture_output=True, check=False
    )
    assert (done.returncode, len(json.loads(done.stdout))) == (0, 4)
