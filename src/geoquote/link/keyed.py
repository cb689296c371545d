"""States, places, peoples and products: one where their keys are equal."""

from geoquote.records import EntityRecord
from geoquote.text.families import KeyForm


class Keys:
    """What entities are grouped by: the user's id where there is one, else the Wikidata id, else the key of the name.

    Aliases do not count: “Beijing” as a name of China in one document says nothing of the city in another.
    """

    def __init__(self) -> None:
        """Know no name yet."""
        self._wikidata: dict[str, str] = {}
        self._own: dict[str, str] = {}

    def note(self, entity: EntityRecord) -> None:
        """Learn which key and which Wikidata id belong together; all of a corpus before the first is asked for."""
        own = _own(entity)
        if entity.wikidata:
            self._wikidata[_key(entity)] = entity.wikidata
        for key in (_key(entity), entity.wikidata) if own else ():
            if key and own:
                self._own[key] = own

    def of(self, entity: EntityRecord) -> str:
        """Give the key: entities of one key are one."""
        if own := _own(entity):
            return own
        if entity.wikidata:
            return self._own.get(entity.wikidata) or self._wikidata.get(entity.wikidata, entity.wikidata)
        key = _key(entity)
        return self._own.get(key) or self._wikidata.get(key, key)


def group_by_key(entities: list[EntityRecord]) -> list[list[EntityRecord]]:
    """Group the entities of a corpus by their keys."""
    keys, groups = Keys(), dict[str, list[EntityRecord]]()
    for entity in entities:
        keys.note(entity)
    for entity in entities:
        groups.setdefault(keys.of(entity), []).append(entity)
    return list(groups.values())


def _own(entity: EntityRecord) -> str | None:
    return f"id:{entity.pattern_id}" if entity.pattern_id else None


def _key(entity: EntityRecord) -> str:
    return KeyForm(entity.name, entity.type).key
