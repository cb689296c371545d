"""Clusters that grow entity by entity: what they hold, how they are found, and what they may not take."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from geoquote.records import EntityRecord, Treaty
from geoquote.text.role_fit import Role

N = TypeVar("N")
P = TypeVar("P")


@dataclass
class Cluster(Generic[N]):
    """Entities taken for one: what their names, roles and treaties say, each once."""

    number: int
    names: list[N] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    treaties: list[Treaty] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    wikidata: str | None = None
    pattern_id: str | None = None

    def may_take(self, entity: EntityRecord) -> bool:
        """Whether it holds no other entity of the same document, no other Wikidata id and no other of the user's."""
        other = _differ(entity.wikidata, self.wikidata) or _differ(entity.pattern_id, self.pattern_id)
        return not other and not self.stands_in(documents_of(entity))

    def stands_in(self, documents: set[str]) -> bool:
        """Whether an entity of one of these documents is in it."""
        return not self.documents.isdisjoint(documents)

    def take(self, entity: EntityRecord, names: list[N], role: Role | None = None) -> None:
        """Take in what an entity says."""
        self.names += [name for name in names if name not in self.names]
        if role and role not in self.roles:
            self.roles.append(role)
        if entity.treaty and entity.treaty not in self.treaties:
            self.treaties.append(entity.treaty)
        self.wikidata = self.wikidata or entity.wikidata
        self.pattern_id = self.pattern_id or entity.pattern_id


class Index(Protocol[N]):
    """All clusters, by words of their names."""

    def having(self, words: set[str]) -> list[Cluster[N]]:
        """Give the clusters that one of the words finds, oldest first."""

    def put(
        self,
        entity: EntityRecord,
        names: list[N],
        words: set[str],
        cluster: Cluster[N] | None,
        role: Role | None = None,
    ) -> None:
        """Put an entity into a cluster, or into a new one, to be found by these words."""


@dataclass(frozen=True)
class Rule(Generic[P, N]):
    """How entities of a type find together: taken apart, put in turn by rank, the lowest first."""

    apart: Callable[[EntityRecord], P]
    rank: Callable[[P], int]
    put: Callable[[P, Index[N]], None]

    def groups(self, entities: list[EntityRecord]) -> list[list[EntityRecord]]:
        """Group entities of one corpus."""
        index: MemoryIndex[N] = MemoryIndex()
        for known in sorted(map(self.apart, entities), key=self.rank):
            self.put(known, index)
        return index.groups


class MemoryIndex(Generic[N]):
    """Clusters of a corpus that memory holds."""

    def __init__(self) -> None:
        """Hold none."""
        self.groups: list[list[EntityRecord]] = []
        self._clusters: list[Cluster[N]] = []
        self._by_word: dict[str, set[int]] = {}

    def having(self, words: set[str]) -> list[Cluster[N]]:
        """Give the clusters that one of the words finds, oldest first."""
        found = {number for word in words for number in self._by_word.get(word, ())}
        return [self._clusters[number] for number in sorted(found)]

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
            cluster = Cluster(len(self._clusters))
            self._clusters.append(cluster)
            self.groups.append([])
        cluster.take(entity, names, role)
        cluster.documents |= documents_of(entity)
        self.groups[cluster.number].append(entity)
        for word in words:
            self._by_word.setdefault(word, set()).add(cluster.number)


def _differ(a: str | None, b: str | None) -> bool:
    return bool(a and b and a != b)


def documents_of(entity: EntityRecord) -> set[str]:
    """Give the documents that an entity is mentioned in."""
    return {mention.document for mention in entity.mentions}
