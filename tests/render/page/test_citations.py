"""Citations: what is stated, in three forms that programs read, and nothing that breaks them."""

import re

import pytest

from geoquote.records import DocumentInfo
from geoquote.render.page.citations import authors, cited, said, tex
from tests.render.making import HOSTILE, hostile, river

FULL = DocumentInfo(
    id="canal.html", path="news/canal.html", title="Canal & locks: 100% open", byline="Perpetua Lind and Jon Roth",
    published="2024-06-20T10:00:00Z", publisher="Harbour Post", url="https://harbour.example/canal_1",
    text_sha256="0" * 64,
)  # fmt: skip
BARE = DocumentInfo(id="notes.txt", path="notes.txt", text_sha256="0" * 64)


def joined(parts, *between):
    return "".join(part + word for part, word in zip(parts, (*between, ""), strict=True))


def test_plain_text_says_everything_stated():
    assert joined(cited(FULL).plain, "Lind: “Yes”") == (
        "Lind: “Yes” In: Perpetua Lind, Jon Roth, “Canal & locks: 100% open”, Harbour Post, 20 June 2024, "
        "https://harbour.example/canal_1."
    )


def test_what_is_not_stated_is_left_out_and_the_file_stands_for_a_title():
    assert joined(cited(BARE).plain, "X") == "X In: “notes.txt”, undated."
    assert "author" not in joined(cited(BARE).bibtex, "q1", "X")
    assert "AU  -" not in joined(cited(BARE).ris, "X")


def test_bibtex_is_one_entry_with_balanced_braces():
    entry = joined(cited(FULL).bibtex, "q3", tex("Lind: “50% & more_{x}”"))
    assert entry.startswith("@article{canal-locks-100-open-2024-q3,\n")
    assert "title = {{Canal \\& locks: 100\\% open}}" in entry
    assert "author = {{Perpetua Lind} and {Jon Roth}}" in entry
    assert "note = {Lind: “50\\% \\& more\\_\\{x\\}”}" in entry
    bare = re.sub(r"\\[{}]", "", entry)
    assert bare.count("{") == bare.count("}")


def test_ris_has_one_field_a_line_and_an_end():
    lines = joined(cited(FULL).ris, "Lind: “Yes”").splitlines()
    assert lines[0] == "TY  - NEWS"
    assert lines[-1] == "ER  - "
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert {"AU  - Jon Roth", "PY  - 2024", "DA  - 2024/06/20/", "N1  - Lind: “Yes”"} <= set(lines)


@pytest.mark.parametrize("form", ["plain", "bibtex", "ris"])
def test_nothing_in_an_article_breaks_a_citation(form):
    sheet = hostile()
    document = sheet.document.model_copy(
        update={"title": f"{HOSTILE}\nER  - \n}} \\", "url": "https://a/}{\\"}
    )
    text = joined(getattr(cited(document), form), *["q1"] * (form == "bibtex"), tex(said(sheet.quotes[0])))
    if form == "ris":
        assert len(re.findall(r"^ER  -", text, re.MULTILINE)) == 1
    if form == "bibtex":
        bare = re.sub(r"\\[{}]", "", text)
        assert bare.count("{") == bare.count("}")
    assert not re.search("[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)


def test_who_said_it_stands_before_the_words():
    quotes = river().quotes
    assert said(quotes[2]) == "Iris Berg; Abel Moreau: “We sail, at dawn.”"
    assert said(quotes[0]).startswith("Tova Lindqvist (surveyor, Harbour Board): “The mayor")
    assert said(quotes[3]) == "Officials, as the article reports it: “the locks are closed”"
    assert said(quotes[3].model_copy(update={"source": None})).startswith("unnamed, as")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("A Lind, B Roth & C Tamm", ["A Lind", "B Roth", "C Tamm"]),
        ("Sandra Anders", ["Sandra Anders"]),
        (None, []),
    ],
)
def test_people_of_a_byline(byline, names):
    assert authors(byline) == names
