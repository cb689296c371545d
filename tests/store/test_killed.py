"""Killed at any instant, a store opens, holds whole documents only, and is finished like any other."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
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


def documents(db: Path) -> int:
    """Count the documents that are there by now, while another process writes."""
    with closing(sqlite3.connect(db, timeout=60)) as connection:
        made = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'documents'").fetchone()[0]
        return connection.execute("SELECT count(*) FROM documents").fetchone()[0] if made else 0


def killed_again_and_again(command: list[str], folder: Path, db: Path, *, times: int, within: float) -> int:
    """Kill indexing at random instants `within` seconds of work; return how many kills found it at work.

    Every other time the first document is waited for, since the network takes its time to load.
    """
    draw = random.Random(SEED)
    hits = 0
    for number in range(times):
        before = documents(db) if db.exists() else 0
        process = subprocess.Popen([*command, "index", str(folder), "--db", str(db), "-q"])
        while process.poll() is None and not db.with_name(f"{db.name}-wal").exists():
            time.sleep(0.001)
        while process.poll() is None and number % 2 and documents(db) == before:
            time.sleep(0.001)
        time.sleep(draw.random() * within)
        process.send_signal(signal.SIGKILL)
        hits += process.wait(timeout=60) == -signal.SIGKILL
        check(db)
        assert documents(db) >= before
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
    assert killed_again_and_again(STUB, folder, db, times=8, within=0.08) >= 3
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
        hits += killed_again_and_again(REAL, folder, tmp_path / f"{hits}.sqlite", times=10, within=0.5)
        newest = max(tmp_path.glob("[0-9]*.sqlite"), key=lambda p: p.stat().st_mtime_ns)
        assert finished(REAL, folder, newest) == undisturbed
