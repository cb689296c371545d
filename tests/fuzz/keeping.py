"""The store: what comes out is what went in, whatever it holds."""

from pathlib import Path

from geoquote.filters import Filter
from geoquote.store import FilePlace, Place, Store
from tests.fuzz import records
from tests.fuzz.target import Target


def _check(corpus: list[records.Found], folder: Path) -> None:
    with Store(folder / "fuzz.sqlite") as store:
        for number, found in enumerate(corpus):
            file = FilePlace(f"/news/{number}", found.document.id, found.document.path)
            row = store.put(
                Place(file, 0, ""),
                found.article,
                found,
                key=found.document.text_sha256 + str(found),
                english=True,
            )
            kept = store.document(row, found.document)
            assert kept.quotes == found.quotes
            assert kept.entities == found.entities
            assert kept.article.raw.text == found.article.raw.text
            assert kept.article.blocks == found.article.blocks
            store.settle_file(file, [row], sha256="0", made_with="fuzz")
        everything = list(store.everything())
        for found in corpus:
            (kept,) = [one for one in everything if one.document.id == found.document.id]
            assert kept.quotes == found.quotes
            for quote in found.quotes:
                name = quote.speakers[0].name if quote.speakers else None
                wanted = Filter(speaker=name, about=quote.text[:20] or None, act=None)
                fresh = [q for q in found.quotes if wanted.matches(q, found.entities)]
                stored = [q for q in store.document(kept.number, found.document, store.candidates(wanted)).quotes
                          if wanted.matches(q, found.entities)]  # fmt: skip
                assert stored == fresh
        store.forget([f"/news/{number}" for number in range(len(corpus))])


TARGETS = [Target("store", records.corpus, _check, 60)]
