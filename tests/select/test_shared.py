"""What selection reaches on real pages and articles: floors, so that it does not get worse unseen."""

import gzip
import importlib.util
import json

import pytest

from geoquote.document import RawDocument
from geoquote.read import read_paths
from geoquote.select import select


@pytest.fixture(scope="module")
def scorer(shared):
    """The script that scores pages, which lies beside them."""
    spec = importlib.util.spec_from_file_location("pages_scorer", shared / "score" / "pages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def word_f1(scorer):
    def score(got, gold):
        got, gold = scorer.words(got), scorer.words(gold)
        return 2 * (got & gold).total() / max(1, got.total() + gold.total())

    return score


@pytest.fixture(scope="module")
def pages(shared):
    gold = json.loads((shared / "pages" / "gold.json").read_text(encoding="utf-8"))
    return {
        name: (gzip.decompress((shared / "pages" / f"{name}.html.gz").read_bytes()), page["body"])
        for name, page in gold.items()
    }


def test_the_article_out_of_html_is_no_worse_than_trafilatura_alone(pages, word_f1, tmp_path):
    from trafilatura import extract

    for name, (html, _) in pages.items():
        (tmp_path / f"{name}.html").write_bytes(html)
    ours = {
        d.id.removesuffix(".html"): select(d).body
        for d in read_paths([str(tmp_path)], on_error=print, on_skip=print)
    }
    alone = [word_f1(extract(html) or "", gold) for html, gold in pages.values()]
    scores = [word_f1(ours.get(name, ""), gold) for name, (_, gold) in pages.items()]
    assert sum(scores) >= sum(alone)


def test_the_article_out_of_flattened_pages(pages, scorer, word_f1):
    scores = [
        word_f1(
            select(RawDocument(name, name, scorer.flatten(html.decode("utf-8", "replace")), "text")).body,
            gold,
        )
        for name, (html, gold) in pages.items()
    ]
    assert sum(scores) / len(scores) >= 0.94


def test_plain_articles_keep_their_quotes(shared):
    kept = total = 0
    folder = shared / "gold" / "train"
    for document in read_paths([str(folder / "text")], on_error=print, on_skip=print):
        read = {i for block in select(document).blocks for i in range(block.start, block.end)}
        annotation = json.loads((folder / "ann" / f"{document.id}.json").read_text(encoding="utf-8"))
        for quote in annotation["quotes"]:
            for start, end in quote["content"]:
                total += end - start
                kept += sum(i in read for i in range(start, end))
    assert kept / total >= 0.995


def test_of_the_seeds_only_the_articles_remain(shared):
    articles = [select(d) for d in read_paths([str(shared / "seeds")], on_error=print, on_skip=print)]
    assert [(a.meta.byline, a.meta.published) for a in articles] == [
        ("Natasha Kumar", "2024-05-19"),
        ("News Room", "2024-06-25"),
    ]
    for article, paragraphs in zip(articles, (12, 21), strict=True):
        assert [block.region for block in article.blocks] == ["title"] + ["body"] * paragraphs
        for stranger in ("Do Kwon", "Larry Fink", "Roula Khalaf", "Village Voice"):
            assert stranger not in article.body
