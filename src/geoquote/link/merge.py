"""One record out of those of several documents."""

import hashlib
from collections import Counter
from collections.abc import Container, Iterable

from geoquote.records import EntityRecord, Treaty
from geoquote.text.fold import fold
from geoquote.text.shown import canonical_name
from geoquote.text.states import named_state

_HASH = 4  # hexadecimal digits, more where two records would get the same id


def merged(group: list[EntityRecord]) -> EntityRecord:
    """Make one record of a group's records, which stand in order; its id is still the first one's."""
    first = group[0]
    mentions = tuple(mention for entity in group for mention in entity.mentions)
    role = _most_frequent(entity.role for entity in group)
    return first.model_copy(
        update={
            "name": _name(group),
            "aliases": tuple(dict.fromkeys(alias for entity in group for alias in entity.aliases)),
            "count": len(mentions),
            "documents": len({mention.document for mention in mentions}),
            "members": tuple(member for entity in group for member in entity.members),
            "mentions": mentions,
            "role": role,
            "affiliation": _most_frequent(e.affiliation for e in group if e.role == role)
            or _most_frequent(e.affiliation for e in group),
            "wikidata": next((e.wikidata for e in group if e.wikidata), None),
            "pattern_id": next((e.pattern_id for e in group if e.pattern_id), None),
            "treaty": _treaty([e.treaty for e in group if e.treaty]),
        }
    )


def with_ids(records: list[EntityRecord]) -> list[EntityRecord]:
    """Give every record its id."""
    given: dict[str, None] = {}
    for record in records:
        given[free_id(record, given)] = None
    return [record.model_copy(update={"id": name}) for record, name in zip(records, given, strict=True)]


def free_id(record: EntityRecord, taken: Container[str]) -> str:
    """Give a record's id: the Wikidata id, else type and the user's id, else type, name and a hash."""
    if record.wikidata and record.wikidata not in taken:
        return record.wikidata
    if record.pattern_id and (own := f"{record.type.lower()}:{record.pattern_id}") not in taken:
        return own
    digest = hashlib.sha256(record.members[0].encode()).hexdigest()
    slug = f"{record.type.lower()}:{fold(record.name).replace(' ', '-')}"
    return next(
        f"{slug}:{digest[:n]}" for n in range(_HASH, len(digest)) if f"{slug}:{digest[:n]}" not in taken
    )


def _name(group: list[EntityRecord]) -> str:
    """Give the fullest name; of a state its common one where a text has it, else what stands most often.

    What the user's patterns call it comes before all.
    """
    given = {entity.name for entity in group if entity.pattern_id}
    if len(given) == 1:
        return given.pop()
    names = [entity.name for entity in group]
    if group[0].type in ("PERSON", "ORG", "TREATY"):
        return canonical_name(names, kind=group[0].type)
    states = {state.name for state in map(named_state, names) if state}
    return next((name for name in names if name in states), None) or _most_frequent(names) or names[0]


def _most_frequent(values: Iterable[str | None]) -> str | None:
    """Give what stands most often, the first of equals; None only if nothing stands."""
    counts = Counter(value for value in values if value)
    return counts.most_common(1)[0][0] if counts else None


def _treaty(treaties: list[Treaty]) -> Treaty | None:
    if not treaties:
        return None
    return Treaty(
        official_name=next((t.official_name for t in treaties if t.official_name), None),
        year=next((t.year for t in treaties if t.year), None),
        parties=max((t.parties for t in treaties), key=len),
    )
