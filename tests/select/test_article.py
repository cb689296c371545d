from geoquote.document import Meta, RawDocument
from geoquote.select import select


def shown(article):
    return [(block.region, article.raw.text[block.start : block.end]) for block in article.blocks]


def test_a_page_is_its_title_and_its_body():
    raw = RawDocument(
        "a.html",
        "a.html",
        "Ferries return\n\nThe council agreed.\n\nNobody followed.",
        "html",
        Meta("Ferries return"),
    )
    assert shown(select(raw)) == [
        ("title", "Ferries return"),
        ("body", "The council agreed."),
        ("body", "Nobody followed."),
    ]
    assert select(raw).body == "The council agreed.\n\nNobody followed."


def test_a_row_is_body_but_for_a_first_line_that_is_its_title():
    raw = RawDocument(
        "a",
        "a",
        "Ferries  return\nThe council agreed.",
        "row",
        Meta("Ferries return", published="2024-05-07"),
    )
    assert shown(select(raw)) == [("title", "Ferries  return"), ("body", "The council agreed.")]
    assert select(raw).meta.published == "2024-05-07"
    assert shown(select(RawDocument("a", "a", "Menu\nThe council agreed.", "row"))) == [
        ("body", "Menu"),
        ("body", "The council agreed."),
    ]


def test_captions_and_author_notes_that_extraction_left_in_a_page_go():
    body = [
        f"The council agreed on the ferry line number {i} after a long debate, its speaker said."
        for i in range(12)
    ]
    notes = ["Read more: Salt works close", "(Reporting by Perpetua Lindqvist; editing by Oswin Tredgold)"]
    raw = RawDocument("a.html", "a.html", "\n\n".join([*body, *notes]), "html")
    assert [text for _, text in shown(select(raw))] == body
