"""Linking whatever the number of documents: few entities in memory, many by way of a temporary SQLite database.

The rules are the same and so are the answers; only what is kept of entities not looked at lies elsewhere.
"""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice

from geoquote.link.corpus import NEVER, RULES, link
from geoquote.link.disk import DiskIndex, scratch
from geoquote.link.keyed import Keys
from geoquote.link.merge import free_id, merged
from geoquote.records import EntityRecord

FEW = 5_000
"""Entities of single documents that are linked in memory: those of some hundred articles."""
_TABLES = """
CREATE TABLE records (number INTEGER PRIMARY KEY, kind TEXT, given TEXT, asked INTEGER, record TEXT);
CREATE TABLE asked (number INTEGER PRIMARY KEY, kind TEXT, rank INTEGER, record TEXT, cluster TEXT);
CREATE TABLE ids (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE answers (number INTEGER PRIMARY KEY, k0, k1, k2, k3, record TEXT);
"""
_IN_ORDER = """
SELECT first, records.record FROM records
JOIN asked ON asked.number = records.asked
JOIN (SELECT kind, cluster, min(number) AS first FROM asked GROUP BY kind, cluster) USING (kind, cluster)
ORDER BY first, records.number
"""


def linked(
    entities: Iterable[EntityRecord],
    order: Callable[[EntityRecord], tuple[int | str, ...]],
    *,
    least: int = 1,
    few: int = FEW,
) -> Iterator[EntityRecord]:
    """Yield one record for every entity of the corpus that is mentioned often enough, in `order`.

    `order` gives up to four numbers or texts.
    """
    waiting = iter(entities)
    first = deque(islice(waiting, few))
    if len(first) < few:
        yield from sorted((e for e in link(first) if e.count >= least), key=order)
        return
    with scratch() as database:
        many = _Many(database)
        while first:
            many.add(first.popleft())
        for entity in waiting:
            many.add(entity)
        many.group()
        yield from many.answers(order, least)


class _Many:
    """What is linked, in a database: records as they came, and stand-ins of them that are asked for their names."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database
        self._keys: dict[str, Keys] = {}
        database.executescript(_TABLES)

    def add(self, entity: EntityRecord) -> None:
        """Keep an entity of one document."""
        row = self._db.execute(
            "INSERT INTO records (kind, given, record) VALUES (?, ?, ?)",
            (entity.type, entity.pattern_id, entity.model_dump_json()),
        )
        number = row.lastrowid or 0
        if not entity.pattern_id:
            self._ask(number, entity)
            self._db.execute("UPDATE records SET asked = number WHERE number = ?", (number,))

    def _ask(self, number: int, entity: EntityRecord) -> None:
        """Keep what is asked of an entity: all but its mentions, of which one a document says where it stands."""
        kind, one_each = entity.type, {m.document: m for m in entity.mentions}
        light = entity.model_copy(update={"mentions": tuple(one_each.values())})
        rank = RULES[kind].rank(RULES[kind].apart(light)) if kind in RULES else 0
        if kind not in RULES:
            self._keys.setdefault(kind, Keys()).note(light)
        self._db.execute(
            "INSERT INTO asked VALUES (?, ?, ?, ?, ?)",
            (number, kind, rank, light.model_dump_json(), str(number)),
        )

    def group(self) -> None:
        """Give every entity its cluster, type by type, all that a pattern of the user's names as one."""
        self._stand_ins()
        kinds = self._db.execute("SELECT DISTINCT kind FROM asked").fetchall()
        for (kind,) in kinds:
            if kind in RULES:
                self._by_rule(kind)
            elif kind not in NEVER:
                self._by_key(kind)

    def _stand_ins(self) -> None:
        named = self._db.execute(
            "SELECT DISTINCT kind, given FROM records WHERE given IS NOT NULL"
        ).fetchall()
        for kind, given in named:
            rows = self._db.execute(
                "SELECT number, record FROM records WHERE kind = ? AND given = ? ORDER BY number",
                (kind, given),
            ).fetchall()
            self._ask(rows[0][0], merged([EntityRecord.model_validate_json(record) for _, record in rows]))
            self._db.execute(
                "UPDATE records SET asked = ? WHERE kind = ? AND given = ?", (rows[0][0], kind, given)
            )

    def _by_rule(self, kind: str) -> None:
        rule, index = RULES[kind], DiskIndex[object](self._db)
        for number, entity in self._asked(kind):
            rule.put(rule.apart(entity), index)
            self._settle(number, str(index.last))

    def _by_key(self, kind: str) -> None:
        for number, entity in self._asked(kind):
            self._settle(number, self._keys[kind].of(entity))

    def _asked(self, kind: str) -> Iterator[tuple[int, EntityRecord]]:
        rows = self._db.execute(
            "SELECT number, record FROM asked WHERE kind = ? ORDER BY rank, number", (kind,)
        )
        for number, record in rows:
            yield number, EntityRecord.model_validate_json(record)

    def _settle(self, number: int, cluster: str) -> None:
        self._db.execute("UPDATE asked SET cluster = ? WHERE number = ?", (cluster, number))

    def answers(
        self, order: Callable[[EntityRecord], tuple[int | str, ...]], least: int
    ) -> Iterator[EntityRecord]:
        """Yield the merged records in order."""
        for record in self._merged():
            if record.count >= least:
                keys = (*order(record), "", "", "")[:4]
                self._db.execute(
                    "INSERT INTO answers (k0, k1, k2, k3, record) VALUES (?, ?, ?, ?, ?)",
                    (*keys, record.model_dump_json()),
                )
        for (found,) in self._db.execute("SELECT record FROM answers ORDER BY k0, k1, k2, k3, number"):
            yield EntityRecord.model_validate_json(found)

    def _merged(self) -> Iterator[EntityRecord]:
        taken = _Taken(self._db)
        for _, rows in groupby(self._db.execute(_IN_ORDER), key=lambda row: int(row[0])):
            record = merged([EntityRecord.model_validate_json(text) for _, text in rows])
            yield record.model_copy(update={"id": taken.new(record)})


class _Taken:
    """The ids that are given, in the database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._db = database

    def __contains__(self, name: object) -> bool:
        return self._db.execute("SELECT 1 FROM ids WHERE id = ?", (name,)).fetchone() is not None

    def new(self, record: EntityRecord) -> str:
        """Take an id for a record."""
        name = free_id(record, self)
        self._db.execute("INSERT INTO ids VALUES (?)", (name,))
        return name
