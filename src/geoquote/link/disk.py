"""Clusters of a corpus that memory does not hold: in a temporary SQLite database, the latest looked at in memory."""

import pickle
import sqlite3
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic

from geoquote.errors import StoreError
from geoquote.link.clusters import Cluster, N, documents_of
from geoquote.records import EntityRecord
from geoquote.text.role_fit import Role

_AT_HAND = 2048
"""Clusters kept in memory."""
_TABLES = """
CREATE TABLE clusters (number INTEGER PRIMARY KEY, state BLOB NOT NULL);
CREATE TABLE words (word TEXT, number INTEGER, PRIMARY KEY (word, number)) WITHOUT ROWID;
CREATE TABLE documents (number INTEGER, document TEXT, PRIMARY KEY (number, document)) WITHOUT ROWID;
"""


@contextmanager
def scratch() -> Iterator[sqlite3.Connection]:
    """Give an empty database in a temporary file that goes with it; StoreError where there is no room for it."""
    try:
        connection = sqlite3.connect("", isolation_level=None)
        try:
            connection.executescript("PRAGMA journal_mode = OFF; PRAGMA cache_size = -8000;")
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StoreError(
            f"the temporary folder cannot hold what many documents name ({error}); make room in it, or name "
            "another by the variable TMPDIR"
        ) from error


@dataclass
class _DiskCluster(Cluster[N]):
    """A cluster whose documents are looked up."""

    connection: sqlite3.Connection | None = None

    def stands_in(self, documents: set[str]) -> bool:
        """Whether an entity of one of these documents is in it."""
        assert self.connection
        return any(
            self.connection.execute(
                "SELECT 1 FROM documents WHERE number = ? AND document = ?", (self.number, document)
            ).fetchone()
            for document in documents
        )

    def __getstate__(self) -> dict[str, object]:
        """Leave the connection out."""
        return self.__dict__ | {"connection": None}


class DiskIndex(Generic[N]):
    """Clusters by words of their names, as `MemoryIndex` holds them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Hold none; what the database held of others goes."""
        self.last = -1
        """The number of the cluster that was put into last."""
        self._connection = connection
        self._count = 0
        self._at_hand: OrderedDict[int, _DiskCluster[N]] = OrderedDict()
        self._changed: set[int] = set()
        for table in ("clusters", "words", "documents"):
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        connection.executescript(_TABLES)

    def having(self, words: set[str]) -> list[Cluster[N]]:
        """Give the clusters that one of the words finds, oldest first."""
        found: set[int] = set()
        for word in words:
            rows = self._connection.execute("SELECT number FROM words WHERE word = ?", (word,))
            found.update(number for (number,) in rows)
        return [self._cluster(number) for number in sorted(found)]

    def put(
        self,
        entity: EntityRecord,
        names: list[N],
        words: set[str],
        cluster: Cluster[N] | None,
        role: Role | None = None,
    ) -> None:
        """Put an entity into a cluster, or into a new one, to be found by these words."""
        if cluster is None:
            cluster = _DiskCluster(self._count, connection=self._connection)
            self._count += 1
        assert isinstance(cluster, _DiskCluster)
        cluster.take(entity, names, role)
        self._changed.add(cluster.number)
        self._keep_at_hand(cluster)
        self.last = cluster.number
        own = "INSERT OR IGNORE INTO"
        self._connection.executemany(f"{own} words VALUES (?, ?)", ((word, self.last) for word in words))
        self._connection.executemany(
            f"{own} documents VALUES (?, ?)", ((self.last, document) for document in documents_of(entity))
        )

    def _cluster(self, number: int) -> _DiskCluster[N]:
        cluster = self._at_hand.get(number)
        if cluster is None:
            (state,) = self._connection.execute(
                "SELECT state FROM clusters WHERE number = ?", (number,)
            ).fetchone()
            cluster = pickle.loads(state)
            cluster.connection = self._connection
        self._keep_at_hand(cluster)
        return cluster

    def _keep_at_hand(self, cluster: _DiskCluster[N]) -> None:
        self._at_hand[cluster.number] = cluster
        self._at_hand.move_to_end(cluster.number)
        if len(self._at_hand) > _AT_HAND:
            number, oldest = self._at_hand.popitem(last=False)
            if number in self._changed:
                self._changed.remove(number)
                self._connection.execute(
                    "REPLACE INTO clusters VALUES (?, ?)", (number, pickle.dumps(oldest))
                )
