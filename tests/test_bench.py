"""The bench's articles: the same of a seed, fresh ones of another, and news to geoquote."""

import pytest

from bench.articles import article, write_articles
from geoquote.document import RawDocument
from geoquote.select import select
from geoquote.select.english import is_english


def test_the_same_seed_gives_the_same_article_and_another_shares_no_name():
    assert article(7) == article(7)
    one, other = (
        {w for w in text.split() if w.istitle() and len(w) > 5} for text in (article(7), article(8))
    )
    assert len(one & other) < 20


def test_articles_are_long_enough_and_english(tmp_path):
    write_articles(tmp_path, count=3, words=300)
    texts = [path.read_text(encoding="utf-8") for path in sorted(tmp_path.iterdir())]
    assert len(set(texts)) == 3
    for text in texts:
        assert len(text.split()) > 300
        assert is_english(text)
        assert "{" not in text
        assert select(RawDocument("a.txt", "a.txt", text, "text")).meta.title == text.split("\n")[0]


@pytest.mark.model
def test_geoquote_finds_quotes_in_them():
    from geoquote.extract import analyse

    raw = RawDocument("a.txt", "a.txt", article(1), "text")
    (found,) = analyse([select(raw)], on_error=print)
    assert len(found.quotes) > 10
    assert sum(q.speaker is not None for q in found.quotes) > 5
