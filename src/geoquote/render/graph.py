"""Who is named with whom: entities as nodes, and an edge where two of them are named in one paragraph."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from geoquote.records import EntityRecord, EntityType
from geoquote.render.sheet import Corpus, Sheet

DEFAULT_TYPES: frozenset[EntityType] = frozenset({"PERSON", "ORG", "GPE", "TREATY"})


@dataclass(frozen=True)
class Node:
    """An entity: how often it is mentioned, in how many documents, and how many quotes are its own."""

    id: str
    name: str
    type: EntityType
    mentions: int
    documents: int
    quotes: int


@dataclass(frozen=True)
class Edge:
    """Two entities, by id, with the paragraphs and documents that name both in a paragraph."""

    source: str
    target: str
    paragraphs: int
    documents: int


@dataclass(frozen=True)
class Graph:
    """Nodes by mentions, most first; edges by paragraphs, most first."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def graph_of(
    corpus: Corpus,
    *,
    types: frozenset[EntityType] = DEFAULT_TYPES,
    min_count: int = 1,
    most: int | None = None,
) -> Graph:
    """Count who is named with whom: the `most` mentioned entities of these types, `min_count` times or more."""
    spoken = _spoken(corpus)
    wanted = [e for e in corpus.entities if (not types or e.type in types) and e.count >= min_count]
    wanted = sorted(wanted, key=lambda e: (-e.count, -e.documents, e.name, e.id))[:most]
    nodes = tuple(Node(e.id, e.name, e.type, e.count, e.documents, spoken[e.id]) for e in wanted)
    return Graph(nodes, tuple(_edges(corpus, wanted)))


def _spoken(corpus: Corpus) -> Counter[str]:
    """Count each entity's quotes."""
    return Counter(
        corpus.by_member[speaker.id].id
        for quote in corpus.quotes
        for speaker in quote.speakers
        if speaker.id in corpus.by_member
    )


def _edges(corpus: Corpus, wanted: list[EntityRecord]) -> Iterator[Edge]:
    rank = {member: number for number, e in enumerate(wanted) for member in e.members}
    paragraphs: Counter[tuple[int, int]] = Counter()
    documents: Counter[tuple[int, int]] = Counter()
    for sheet in corpus.sheets:
        pairs = [pair for named in _named_together(sheet, rank) for pair in combinations(sorted(named), 2)]
        paragraphs.update(pairs)
        documents.update(set(pairs))
    for pair in sorted(paragraphs, key=lambda p: (-paragraphs[p], -documents[p], p)):
        first, second = (wanted[number].id for number in pair)
        yield Edge(first, second, paragraphs[pair], documents[pair])


def _named_together(sheet: Sheet, rank: dict[str, int]) -> list[set[int]]:
    """Give for every paragraph the entities named in it; a pronoun names nobody."""
    starts = [p.start for p in sheet.paragraphs]
    named: dict[int, set[int]] = defaultdict(set)
    for entity in sheet.entities:
        if entity.id in rank:
            for m in entity.mentions:
                if m.kind != "pronoun":
                    named[bisect_right(starts, m.start)].add(rank[entity.id])
    return list(named.values())
