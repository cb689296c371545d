"""What a store promises: what went in comes out, whole or not at all, and nobody else may read it."""

import sqlite3
import stat
from contextlib import closing

import pytest

from geoquote.errors import StoreError
from geoquote.filters import Filter
from geoquote.store import FilePlace, Store
from geoquote.store.connection import transaction
from geoquote.store.schema import VERSION
from tests.filter_cases import analyses
from tests.store.dump import check, dump


def test_records_come_out_as_they_went_in(filled):
    with Store(filled) as store:
        found = list(store.everything())
        assert [f.document for f in found] == [a.document for a in analyses()]
        for stored, fresh in zip(store.everything(), analyses(), strict=True):
            assert stored.quotes == fresh.quotes
            assert stored.entities == fresh.entities
            assert [q.model_dump_json() for q in stored.quotes] == [q.model_dump_json() for q in fresh.quotes]
            assert stored.article.raw.text == fresh.text
            assert stored.article.info() == fresh.document
    check(filled)


def test_only_the_owner_may_read_it(filled):
    assert stat.S_IMODE(filled.stat().st_mode) == 0o600


def test_it_is_one_file_when_nobody_uses_it(filled):
    assert [p.name for p in filled.parent.iterdir()] == ["a.sqlite"]


def test_the_files_beside_it_are_the_owners_too(path):
    with Store(path) as store, store.changing():
        for beside in path.parent.iterdir():
            assert stat.S_IMODE(beside.stat().st_mode) == 0o600


def test_columns_are_readable_and_full_text_is_indexed(filled):
    with closing(sqlite3.connect(filled)) as connection:
        (found,) = connection.execute(
            "SELECT q.text, d.title FROM quotes q JOIN documents d ON d.id = q.document_id"
            " WHERE q.speaker = 'Abel Moreau' OR q.id IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH 'fares')"
        )
        assert found == ("Fares rise in May,", "Ferries sail")
        bodies = "SELECT name FROM documents WHERE id IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?)"
        assert connection.execute(bodies, ("surveyor",)).fetchall() == [("canal.txt",)]
        assert connection.execute(bodies, ("joao",)).fetchall() == [("canal.txt",)]


def test_a_document_put_again_takes_the_place_of_the_first(filled, put):
    before = dump(filled)
    first = analyses()[0]
    with Store(filled) as store:
        put(store, first, key="new")
    after = dump(filled)
    assert len(after["documents"]) == len(before["documents"])
    assert after["quotes"] == before["quotes"]
    assert after["documents"] != before["documents"]
    check(filled)


def test_what_is_there_already_is_not_written_again(filled, put):
    with Store(filled) as store:
        numbers = [f.number for f in store.everything()]
        for found in analyses():
            put(store, found)
        assert [f.number for f in store.everything()] == numbers


def test_a_file_that_is_settled_holds_no_other_documents(filled, put):
    place = FilePlace("/news/canal.txt", "canal.txt", "news/canal.txt")
    with Store(filled) as store:
        assert store.settle_file(place, [], sha256="0", made_with="m") == 1
        assert store.files([place.location])[place.location].is_("0", "m")
        assert store.settle_file(place, [], sha256=None, made_with="m") == 0
        assert store.files([place.location]) == {}
    check(filled)


def test_forgetting_takes_out_every_word(filled):
    with Store(filled) as store:
        assert store.files_under("/news") == sorted(f"/news/{a.document.id}" for a in analyses())
        assert store.files_under("/new") == []
        assert store.forget(store.files_under("/news/canal.txt")) == 1
        store.wipe()
    assert b"surveyor" not in filled.read_bytes()
    assert "canal.txt" not in {row[0] for row in dump(filled)["documents"]}
    check(filled)


def test_the_longest_name_of_a_file_stays_whoever_comes_first(path, put):
    first = analyses()[0]
    stores = []
    for names in (("canal.txt", "june/canal.txt"), ("june/canal.txt", "canal.txt")):
        target = path.with_name(f"{len(stores)}.sqlite")
        with Store(target) as store:
            put(store, first)
            for name in names:
                store.call_file(FilePlace("/news/canal.txt", name, f"news/{name}"))
        stores.append(dump(target))
    assert stores[0] == stores[1]
    assert stores[0]["documents"][0][3] == "june/canal.txt"


def test_files_of_one_name_are_told_apart_by_their_parents(path, put):
    first, second = analyses()[:2]
    with Store(path) as store:
        put(store, first, location="/news/b/canal.txt")
        put(store, first, location="/news/a/canal.txt")
        put(store, second)
        assert [f.document.id for f in store.everything()] == [
            "a/canal.txt",
            "b/canal.txt",
            second.document.id,
        ]
        assert [q.id for f in store.everything(Filter(about="rains")) for q in f.quotes] == [
            "a/canal.txt#q1",
            "b/canal.txt#q1",
        ]


def test_a_failure_in_the_midst_leaves_nothing_of_a_document(filled, put, monkeypatch):
    before = dump(filled)
    monkeypatch.setattr(
        "geoquote.store.keep.span_rows",
        lambda *_: [{"part": "margin", "start_char": 0, "end_char": 1, "text": ""}],
    )
    with Store(filled) as store, pytest.raises(StoreError, match="CHECK"):
        put(store, analyses()[0], key="other")
    assert dump(filled) == before


def test_a_full_disk_is_said_and_what_was_done_stays(path, put):
    first, second = analyses()[:2]
    with Store(path) as store:
        put(store, first)
        with store.reading() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match=r"a\.sqlite: the disk is full"):
            for number in range(100):
                put(store, second, location=f"/{number}")
    check(path)
    assert {row[0] for row in dump(path)["documents"]} >= {"/news/canal.txt"}


@pytest.mark.parametrize("content", [b"hello\n" * 1000, b"\x00" * 5000, b"x"])
def test_a_file_that_is_no_store_is_left_as_it_is(path, content):
    path.write_bytes(content)
    for to_read in (False, True):
        with pytest.raises(StoreError, match="no store of geoquote"):
            Store(path, to_read=to_read)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_another_programs_database_is_left_as_it_is(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE quotes (id INTEGER)")
    content = path.read_bytes()
    with pytest.raises(StoreError, match="a database, but no store of geoquote"):
        Store(path)
    assert path.read_bytes() == content


def test_a_store_of_a_newer_version_is_left_as_it_is(filled):
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    content = filled.read_bytes()
    with pytest.raises(StoreError, match=f"a store of version {VERSION + 1}, .*newer geoquote"):
        Store(filled)
    assert filled.read_bytes() == content


def test_a_damaged_store_is_named_with_the_remedy(filled):
    content = bytearray(filled.read_bytes())
    content[4096 * 2 :] = b"\xff" * (len(content) - 4096 * 2)
    filled.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"), Store(filled) as store:
        list(store.everything())


def test_an_empty_file_becomes_a_store(path):
    path.touch()
    with Store(path) as store:
        assert list(store.everything()) == []


def test_a_place_where_none_can_be_made(tmp_path):
    with pytest.raises(StoreError, match=r"no store can be made there.*--no-store"):
        Store(tmp_path / "nowhere" / "a.sqlite")
    with pytest.raises(StoreError, match="no file to keep a store in"):
        Store(tmp_path)
    with pytest.raises(StoreError, match="no store there; make one"):
        Store(tmp_path / "b.sqlite", to_read=True)


def test_a_store_that_may_not_be_written_answers(filled, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)
    with Store(filled, to_read=True) as store:
        assert [f.document.id for f in store.everything()] == [a.document.id for a in analyses()]
        with pytest.raises(StoreError, match="may not be written"):
            store.forget(["/news/canal.txt"])
    assert list(filled.parent.iterdir()) == [filled]


def test_an_old_store_that_may_not_be_written_is_said(path, monkeypatch):
    path.touch()
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(StoreError, match="another version"):
        Store(path, to_read=True)


def test_a_store_that_is_held_too_long_is_said(filled, monkeypatch, put):
    monkeypatch.setattr("geoquote.store.connection.WAIT", 0.1)
    with closing(sqlite3.connect(filled)) as other, Store(filled) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program has held the store"):
            put(store, analyses()[0], key="other")


def test_a_new_store_is_waited_for_and_not_for_ever(path, monkeypatch):
    monkeypatch.setattr("geoquote.store.connection.WAIT", 0.1)
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another program has held the store"):
            Store(path)
        monkeypatch.setattr("time.sleep", lambda _seconds: other.rollback())
        with Store(path) as store:
            assert list(store.everything()) == []


def test_a_store_that_may_not_be_opened_is_said(filled, monkeypatch):
    def closed_to_us(*_arguments):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched, pytest.raises(StoreError) as said:
        patched.setattr("pathlib.Path.open", closed_to_us)
        Store(filled)
    assert f"{filled}: the store cannot be opened; check the permissions" in str(said.value)
    assert str(said.value).endswith("(Permission denied)")


def test_what_ended_a_transaction_is_what_is_reported():
    """A full disk ends the transaction by itself: undoing it once more must not hide the reason."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with pytest.raises(sqlite3.OperationalError, match="disk is full"), transaction(connection):
        connection.execute("ROLLBACK")
        raise sqlite3.OperationalError("disk is full")
    with pytest.raises(KeyboardInterrupt), transaction(connection):
        connection.execute("CREATE TABLE kept (word)")
        raise KeyboardInterrupt
    assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    connection.close()
