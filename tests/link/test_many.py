"""Linking by way of the disk: the same answers, in the same order, and an error that says what to do."""

import pytest

from bench.articles import Reporter
from geoquote.errors import StoreError
from geoquote.link import disk, link, linked
from geoquote.records import EntityRecord, Mention, Treaty


def entity(name, kind, *, document, number, times=1, **more):
    own = f"{document}#e{number}"
    mentions = tuple(
        Mention(document=document, entity=own, start=10 * k, end=10 * k + len(name), text=name, kind="name")
        for k in range(times)
    )
    return EntityRecord(
        id=own, name=name, type=kind, aliases=(name,), count=times, documents=1, members=(own,),
        mentions=mentions, **more,
    )  # fmt: skip


def made(documents):
    """Entities of made-up articles, and of some that all of them name."""
    for at in range(documents):
        cast = Reporter(f"cast/{at}")
        people = list(cast._cast.items())
        named = [(name, "PERSON", {"role": role}) for name, role in people]
        named += [(people[0][0].split()[-1], "PERSON", {})] if at % 3 == 0 else []
        named += [(name, "GPE", {}) for name in cast._drawn["Place"]]
        named += [(name, "ORG", {}) for name in cast._drawn["body"]]
        named += [(name, "TREATY", {"treaty": Treaty(year=1950 + at % 3)}) for name in cast._drawn["treaty"]]
        named += [("Treaty of Tamsel", "TREATY", {"treaty": Treaty(year=1950 + at % 2)})]
        named += [("Beijing" if at % 2 else "China", "GPE", {"wikidata": "Q148"}), ("Monday", "DATE", {})]
        named += [("Ilse Marenko" if at % 2 else "Marenko", "PERSON", {})]
        named += [("Oru", "ORG", {"pattern_id": "oru"}), ("ORU Board", "ORG", {"pattern_id": "oru"})]
        for number, (name, kind, more) in enumerate(named):
            yield entity(name, kind, document=f"{at}.txt", number=number, times=1 + at % 3, **more)


def by_count(record):
    return -record.count, -record.documents, record.name, record.id


def test_many_entities_are_linked_as_few_are():
    few = sorted(link(made(40)), key=by_count)
    assert list(linked(made(40), by_count, few=100)) == few
    assert list(linked(made(40), by_count, few=100_000)) == few


def test_clusters_that_are_put_away_come_back_as_they_were(monkeypatch):
    monkeypatch.setattr(disk, "_AT_HAND", 3)
    assert list(linked(made(20), by_count, few=10)) == sorted(link(made(20)), key=by_count)


def test_only_what_is_named_often_enough_is_given_in_the_order_asked_for():
    found = list(linked(made(20), lambda e: (e.name, e.id), least=5, few=10))
    assert found == sorted((e for e in link(made(20)) if e.count >= 5), key=lambda e: (e.name, e.id))
    assert "Ilse Marenko" in [e.name for e in found]


def test_a_full_temporary_folder_is_said_with_the_remedy():
    with pytest.raises(StoreError, match="TMPDIR"), disk.scratch() as database:
        database.execute("PRAGMA max_page_count = 1")
        database.execute("CREATE TABLE one_too_many (page)")
