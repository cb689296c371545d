"""Entities of many documents made one record each."""

from collections.abc import Iterable

from geoquote.records import EntityRecord


def link(entities: Iterable[EntityRecord]) -> list[EntityRecord]:
    """Return one record for every entity of the corpus."""
    return list(entities)
