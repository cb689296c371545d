"""Documents laid out for pages and graphs."""

from geoquote.document import Article, Block, Meta, RawDocument
from geoquote.render.sheet import Corpus, first_quotes, sheet_of
from tests.render.making import Made, many, river


def test_paragraphs_stand_where_the_raw_text_has_them():
    raw = RawDocument(id="a.txt", path="a.txt", text="Menu\n\nThe dam\n\nIt 🌊 holds.", kind="text")
    blocks = (Block(6, 13, "title"), Block(15, 26, "body"))
    sheet = sheet_of(Article(raw, Meta(), blocks), river())
    assert [(p.text, p.region) for p in sheet.paragraphs] == [("The dam", "title"), ("It 🌊 holds.", "body")]
    assert all(raw.text[p.start : p.end] == p.text for p in sheet.paragraphs)


def test_one_person_of_two_documents_is_one_entity():
    one = Made("a.txt", ("Tova Lindqvist came.",)).entity("Tova Lindqvist").sheet
    two = Made("b.txt", ("Tova Lindqvist left.",)).entity("Tova Lindqvist").sheet
    corpus = Corpus((one, two))
    assert len(corpus.entities) == 1
    assert corpus.by_member["a.txt#e1"] is corpus.by_member["b.txt#e1"]


def test_articles_past_the_limit_are_left_out_whole_and_counted():
    kept, left = first_quotes(many(50), 34)
    assert [len(sheet.quotes) for sheet in kept] == [10, 10, 10]
    assert left == 20


def test_the_first_article_is_kept_whatever_it_holds():
    kept, left = first_quotes(many(20), 5)
    assert (len(kept), left) == (1, 10)


def test_under_the_limit_nothing_is_left_out():
    kept, left = first_quotes(many(30), 30)
    assert (len(kept), left) == (3, 0)
