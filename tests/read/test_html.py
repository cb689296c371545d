import subprocess
import sys

import pytest
import trafilatura

BODY = [
    "The harbour council of Vardheim agreed on Tuesday to reopen the ferry line to the northern islands.",
    "“We have waited for eleven winters, and we will not wait for a twelfth,” said the council's speaker.",
    "The first boat is to leave in May. Fishermen on the islands said that they would wait and see.",
    "A second line, to the east, was discussed but not decided, because two piers are in disrepair.",
]


def page(head="", *, body=BODY, charset="utf-8"):
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    return (
        f"<!DOCTYPE html><html><head><meta charset={charset}>{head}</head>"
        "<body><nav><ul><li>Home</li><li>World</li></ul></nav>"
        f"<article><h1>Ferries return to Vardheim</h1>{paragraphs}</article>"
        "<footer>Copyright 2024. All rights reserved.</footer></body></html>"
    )


@pytest.fixture
def read_page(read, tmp_path):
    def run(html):
        (tmp_path / "page.html").write_bytes(html if isinstance(html, bytes) else html.encode())
        return read(tmp_path / "page.html").only

    return run


def test_the_text_is_title_empty_line_and_body(read_page):
    document = read_page(page("<title>Ferries return to Vardheim | The Quay Letter</title>"))
    assert document.text == "\n\n".join(["Ferries return to Vardheim", *BODY])
    assert document.kind == "html"


def test_meta_tags_state_title_author_date_publisher_and_address(read_page):
    meta = read_page(
        page(
            '<meta property="og:title" content="Ferries return to Vardheim">'
            '<meta name="author" content="By Perpetua Lindqvist">'
            '<meta property="article:published_time" content="2024-05-07T22:10:00+02:00">'
            '<meta property="og:site_name" content="The Quay Letter">'
            '<link rel="canonical" href="https://example.org/ferries">'
        )
    ).meta
    assert (meta.title, meta.byline) == ("Ferries return to Vardheim", "Perpetua Lindqvist")
    assert (meta.published, meta.publisher) == ("2024-05-07", "The Quay Letter")
    assert meta.url == "https://example.org/ferries"


def test_json_ld_states_the_same(read_page):
    meta = read_page(
        page(
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"}, '
            '{"@type": ["NewsArticle"], '
            '"headline": "Ferries return to Vardheim", "datePublished": "2024-05-07", '
            '"author": [{"@type": "Person", "name": "Perpetua Lindqvist"}, {"name": "Tobias Renquist"}], '
            '"publisher": {"name": "The Quay Letter"}}]}</script>'
        )
    ).meta
    assert (meta.byline, meta.published) == ("Perpetua Lindqvist, Tobias Renquist", "2024-05-07")
    assert meta.publisher == "The Quay Letter"


def test_what_a_page_does_not_state_is_unknown(read_page):
    meta = read_page(page('<script type="application/ld+json">{broken</script>')).meta
    assert (meta.byline, meta.published, meta.publisher, meta.url) == (None, None, None, None)


def test_an_old_page_is_read_in_the_encoding_it_declares(read_page):
    assert BODY[1] in read_page(page(charset="iso-8859-1").encode("cp1252")).text


def test_all_the_text_is_taken_where_no_article_is_found(read_page):
    html = (
        "<div>Menu</div><table><tr><td>“We wait,”\n said <b>the</b> speaker<br>of Vardheim.</td></tr></table>"
    )
    assert read_page(html).text.split("\n\n") == ["Menu", "“We wait,” said the speaker", "of Vardheim."]


@pytest.mark.parametrize(
    "html", ["<html><body><script>x</script></body></html>", "<!-- harbour -->", "<?xml version='1.0'?>"]
)
def test_a_page_without_text_is_named(read, tmp_path, html):
    (tmp_path / "page.html").write_text(html)
    assert "no text in this page" in str(read(tmp_path / "page.html").error)


@pytest.mark.parametrize(
    "html", ["<html>", "<p>" * 3000, "<?xml version='1.0' encoding='utf-8'?><html></html>", "<a href='"]
)
def test_a_broken_page_is_an_error_with_its_name_or_a_document(read, tmp_path, html):
    (tmp_path / "page.html").write_text(html)
    result = read(tmp_path / "page.html")
    assert result.documents or "page.html" in str(result.error)


def test_what_reads_html_is_imported_only_for_html():
    heavy = "{'trafilatura', 'spacy', 'charset_normalizer'}"
    code = f"import sys, geoquote.read, geoquote.select; sys.exit(len({heavy} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("name", ["page.html", "page.xhtml"])
@pytest.mark.parametrize("prolog", ["", '<?xml version="1.0"?>'])
def test_entities_that_a_page_declares_are_not_expanded(read, tmp_path, name, prolog):
    """A few hundred bytes of them could stand for gigabytes, or for a file of the reader's own."""
    secret = tmp_path / "secret.txt"
    secret.write_text("NOT TO BE READ")
    declared = f'<!DOCTYPE html [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY own SYSTEM "{secret.as_uri()}">]>'
    (tmp_path / name).write_text(f"{prolog}{declared}<html><body><p>We stay. &l9; &own;</p></body></html>")
    text = read(tmp_path / name).only.text
    assert "We stay." in text
    assert "haha" not in text and "NOT TO BE READ" not in text
    assert len(text) < 2000


@pytest.mark.parametrize(("blocks", "alone"), [(500, False), (6000, True)])
def test_a_page_of_thousands_of_blocks_is_spared_the_second_opinion(read_page, monkeypatch, blocks, alone):
    """It takes time in the square of them; what the page says is found all the same."""
    asked = []
    extract = trafilatura.extract
    monkeypatch.setattr(trafilatura, "extract", lambda *a, **k: asked.append(k["fast"]) or extract(*a, **k))
    assert BODY[0] in read_page(page(body=[*BODY, *["No.<li>a"] * (blocks // 2)])).text
    assert set(asked) == {alone}
