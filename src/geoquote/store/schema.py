"""The tables, version by version: schema_N.sql leads from version N - 1 to N.

A store says by its `application_id` that it is one, and by its `user_version` of which version.
"""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

APPLICATION = 0x47654F51  # “GeOQ”
VERSION = 1


def migrate(connection: sqlite3.Connection, *, since: int) -> None:
    """Bring the tables from a version to ours; the caller holds the transaction that this is part of."""
    for version in range(since + 1, VERSION + 1):
        for statement in _statements(f"schema_{version}.sql"):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements(name: str) -> Iterator[str]:
    statement = ""
    for line in (files("geoquote.store") / name).read_text(encoding="utf-8").splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
