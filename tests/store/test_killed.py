"""Killed at any instant, a store opens, holds whole documents only, and is finished like any other."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.dump import check, dump

STUB = [sys.executable, str(Path(__file__).parents[1] / "cli" / "stub.py")]
REAL = [sys.executable, "-m", "geoquote"]
SEED = 20240620


def write_news(folder: Path, *, count: int) -> None:
    """Write articles of fresh names, some of them rows of a table."""
    draw = random.Random(SEED)
    names = ["Tova Lindqvist", "Abel Moreau", "Iris Sandoval", "Noor Haddad", "Kwame Adjei"]
    for number in range(count):
        said = (f"“Pier {draw.randrange(999)} closes,” said {draw.choice(names)}." for _ in range(4))
        (folder / f"{number:03}.txt").write_text("\n\n".join(said), encoding="utf-8")
    texts = [f"“Crane {n} is down,” said {draw.choice(names)}." for n in range(count // 2)]
    rows = "".join(json.dumps({"id": f"r{n}", "text": text}) + "\n" for n, text in enumerate(texts))
    (folder / "rows.jsonl").write_text(rows, encoding="utf-8")


def killed_again_and_again(command: list[str], folder: Path, db: Path, *, times: int) -> int:
    """Kill indexing at random instants after its store is there; return how many kills found it at work."""
    draw = random.Random(SEED)
    hits = 0
    for _ in range(times):
        process = subprocess.Popen(
            [*command, "index", str(folder), "--db", str(db), "-q"], stdout=subprocess.DEVNULL, env=os.environ
        )
        before = db.stat().st_mtime_ns if db.exists() else 0
        deadline = time.monotonic() + 120
        beside = db.with_name(db.name + "-wal")
        while process.poll() is None and time.monotonic() < deadline and not beside.exists():
            time.sleep(0.001)
        time.sleep(draw.random() * 0.08)
        process.send_signal(signal.SIGKILL)
        hits += process.wait(timeout=60) == -signal.SIGKILL
        assert db.stat().st_mtime_ns >= before
        check(db)
    return hits


def finished(command: list[str], folder: Path, db: Path) -> dict[str, list[tuple]]:
    subprocess.run(
        [*command, "index", str(folder), "--db", str(db), "-q"], check=True, stdout=subprocess.DEVNULL
    )
    check(db)
    return dump(db)


@pytest.mark.slow
def test_killed_at_random_instants(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    write_news(folder, count=60)
    undisturbed = finished(STUB, folder, tmp_path / "undisturbed.sqlite")
    db = tmp_path / "killed.sqlite"
    assert killed_again_and_again(STUB, folder, db, times=8) >= 3
    assert finished(STUB, folder, db) == undisturbed


@pytest.mark.long
@pytest.mark.model
def test_the_real_analysis_killed_fifty_times(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    write_news(folder, count=120)
    undisturbed = finished(REAL, folder, tmp_path / "undisturbed.sqlite")
    hits = 0
    while hits < 50:
        hits += killed_again_and_again(REAL, folder, tmp_path / f"{hits}.sqlite", times=10)
        newest = max(tmp_path.glob("[0-9]*.sqlite"), key=lambda p: p.stat().st_mtime_ns)
        assert finished(REAL, folder, newest) == undisturbed
