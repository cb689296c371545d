"""Writing: one document with everything found in it; the caller holds the transaction."""

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from geoquote.document import Analysed, Article
from geoquote.records import DocumentInfo
from geoquote.store.rows import Row, entity_row, mention_rows, quote_row, span_rows, speaker_rows


class FilePlace(NamedTuple):
    """A file: where it lies (`location`, absolute), by which name documents know it, the path as given."""

    location: str
    name: str
    path: str


class Place(NamedTuple):
    """Where a document stands in its file: the `position` in order, and the `row`, empty for a whole file."""

    file: FilePlace
    position: int
    row: str


def put_file(connection: sqlite3.Connection, place: FilePlace) -> int:
    """Note a file whose documents are about to change, and return its row's id."""
    connection.execute(
        "INSERT INTO files (location, name, path) VALUES (?, ?, ?)"
        " ON CONFLICT (location) DO UPDATE SET sha256 = NULL, made_with = NULL",
        (place.location, place.name, place.path),
    )
    name_file(connection, place)
    (number,) = connection.execute("SELECT id FROM files WHERE location = ?", (place.location,)).fetchone()
    return int(number)


def name_file(connection: sqlite3.Connection, place: FilePlace) -> None:
    """Call a file by this name if it is longer than its own: as within one call, the outer folder names it.

    So names do not depend on which of two folders was read first.
    """
    named = connection.execute(
        "UPDATE files SET name = :name, path = :path WHERE location = :location AND"
        " (length(name) < length(:name) OR length(name) = length(:name) AND path > :path) RETURNING id",
        {"location": place.location, "name": place.name, "path": place.path},
    ).fetchall()
    for (number,) in named:
        connection.execute(
            "UPDATE documents SET name = ? || CASE row WHEN '' THEN '' ELSE ':' || row END WHERE file_id = ?",
            (place.name, number),
        )


def put_document(
    connection: sqlite3.Connection,
    place: Place,
    article: Article,
    found: Analysed,
    *,
    key: str,
    english: bool,
) -> int:
    """Keep a document and its analysis in place of what stood there, and return its row's id."""
    file_id = put_file(connection, place.file)
    connection.execute("DELETE FROM documents WHERE file_id = ? AND row = ?", (file_id, place.row))
    (name,) = connection.execute("SELECT name FROM files WHERE id = ?", (file_id,)).fetchone()
    document_id = _insert(
        connection,
        "documents",
        _stated(found.document)
        | {
            "file_id": file_id,
            "position": place.position,
            "row": place.row,
            "name": f"{name}:{place.row}" if place.row else name,
            "english": english,
            "words": len(article.body.split()),
            "analysis": key,
            "kind": article.raw.kind,
            "blocks": json.dumps([[b.start, b.end, b.region] for b in article.blocks]),
            "body": article.body,
            "raw_text": article.raw.text,
        },
    )
    _put_records(connection, document_id, article.raw.text, found)
    return document_id


def restate(connection: sqlite3.Connection, document_id: int, place: Place, info: DocumentInfo) -> None:
    """Note where a document that is kept already stands now, and what is stated of it."""
    stated = _stated(info) | {"position": place.position}
    columns = ", ".join(f"{name} = :{name}" for name in stated)
    changed = " OR ".join(f"{name} IS NOT :{name}" for name in stated)
    connection.execute(
        f"UPDATE documents SET {columns} WHERE id = :id AND ({changed})", stated | {"id": document_id}
    )


def _stated(info: DocumentInfo) -> Row:
    return info.model_dump(include={"title", "byline", "published", "publisher", "url", "text_sha256"})


def _put_records(connection: sqlite3.Connection, document_id: int, raw_text: str, found: Analysed) -> None:
    numbers: dict[str, int] = {}
    for entity in found.entities:
        own = _insert(connection, "entities", {"document_id": document_id} | entity_row(entity))
        numbers[entity.id] = own
        _insert_all(connection, "mentions", ({"entity_id": own} | row for row in mention_rows(entity)))
    for quote in found.quotes:
        row = quote_row(quote, found.entities)
        own = _insert(connection, "quotes", {"document_id": document_id} | row)
        _insert_all(connection, "speakers", ({"quote_id": own} | r for r in speaker_rows(quote, numbers)))
        _insert_all(connection, "spans", ({"quote_id": own} | r for r in span_rows(quote, raw_text)))


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> int:
    cursor = connection.execute(_statement(table, row), row)
    return int(cursor.lastrowid or 0)


def _insert_all(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    for row in rows:
        connection.execute(_statement(table, row), row)


def _statement(table: str, row: Row) -> str:
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"
