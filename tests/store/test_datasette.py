"""Datasette serves a store as it is: its tables, its full-text search, a row."""

import asyncio

import pytest

from geoquote.store import Store


@pytest.fixture(scope="module")
def datasette():
    return pytest.importorskip("datasette.app", reason="datasette is not installed: pip install '.[test]'")


def served(datasette, path, *addresses):
    """Give what Datasette answers at these addresses, without a socket."""

    async def ask():
        app = datasette.Datasette([str(path)])
        await app.invoke_startup()
        return [(await app.client.get(address)).json() for address in addresses]

    return asyncio.run(ask())


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.model
def test_a_row_of_the_sample_articles_is_read_through_it(datasette, root, tmp_path, monkeypatch):
    from typer.testing import CliRunner

    from geoquote.cli.app import app

    monkeypatch.chdir(root)
    path = tmp_path / "articles.sqlite"
    assert CliRunner().invoke(app, ["index", "data/raw", "--db", str(path)]).exit_code == 0
    with Store(path) as store:
        quote = next(q for f in store.everything() for q in f.quotes if q.speaker)
    (found,) = served(
        datasette, path, f"/articles/quotes.json?_shape=array&text__exact={quote.text}&_nocount=1"
    )
    assert (found[0]["text"], found[0]["speaker"]) == (quote.text, quote.speaker.name)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_tables_are_joined_and_searched(datasette, filled):
    row, searched = served(
        datasette,
        filled,
        "/a/documents.json?_shape=array&name=ferry.html&_col=name&_col=title",
        "/a/documents.json?_shape=array&_search=surveyor",
    )
    assert row[0]["title"] == "Ferries sail"
    assert [found["name"] for found in searched] == ["canal.txt"]
