import pytest

from geoquote.document import Article, Block, Meta, RawDocument
from geoquote.store import FilePlace, Place, Store
from tests.filter_cases import analyses


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.sqlite"


@pytest.fixture
def put():
    """Keeps a document of the table of questions in a store."""

    def keep(store: Store, found, *, key="k", english=True, location=None, row="", position=0, path=None):
        d = found.document
        meta = Meta(d.title, d.byline, d.published, d.publisher, d.url)
        raw = RawDocument(d.id, d.path, found.text, "text", meta)
        article = Article(raw, meta, (Block(0, len(found.text), "body"),))
        file = FilePlace(location or f"/news/{d.id}", d.id, path or d.path)
        return store.put(Place(file, position, row), article, found, key=f"{key}{d.id}", english=english)

    return keep


@pytest.fixture
def filled(path, put):
    """A store of the documents of the table of questions, put in the other order."""
    with Store(path) as store:
        for found in reversed(analyses()):
            put(store, found)
    return path
