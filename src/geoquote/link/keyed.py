"""States, places, peoples and products: one where their keys are equal."""

from geoquote.records import EntityRecord
from geoquote.text.families import KeyForm


def group_by_key(entities: list[EntityRecord]) -> list[list[EntityRecord]]:
    """Group by the user's id where there is one, else by Wikidata id where known, else by the key of the name.

    Aliases do not count: “Beijing” as a name of China in one document says nothing of the city in another.
    """
    groups: dict[str, list[EntityRecord]] = {}
    known: dict[str, str] = {_key(e): e.wikidata for e in entities if e.wikidata}
    known |= {key: own for e in entities if (own := _own(e)) for key in (_key(e), e.wikidata) if key}
    for entity in entities:
        key = _key(entity)
        wikidata = entity.wikidata and known.get(entity.wikidata, entity.wikidata)
        groups.setdefault(_own(entity) or wikidata or known.get(key, key), []).append(entity)
    return list(groups.values())


def _own(entity: EntityRecord) -> str | None:
    return f"id:{entity.pattern_id}" if entity.pattern_id else None


def _key(entity: EntityRecord) -> str:
    return KeyForm(entity.name, entity.type).key
