"""States, places, peoples and products: one where their keys are equal."""

from geoquote.records import EntityRecord
from geoquote.text.families import KeyForm


def group_by_key(entities: list[EntityRecord]) -> list[list[EntityRecord]]:
    """Group by Wikidata id where known, else by the key of the name.

    Aliases do not count: “Beijing” as a name of China in one document says nothing of the city in another.
    """
    groups: dict[str, list[EntityRecord]] = {}
    known: dict[str, str] = {_key(e): e.wikidata for e in entities if e.wikidata}
    for entity in entities:
        key = _key(entity)
        groups.setdefault(entity.wikidata or known.get(key, key), []).append(entity)
    return list(groups.values())


def _key(entity: EntityRecord) -> str:
    return KeyForm(entity.name, entity.type).key
