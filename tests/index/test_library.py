"""Documents of a call while others change the store and the files."""

import sys
from datetime import date
from types import ModuleType

import pytest

from geoquote.errors import StoreError
from geoquote.filters import Filter
from geoquote.index import Hears, Library, Reading, location_of
from geoquote.read import find_sources
from geoquote.store import Store
from tests.cli import stub


@pytest.fixture(autouse=True)
def analysis(monkeypatch):
    fake = ModuleType("geoquote.extract")
    fake.analyse = stub.analyse
    monkeypatch.setitem(sys.modules, "geoquote.extract", fake)


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(
            f"“Pier {name} is closed,” said Tova Lindqvist.", encoding="utf-8"
        )
    return folder


def sources(folder):
    return find_sources([str(folder)], on_error=pytest.fail, on_skip=pytest.fail)


def library(store, **options):
    errors = []
    return Library(store, Reading(), Hears(errors.append), **options), errors


def test_without_a_store_everything_is_fresh(news):
    made, _ = library(None)
    assert [f.quotes[0].text for f in made.documents(sources(news))] == [
        "Pier a is closed,",
        "Pier b is closed,",
    ]
    assert (made.tally.new, made.tally.documents, made.seen) == (2, 2, 2)
    made.forget_gone([news])


def test_articles_come_with_their_records_fresh_or_kept(news, tmp_path):
    with Store(tmp_path / "a.sqlite") as store:
        for _ in range(2):
            made, _ = library(store)
            for found in made.documents(sources(news)):
                (quote,) = found.quotes
                assert found.article.raw.text[quote.spans[0].start : quote.spans[0].end] == quote.text
                assert found.article.info() == found.document
                assert [e.name for e in found.entities] == ["Tova Lindqvist"]
        assert (made.tally.new, made.tally.kept) == (0, 2)
        assert [a.body for a in made.articles(sources(news))] == [
            (news / f"{name}.txt").read_text(encoding="utf-8") for name in "ab"
        ]


def test_what_another_process_takes_out_meanwhile_is_said(news, tmp_path):
    with Store(tmp_path / "a.sqlite") as store, Store(tmp_path / "a.sqlite") as other:
        list(library(store)[0].documents(sources(news)))
        found = library(store)[0].documents(sources(news))
        next(found)
        other.forget([location_of(news / "b.txt")])
        with pytest.raises(StoreError, match=r"b\.txt: another geoquote changed"):
            next(found)


def test_a_file_that_vanishes_between_two_looks_is_named(news, tmp_path):
    with Store(tmp_path / "a.sqlite") as store:
        made, errors = library(store)
        found = sources(news)
        (news / "a.txt").unlink()
        assert [f.document.id for f in made.documents(found)] == ["b.txt"]
        assert "a.txt: cannot be read" in str(errors[0])


def test_the_same_new_text_twice_is_analysed_once_and_found_by_any_question(news, tmp_path):
    (news / "c.txt").write_bytes((news / "a.txt").read_bytes())
    stub.WORKED.clear()
    with Store(tmp_path / "a.sqlite") as store:
        made, _ = library(store, wanted=Filter(speaker="Tova"))
        assert [q.id for f in made.documents(sources(news)) for q in f.quotes] == [
            "a.txt#q1",
            "b.txt#q1",
            "c.txt#q1",
        ]
    assert stub.WORKED == ["a.txt", "b.txt"]


def test_a_document_without_a_quote_that_may_be_meant_is_passed_over_and_its_speakers_are_known(
    news, tmp_path
):
    (news / "b.txt").write_text("“Pier b is closed,” said Noor Haddad.", encoding="utf-8")
    with Store(tmp_path / "a.sqlite") as store:
        list(library(store)[0].documents(sources(news)))
        made, _ = library(store, wanted=Filter(speaker="Lindqvist"))
        assert [f.document.id for f in made.documents(sources(news))] == ["a.txt"]
        assert (made.seen, made.tally.kept) == (2, 2)
        assert list(made.unheard()) == [
            ("Tova Lindqvist", ("Tova Lindqvist",)),
            ("Noor Haddad", ("Noor Haddad",)),
        ]


def test_where_dates_or_publishers_matter_every_document_is_asked_for_them(news, tmp_path):
    with Store(tmp_path / "a.sqlite") as store:
        list(library(store)[0].documents(sources(news)))
        for wanted in (
            Filter(speaker="Haddad", since=date(2024, 1, 1)),
            Filter(speaker="Haddad", publisher="Wire"),
        ):
            seen = []
            made, _ = library(store, wanted=wanted, admits=seen.append)
            assert list(made.documents(sources(news))) == []
            assert [document.id for document in seen] == ["a.txt", "b.txt"]
            assert list(made.unheard()) == []


def test_what_another_process_puts_in_its_place_meanwhile_is_said_or_answered_from(news, tmp_path):
    wanted = Filter(speaker="Lindqvist")
    with Store(tmp_path / "a.sqlite") as store, Store(tmp_path / "a.sqlite") as other:
        list(library(store)[0].documents(sources(news)))
        found = library(store, wanted=wanted)[0].documents(sources(news))
        next(found)
        other.forget([location_of(news / "b.txt")])
        list(library(other)[0].documents(sources(news)))
        ((quote,),) = [f.quotes for f in found]
        assert quote.text == "Pier b is closed,"


def test_a_document_that_cannot_be_meant_may_go_meanwhile(news, tmp_path):
    wanted = Filter(speaker="Haddad", publisher="Wire")
    with Store(tmp_path / "a.sqlite") as store, Store(tmp_path / "a.sqlite") as other:
        list(library(store)[0].documents(sources(news)))
        found = library(store, wanted=wanted)[0].documents(sources(news))
        next(found)
        other.forget([location_of(news / "b.txt")])
        assert [(f.document.id, f.quotes) for f in found] == [("b.txt", ())]
