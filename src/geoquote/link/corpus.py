"""From a corpus's entity records to one record an entity: each type by its own rules."""

from collections.abc import Iterable
from typing import Any

from geoquote.link.bodies import BODIES
from geoquote.link.clusters import Rule
from geoquote.link.keyed import group_by_key
from geoquote.link.merge import merged, with_ids
from geoquote.link.people import PEOPLE
from geoquote.records import EntityRecord

NEVER = frozenset({"DATE", "MONEY"})  # “Tuesday” and “$5 million” are something else in every document
RULES: dict[str, Rule[Any, Any]] = {"PERSON": PEOPLE, "ORG": BODIES, "TREATY": BODIES}
"""How the types whose names vary find together; the others do by their keys."""


def link(entities: Iterable[EntityRecord]) -> list[EntityRecord]:
    """Return one record for every entity of the corpus, in order of first appearance.

    Two records of one document stay two: within a document the analysis has the last word.
    """
    by_type: dict[str, list[EntityRecord]] = {}
    order: dict[str, int] = {}
    for entity in entities:
        order[entity.id] = len(order)
        by_type.setdefault(entity.type, []).append(entity)
    groups = [group for kind, found in by_type.items() for group in _groups(kind, found)]
    in_order = (sorted(group, key=lambda e: order[e.id]) for group in groups)
    return with_ids([merged(group) for group in sorted(in_order, key=lambda group: order[group[0].id])])


def _groups(kind: str, found: list[EntityRecord]) -> list[list[EntityRecord]]:
    """Group the entities of a type; what a user's pattern names by one id goes into the grouping as one."""
    given: dict[str, list[EntityRecord]] = {}
    for entity in found:
        given.setdefault(entity.pattern_id or entity.id, []).append(entity)
    one_each = {group[0].id: group for group in given.values()}
    stand_ins = [merged(group) if len(group) > 1 else group[0] for group in one_each.values()]
    groups = _grouped(kind, stand_ins)
    return [[entity for e in group for entity in one_each[e.id]] for group in groups]


def _grouped(kind: str, entities: list[EntityRecord]) -> list[list[EntityRecord]]:
    if kind in NEVER:
        return [[entity] for entity in entities]
    return RULES[kind].groups(entities) if kind in RULES else group_by_key(entities)
