"""Clusters that grow entity by entity: what they hold, how they are found, and what they may not take."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from geoquote.records import EntityRecord
from geoquote.text.role_fit import Role

N = TypeVar("N")


@dataclass
class Cluster(Generic[N]):
    """Entities taken for one, with their names and roles taken apart."""

    number: int
    entities: list[EntityRecord] = field(default_factory=list)
    names: list[N] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    wikidata: str | None = None
    pattern_id: str | None = None

    def may_take(self, entity: EntityRecord) -> bool:
        """Whether it holds no other entity of the same document, no other Wikidata id and no other of the user's."""
        other = _differ(entity.wikidata, self.wikidata) or _differ(entity.pattern_id, self.pattern_id)
        return not other and not self.documents & documents_of(entity)

    def take(self, entity: EntityRecord, names: list[N]) -> None:
        """Take an entity in."""
        self.entities.append(entity)
        self.names += [name for name in names if name not in self.names]
        self.documents |= documents_of(entity)
        self.wikidata = self.wikidata or entity.wikidata
        self.pattern_id = self.pattern_id or entity.pattern_id


class Index(Generic[N]):
    """All clusters, by words of their names."""

    def __init__(self) -> None:
        """Hold none."""
        self.clusters: list[Cluster[N]] = []
        self._by_word: dict[str, set[int]] = {}

    def having(self, words: set[str]) -> list[Cluster[N]]:
        """Give the clusters that one of the words finds, oldest first."""
        found = {number for word in words for number in self._by_word.get(word, ())}
        return [self.clusters[number] for number in sorted(found)]

    def put(
        self, entity: EntityRecord, names: list[N], words: set[str], cluster: Cluster[N] | None
    ) -> Cluster[N]:
        """Put an entity into a cluster, or into a new one, to be found by these words; return the cluster."""
        if cluster is None:
            cluster = Cluster(len(self.clusters))
            self.clusters.append(cluster)
        cluster.take(entity, names)
        for word in words:
            self._by_word.setdefault(word, set()).add(cluster.number)
        return cluster

    def groups(self) -> list[list[EntityRecord]]:
        """Give the clusters' entities."""
        return [cluster.entities for cluster in self.clusters]


def _differ(a: str | None, b: str | None) -> bool:
    return bool(a and b and a != b)


def documents_of(entity: EntityRecord) -> set[str]:
    """Give the documents that an entity is mentioned in."""
    return {mention.document for mention in entity.mentions}
