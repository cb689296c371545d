"""Reading: documents as an analysis gave them, each read when it is looked at."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from geoquote.document import Article, Block, Meta, RawDocument
from geoquote.filters import Filter, day_of
from geoquote.records import DocumentInfo, EntityRecord, QuoteRecord
from geoquote.store.connection import saying
from geoquote.store.keep import FilePlace
from geoquote.store.prefilter import conditions, full_text
from geoquote.store.rows import Row, entity_of, quote_of

_STATED = ("title", "byline", "published", "publisher", "url", "text_sha256")
_COLUMNS = ", ".join(f"d.{name}" for name in ("id", "row", *_STATED))
_QUOTE = "label, text, context, record"


@dataclass(frozen=True)
class Reader:
    """Asks a store's connection; whatever goes wrong is said of the store at `path`."""

    connection: sqlite3.Connection
    path: Path

    def rows(self, statement: str, *values: object) -> Iterator[Row]:
        """Yield the rows that a statement gives, by column."""
        with saying(self.path):
            cursor = self.connection.execute(statement, values)
            names = [column[0] for column in cursor.description]
            for row in cursor:
                yield dict(zip(names, row, strict=True))

    def values(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Give all rows that a statement gives as they are: of thousands, names take longer than values."""
        with saying(self.path):
            return self.connection.execute(statement, values).fetchall()


class Known(NamedTuple):
    """A document that is kept, as one of thousands: its record is made when it is asked for.

    `meant` says whether one of its quotes may be; None where nobody knows.
    """

    number: int
    english: bool
    id: str
    path: str
    stated: tuple[Any, ...]
    meant: bool | None

    def info(self) -> DocumentInfo:
        """Give the document's part of a record."""
        return DocumentInfo(id=self.id, path=self.path, **dict(zip(_STATED, self.stated, strict=True)))


@dataclass(frozen=True)
class Stored:
    """A document out of the store, under the id and path of the call that asks.

    What it holds is looked up when it is asked for: before the next document is.  `only` are the rows of the
    quotes that can matter; None is all of them.
    """

    reader: Reader = field(repr=False)
    number: int
    document: DocumentInfo
    only: frozenset[int] | None = None

    @cached_property
    def quotes(self) -> tuple[QuoteRecord, ...]:
        """Its quotes, or those that can matter."""
        if self.only is not None and not self.only:
            return ()
        rows = self.reader.rows(
            f"SELECT id, {_QUOTE} FROM quotes WHERE document_id = ? ORDER BY id",
            self.number,
        )
        return tuple(quote_of(self.document, r) for r in rows if self.only is None or r["id"] in self.only)

    @cached_property
    def entities(self) -> tuple[EntityRecord, ...]:
        """Its entities."""
        mentions: dict[int, list[Row]] = defaultdict(list)
        for row in self.reader.rows(
            "SELECT m.* FROM mentions m JOIN entities e ON e.id = m.entity_id"
            " WHERE e.document_id = ? ORDER BY m.id",
            self.number,
        ):
            mentions[row["entity_id"]].append(row)
        rows = self.reader.rows(
            "SELECT id, label, record FROM entities WHERE document_id = ? ORDER BY id",
            self.number,
        )
        return tuple(entity_of(self.document, row, mentions[row["id"]]) for row in rows)

    @cached_property
    def article(self) -> Article:
        """The article as it was read."""
        (row,) = self.reader.rows("SELECT kind, blocks, raw_text FROM documents WHERE id = ?", self.number)
        d = self.document
        meta = Meta(d.title, d.byline, d.published, d.publisher, d.url)
        blocks = tuple(Block(start, end, region) for start, end, region in json.loads(row["blocks"]))
        return Article(RawDocument(d.id, d.path, row["raw_text"], row["kind"], meta), meta, blocks)


class Candidates:
    """The quotes that a filter's full-text part lets through, by document; looked up anew when others write."""

    def __init__(self, reader: Reader, wanted: Filter | None) -> None:
        """Ask for what `wanted` means; None means everything."""
        self._reader = reader
        self._expression = full_text(wanted) if wanted else None
        self._found: dict[int, set[int]] = {}
        self._version: int | None = None

    def of(self, number: int) -> frozenset[int] | None:
        """Give the rows of the quotes of a document that can matter; None is all of them."""
        found = self.all()
        return None if found is None else frozenset(found.get(number, ()))

    def all(self) -> Mapping[int, set[int]] | None:
        """Give those rows for every document that has any; None is all of them."""
        if self._expression is None:
            return None
        ((version,),) = self._reader.values("PRAGMA data_version")
        if version != self._version:
            self._version = version
            self._found = defaultdict(set)
            for row in self._reader.rows(
                "SELECT id, document_id FROM quotes"
                " WHERE id IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)",
                self._expression,
            ):
                self._found[row["document_id"]].add(row["id"])
        return self._found


def documents_of(
    reader: Reader, files: Mapping[int, FilePlace], candidates: Candidates | None
) -> dict[str, list[Known]]:
    """Give the documents of files in order, by the files' places, under the names by which a call knows them."""
    meant = candidates.all() if candidates else None
    found: dict[str, list[Known]] = {place.location: [] for place in files.values()}
    for file, english, number, row, *stated in reader.values(
        f"SELECT d.file_id, d.english, {_COLUMNS} FROM documents d"
        " WHERE d.file_id IN (SELECT value FROM json_each(?)) ORDER BY d.file_id, d.position",
        json.dumps(list(files)),
    ):
        location, name, path = files[file]
        wanted = None if meant is None else number in meant
        found[location].append(Known(number, bool(english), _id(name, row), path, tuple(stated), wanted))
    return found


def speakers_in(reader: Reader, documents: Iterable[int]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give name and aliases of everyone who speaks in these documents, in order."""
    rows = reader.values(
        "SELECT s.name, s.aliases FROM json_each(?) asked JOIN quotes q ON q.document_id = asked.value"
        " JOIN speakers s ON s.quote_id = q.id ORDER BY asked.key, q.id, s.id",
        json.dumps(list(documents)),
    )
    for name, aliases in dict.fromkeys(rows):
        yield name, tuple(json.loads(aliases))


def all_documents(
    reader: Reader, *, names: Mapping[int, str], wanted: Filter | None = None
) -> Iterator[Stored]:
    """Give the documents of the whole store in order, or those that hold a quote that `wanted` can mean.

    `names` are the names of files that share theirs with others, by the files' rows.
    """
    only = None if wanted is None else _meant(reader, wanted)
    chosen = "true" if only is None else "d.id IN (SELECT value FROM json_each(?))"
    rows = reader.rows(
        f"SELECT {_COLUMNS}, d.position, f.id AS file_id, f.name AS file_name, f.path FROM documents d"
        f" JOIN files f ON f.id = d.file_id WHERE {chosen} ORDER BY f.name, d.position",
        *([] if only is None else [json.dumps(list(only))]),
    )
    if names:
        rows = iter(sorted(rows, key=lambda r: (names.get(r["file_id"], r["file_name"]), r["position"])))
    for row in rows:
        own = _id(names.get(row["file_id"], row["file_name"]), row["row"])
        info = DocumentInfo(id=own, path=row["path"], **{name: row[name] for name in _STATED})
        yield Stored(reader, row["id"], info, None if only is None else frozenset(only[row["id"]]))


def undated(reader: Reader, wanted: Filter) -> int:
    """Count the documents that `wanted` leaves out for want of a date alone."""
    rows = reader.rows(
        "SELECT published, publisher, count(*) AS count FROM documents GROUP BY published, publisher"
    )
    left_out = (r for r in rows if day_of(r["published"]) is None and wanted.by_publisher(r["publisher"]))
    return sum(row["count"] for row in left_out)


def speaker_names(reader: Reader, *, most: int = 20_000) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give name and aliases of everyone who speaks in the store, whoever speaks most first."""
    for row in reader.rows(
        "SELECT name, aliases FROM speakers GROUP BY name, aliases ORDER BY count(*) DESC, name LIMIT ?", most
    ):
        yield row["name"], tuple(json.loads(row["aliases"]))


def _meant(reader: Reader, wanted: Filter) -> dict[int, set[int]]:
    with saying(reader.path):
        asked = conditions(reader.connection, wanted)
    found: dict[int, set[int]] = defaultdict(set)
    for row in reader.rows(
        "SELECT q.id, q.document_id FROM quotes q JOIN documents d ON d.id = q.document_id"
        f" WHERE {asked.where}",
        *asked.values,
    ):
        found[row["document_id"]].add(row["id"])
    return found


def _id(name: str, row: str) -> str:
    return f"{name}:{row}" if row else name
