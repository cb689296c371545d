"""Ctrl-C while the shipped network is at work on a long article: what is done comes out whole, at once."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SHORT = "“The dam will hold,” said Tova Lindqvist of the Harbour Board."
LONG = "“We stay,” said Abel Moreau. The river rose by a hand and nobody on the pier said a word about it. "
SOON = 1.0  # seconds of processor time


def begun(folder, form):
    """Start on a short article and a long one; return once the short one's quote is out."""
    (folder / "a.txt").write_text(f"{SHORT}\n", encoding="utf-8")
    (folder / "b.txt").write_text(LONG * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "geoquote", "quotes", folder, "-f", form, "--no-store"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return process, process.stdout.readline()


def spent(process) -> float:
    """Return the processor time a program has used, in seconds."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


@pytest.mark.long
@pytest.mark.model
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads processor time from /proc")
def test_ctrl_c_while_the_network_reads_a_long_article(tmp_path):
    process, first = begun(tmp_path, "jsonl")
    assert json.loads(first)["document"]["id"] == "a.txt"
    time.sleep(5)
    before = spent(process)
    process.send_signal(signal.SIGINT)
    took = before
    while process.poll() is None:
        took = spent(process) if process.poll() is None else took
        time.sleep(0.01)
    out, said = process.communicate(timeout=60)
    assert process.returncode == 130, said
    assert b"Traceback" not in said
    assert all(json.loads(line) for line in out.splitlines())
    assert took - before < SOON
