"""Opening a store: made for its owner alone, checked before anything is changed, errors in plain words."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geoquote.errors import StoreError
from geoquote.store import schema

WAIT = 60.0
"""Seconds that one process waits for another's transaction; each lasts milliseconds."""
_MINE = 0o600
_HEADER = b"SQLite format 3\0"


def connect(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Open the store at `path` for reading and writing; made where there is none, which the second value says.

    Raises StoreError where it cannot be made or used; a file that is no store is left as it is.
    """
    made = _made(path)
    with saying(path):
        connection = _opened(path, "rw")
        try:
            _ready(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection, made


def connect_to_read(path: Path) -> sqlite3.Connection:
    """Open the store at `path`, which must be there, to answer from; StoreError where it cannot be used.

    A file or folder that may not be written is read as it stands, without a journal beside it.
    """
    if not path.is_file():
        raise StoreError(
            f"{path}: no store there; make one: geoquote index FOLDER --db {path}, or name what to read"
        )
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return connect(path)[0]
    with saying(path):
        connection = _opened(path, "ro", "&immutable=1")
        if _version(connection, path) == schema.VERSION:
            return connection
        connection.close()
    raise StoreError(f"{path}: a store of another version, in a place that may not be written; copy it first")


@contextmanager
def saying(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into a StoreError that names the store, what is wrong and the remedy."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{path}: {_REASONS[sqlite3.SQLITE_CANTOPEN]} ({error.strerror})") from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise StoreError(f"{path}: {_REASONS.get(code) or f'the store cannot be used ({error})'}") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep all of what is done in a block or, whatever ends it, Ctrl-C too, nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk ends it by itself
            connection.execute("ROLLBACK")
        raise


_REASONS = {
    sqlite3.SQLITE_NOTADB: "a file, but no store of geoquote; name another with --db",
    sqlite3.SQLITE_CORRUPT: "the store is damaged; delete it, and it is made anew from the articles",
    sqlite3.SQLITE_FULL: "the disk is full; make room, or keep the store elsewhere with --db. "
    "What was done before is kept",
    sqlite3.SQLITE_READONLY: "the store may not be written; check the permissions, or name another with --db",
    sqlite3.SQLITE_CANTOPEN: "the store cannot be opened; check the permissions of the file and its folder",
    sqlite3.SQLITE_BUSY: f"another program has held the store for more than {WAIT:.0f} seconds; try again later",
    sqlite3.SQLITE_IOERR: "the store cannot be read or written; check the disk. What was done before is kept",
}


def _made(path: Path) -> bool:
    """Make an empty file that only its owner may read, where there is none; say whether it was made."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _MINE))
    except FileExistsError:
        if path.is_file():
            return False
        raise StoreError(f"{path}: no file to keep a store in; name a file with --db") from None
    except OSError as error:
        raise StoreError(
            f"{path}: no store can be made there ({error.strerror}); name another file with --db, "
            "or keep nothing with --no-store"
        ) from error
    return True


def _opened(path: Path, mode: str, more: str = "") -> sqlite3.Connection:
    with path.open("rb") as file:
        # SQLite takes a file of a few bytes for an empty one and would write over them.
        if file.read(len(_HEADER)) not in (b"", _HEADER):
            raise StoreError(f"{path}: {_REASONS[sqlite3.SQLITE_NOTADB]}")
    address = f"{path.absolute().as_uri()}?mode={mode}{more}"
    connection = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """Give the version of the tables, 0 of an empty file; StoreError for what is not ours or newer."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != schema.APPLICATION and tables:
        raise StoreError(f"{path}: a database, but no store of geoquote; name another with --db")
    if version > schema.VERSION:
        raise StoreError(
            f"{path}: a store of version {version}, this geoquote knows up to {schema.VERSION}; "
            "install the newer geoquote, or name another store with --db"
        )
    return int(version) if tables else 0


def _ready(connection: sqlite3.Connection, path: Path) -> None:
    """Check the store and bring it to our version."""
    if _version(connection, path) < schema.VERSION:
        _patiently(connection, "PRAGMA journal_mode = WAL")
        with transaction(connection):
            # Another process may have been quicker.
            schema.migrate(connection, since=_version(connection, path))
    connection.execute("PRAGMA synchronous = NORMAL")


def _patiently(connection: sqlite3.Connection, statement: str) -> None:
    """Run what SQLite does not wait for by itself when another process holds the file."""
    until = time.monotonic() + WAIT
    while True:
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.05)
