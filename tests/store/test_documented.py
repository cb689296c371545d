"""docs/store.md: its tables are the store's, and its questions can be asked."""

import re
import sqlite3
from contextlib import closing

import pytest


@pytest.fixture(scope="module")
def page(root):
    return (root / "docs" / "store.md").read_text(encoding="utf-8")


def test_every_table_and_column_is_described(page, filled):
    described = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| (.*) \|$", page, re.MULTILINE))
    with closing(sqlite3.connect(filled)) as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        tables = {name for (name,) in names if not re.search("_fts_", name)}
        assert described.keys() == tables
        for table in tables:
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
            assert columns == set(re.findall(r"`(\w+)`", described[table]))


def test_ten_questions_are_answered(page, filled):
    questions = re.findall(r"^```sql\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(questions) == 10
    with closing(sqlite3.connect(filled)) as connection:
        answers = [connection.execute(question).fetchall() for question in questions]
    assert all(answers[:-1])
    assert answers[-1] == []  # no treaty is named there
