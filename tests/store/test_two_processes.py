"""Two processes on one store wait for each other, and leave what one after the other would have left."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.dump import check, dump
from tests.store.test_killed import STUB, finished, write_news

OPENED = (
    "import sys, time\nfrom pathlib import Path\nfrom geoquote.store import Store\n"
    "time.sleep(max(0, float(sys.argv[2]) - time.time()))\n"
    "for _ in range(5): Store(Path(sys.argv[1])).__exit__(None, None, None)\n"
)


@pytest.mark.slow
def test_overlapping_folders_at_once_give_the_same_rows_as_one_after_the_other(tmp_path):
    news = tmp_path / "news"
    june = news / "june"
    june.mkdir(parents=True)
    write_news(news, count=30)
    write_news(june, count=50)
    (june / "000.txt").write_text("“Only in June,” said Abel Moreau.", encoding="utf-8")
    in_turn = tmp_path / "in-turn.sqlite"
    finished(STUB, news, in_turn)
    expected = finished(STUB, june, in_turn)
    at_once = tmp_path / "at-once.sqlite"
    runs = [
        subprocess.Popen([*STUB, "index", str(folder), "--db", str(at_once), "-q"], stderr=subprocess.PIPE)
        for folder in (june, news, june)
    ]
    for run in runs:
        _, said = run.communicate(timeout=120)
        assert (run.returncode, said) == (0, b"")
    check(at_once)
    assert dump(at_once) == expected


def test_a_new_store_may_be_opened_by_many_at_once(tmp_path):
    import time

    db = tmp_path / "a.sqlite"
    at = str(time.time() + 2)
    runs = [
        subprocess.Popen([sys.executable, "-c", OPENED, str(db), at], stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for run in runs:
        _, said = run.communicate(timeout=60)
        assert (run.returncode, said) == (0, b"")
    check(db)
    assert [p.name for p in Path(tmp_path).iterdir()] == ["a.sqlite"]
