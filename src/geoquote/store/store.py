"""A store: files, their documents and what was found in them, in one SQLite file."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from geoquote.document import Analysed, Article
from geoquote.filters import Filter
from geoquote.records import DocumentInfo
from geoquote.store import answers, keep
from geoquote.store.answers import Candidates, Known, Reader, Stored
from geoquote.store.connection import connect, connect_to_read, saying, transaction
from geoquote.store.keep import FilePlace, Place
from geoquote.store.naming import names_told_apart


class KeptFile(NamedTuple):
    """A file's row: `sha256` and `made_with` are None until every document of it is here."""

    number: int
    name: str
    path: str
    sha256: str | None
    made_with: str | None

    def is_(self, sha256: str, made_with: str) -> bool:
        """Whether all of it is here as it stands, analysed so."""
        return (self.sha256, self.made_with) == (sha256, made_with)


class Store:
    """An open store.  Every change is a transaction: a document is there whole or not at all."""

    def __init__(self, path: Path, *, to_read: bool = False) -> None:
        """Open the store at `path`, made where there is none, or `to_read` only; StoreError where that fails."""
        self.path = path
        self.made = False
        if to_read:
            self._connection = connect_to_read(path)
        else:
            self._connection, self.made = connect(path)
        self._reader = Reader(self._connection, path)

    def __enter__(self) -> "Store":
        """Use the store until the end of a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store; the last to do so leaves one file and no journal."""
        self._connection.close()

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """Hold a transaction: all of what is done in it is kept, or nothing."""
        with saying(self.path), transaction(self._connection):
            yield self._connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Hold a state of the store that no other process changes meanwhile."""
        with saying(self.path):
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                self._connection.execute("COMMIT")

    # Files

    def files(self, locations: list[str]) -> dict[str, KeptFile]:
        """Give the rows of the files at these places, by place."""
        rows = self._reader.values(
            "SELECT location, id, name, path, sha256, made_with FROM files"
            " WHERE location IN (SELECT value FROM json_each(?))",
            json.dumps(locations),
        )
        return {location: KeptFile(*row) for location, *row in rows}

    def call_file(self, place: FilePlace) -> None:
        """Note under which name and path a file was met."""
        with self.changing() as connection:
            keep.name_file(connection, place)

    def settle_file(
        self, place: FilePlace, documents: Iterable[int], *, sha256: str | None, made_with: str
    ) -> int:
        """Note that a file holds these documents and no others; return how many were taken out.

        `sha256` is None where something of the file could not be read: it is read again the next time.
        """
        known = set(documents)
        with self.changing() as connection:
            number = keep.put_file(connection, place)
            rows = connection.execute("SELECT id FROM documents WHERE file_id = ?", (number,)).fetchall()
            gone = [(row,) for (row,) in rows if row not in known]
            connection.executemany("DELETE FROM documents WHERE id = ?", gone)
            if known or sha256:
                connection.execute(
                    "UPDATE files SET sha256 = ?, made_with = ? WHERE id = ?", (sha256, made_with, number)
                )
            else:
                connection.execute("DELETE FROM files WHERE id = ?", (number,))
        return len(gone)

    def files_under(self, folder: str) -> list[str]:
        """Give the places of the files below a folder, or of the file itself; both are absolute."""
        inside = folder.rstrip("/") + "/"
        with saying(self.path):
            rows = self._connection.execute(
                "SELECT location FROM files WHERE location = ? OR location >= ? AND location < ?",
                (folder, inside, inside[:-1] + "0"),  # the character after the slash
            )
            return [location for (location,) in rows]

    def forget(self, locations: Iterable[str]) -> int:
        """Take files out with everything found in them; return the number of documents."""
        with self.changing() as connection:
            (before,) = connection.execute("SELECT count(*) FROM documents").fetchone()
            connection.executemany("DELETE FROM files WHERE location = ?", [(name,) for name in locations])
            (after,) = connection.execute("SELECT count(*) FROM documents").fetchone()
        return int(before - after)

    def wipe(self) -> None:
        """Give the space of what was taken out back, so that none of its words stay in the file."""
        with saying(self.path):
            for index in ("quotes_fts", "documents_fts"):
                self._connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # Documents

    def put(self, place: Place, article: Article, found: Analysed, *, key: str, english: bool) -> int:
        """Keep a document and what was found in it, in place of what stood there; return its row.

        What another process has kept there meanwhile stays, if it is the same.
        """
        with self.changing() as connection:
            known = self._same(connection, place, key)
            if known is not None:
                keep.restate(connection, known, place, found.document)
                return known
            return keep.put_document(connection, place, article, found, key=key, english=english)

    def standing(self, place: Place, key: str, info: DocumentInfo) -> int | None:
        """Give the row of a document that stands there with this analysis; what is stated of it may be new."""
        with saying(self.path):
            number = self._same(self._connection, place, key)
        if number is not None:
            with self.changing() as connection:
                keep.restate(connection, number, place, info)
        return number

    def has_document(self, place: Place) -> bool:
        """Whether a document stands there, with whatever analysis."""
        with saying(self.path):
            return self._same(self._connection, place, None) is not None

    def holds(self, number: int) -> bool:
        """Whether a document's row is still there."""
        with saying(self.path):
            row = self._connection.execute("SELECT 1 FROM documents WHERE id = ?", (number,)).fetchone()
        return row is not None

    def _same(self, connection: sqlite3.Connection, place: Place, key: str | None) -> int | None:
        row = connection.execute(
            "SELECT d.id FROM documents d JOIN files f ON f.id = d.file_id"
            " WHERE f.location = ? AND d.row = ? AND (? IS NULL OR d.analysis = ?)",
            (place.file.location, place.row, key, key),
        ).fetchone()
        return int(row[0]) if row else None

    def analysed(self, key: str, info: DocumentInfo) -> Stored | None:
        """Give an analysis of the same text as that of another document, `info`; None where there is none."""
        with saying(self.path):
            row = self._connection.execute(
                "SELECT id FROM documents WHERE analysis = ? LIMIT 1", (key,)
            ).fetchone()
        return Stored(self._reader, row[0], info) if row else None

    def documents(
        self, files: Mapping[int, FilePlace], candidates: Candidates | None = None
    ) -> dict[str, list[Known]]:
        """Give the documents of files by their places, under the names of this call; `files` are rows."""
        return answers.documents_of(self._reader, files, candidates)

    def document(self, number: int, info: DocumentInfo, candidates: Candidates | None = None) -> Stored:
        """Give one document under the names of this call, with all its quotes or with candidates only."""
        return Stored(self._reader, number, info, only=candidates.of(number) if candidates else None)

    def candidates(self, wanted: Filter | None) -> Candidates:
        """Give what tells which quotes of a document can matter."""
        return Candidates(self._reader, wanted)

    def everything(self, wanted: Filter | None = None) -> Iterator[Stored]:
        """Give every document in order, or those with a quote that `wanted` can mean, as a call on all would."""
        with self.reading() as connection:
            names = names_told_apart(connection)
            yield from answers.all_documents(self._reader, names=names, wanted=wanted)

    def undated(self, wanted: Filter) -> int:
        """Count the documents that `wanted` leaves out for want of a date alone."""
        return answers.undated(self._reader, wanted)

    def speakers_in(self, documents: Iterable[int]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give name and aliases of everyone who speaks in these documents, in order."""
        return answers.speakers_in(self._reader, documents)

    def speaker_names(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give name and aliases of everyone who speaks, whoever speaks most first."""
        return answers.speaker_names(self._reader)
