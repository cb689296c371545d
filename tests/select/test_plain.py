import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoquote.document import Meta, RawDocument
from geoquote.select import select
from tests.timing import least_seconds

TITLE = "Ferries return to Vardheim after eleven winters"
BODY = [
    "The harbour council of Vardheim agreed on Tuesday to reopen the ferry line to the northern islands, "
    "which has lain idle since the great storm took two of its three boats.",
    "“We have waited for eleven winters, and we will not wait for a twelfth,” said Runa Holm, who speaks "
    "for the council and has fished off the islands all her life.",
    "“Not one more.”",
    "What the islands want",
    "Fishermen on the islands said that they would wait and see. The council has promised them ferries "
    "before, they said, and the boats that came were old ones from the southern line.",
    "A second line to the eastern harbour was discussed but not decided, because two of the piers are in "
    "disrepair and the council could not say who is to pay for them.",
    "The first of the ferries is to leave the harbour in May, if the winter allows it.",
]
HEAD = ["Skip to content", "Menu", "• Home", "• World", "Sign in", "Home > World > " + TITLE, TITLE]
STAMP = [
    "Perpetua Lindqvist",
    "By Perpetua Lindqvist",
    "Last updated: 2024/05/07 at 8:05 AM",
    "Share",
    "6 Min Read",
]
BOX = [
    "Never miss a letter",
    "Oswin Tredgold, who edits this paper, writes to readers on Fridays. Sign up now.",
]
TAIL = [
    "Read the full article here",
    "About the author",
    "Perpetua Lindqvist reports on harbours and the people who live by them. She came to the paper from a "
    "school of music, where she taught the cello, and keeps bees.",
    "Related Posts",
    "Casimir Oldershaw steps down as chief of the salt works",
    "“I never liked the sea,” says lighthouse keeper Dunstan Ravelli",
    "Leave a comment",
    "Your email address will not be published. Required fields are marked *",
    "2024 © The Quay Letter. All Rights Reserved.",
]


def page(*parts, between="\n\n"):
    return RawDocument("page.txt", "page.txt", between.join(line for part in parts for line in part), "text")


def blocks(article, region):
    return [article.raw.text[block.start : block.end] for block in article.blocks if block.region == region]


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n\r\n", "\n  \n"])
def test_only_the_article_of_a_pasted_page_remains(between):
    article = select(page(HEAD, STAMP, BOX, BODY, TAIL, between=between))
    assert blocks(article, "title") == [TITLE]
    assert blocks(article, "body") == BODY
    assert article.meta == Meta(TITLE, "Perpetua Lindqvist", "2024-05-07", "The Quay Letter", None)


def test_boxes_captions_and_advertisements_within_the_article_go():
    within = [
        "Advertisement",
        "The ferry Solveig in the harbour. Photo: Tobias Renquist",
        "Read more: Salt works close",
    ]
    article = select(page([TITLE], BODY[:2], within, BODY[2:]))
    assert blocks(article, "body") == BODY


def test_a_plain_article_keeps_all_of_its_body_and_gives_its_address():
    article = select(page(["https://example.org/ferries"], BODY))
    assert blocks(article, "body") == BODY
    assert article.meta.url == "https://example.org/ferries"
    assert blocks(article, "title") == []


def test_an_authors_note_and_credits_at_the_end_go():
    notes = [
        "Perpetua Lindqvist covers the northern harbours.",
        "(Reporting by Perpetua Lindqvist; editing by Oswin Tredgold)",
    ]
    article = select(page([TITLE, "By Perpetua Lindqvist"], BODY, notes))
    assert blocks(article, "body") == BODY


@pytest.mark.parametrize(
    ("says", "stays"), [("reports on harbours for this paper", False), ("has lived by the harbour", True)]
)
def test_a_last_paragraph_that_opens_with_the_authors_name_goes_where_it_tells_of_work(says, stays):
    note = f"Perpetua Lindqvist {says} since the great storm took two boats, and keeps bees on the islands."
    article = select(page([TITLE, "By Perpetua Lindqvist"], BODY, [note]))
    assert blocks(article, "body") == BODY + [note] * stays


def test_a_page_of_nothing_but_captions_is_read_whole():
    captions = [f"{paragraph} Photo: Tobias Renquist" for paragraph in BODY if len(paragraph) > 80]
    assert blocks(select(page([TITLE], captions)), "body") == [TITLE, *captions]


def test_hard_wrapped_text_is_read_by_paragraphs():
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in BODY)
    article = select(RawDocument("a.txt", "a.txt", wrapped, "text"))
    assert [" ".join(text.split()) for text in blocks(article, "body")] == BODY


def test_a_short_text_is_read_whole():
    text = "Menu\nBy Perpetua Lindqvist\n“We wait,” said Holm."
    article = select(RawDocument("-", "-", text, "text"))
    assert blocks(article, "body") == text.split("\n")


def test_where_nothing_looks_like_an_article_all_is_body():
    article = select(page([f"Entry {i}" for i in range(200)]))
    assert len(blocks(article, "body")) == 200


def test_everything_takes_all_paragraphs():
    raw = page(HEAD, STAMP, BOX, BODY, TAIL)
    assert blocks(select(raw, everything=True), "body") == HEAD + STAMP + BOX + BODY + TAIL


def test_what_the_document_states_of_itself_goes_before_what_its_lines_say():
    raw = RawDocument("a", "a", page([TITLE], STAMP, BODY).text, "text", Meta(published="2024-01-01"))
    assert select(raw).meta.published == "2024-01-01"
    assert select(raw).meta.byline == "Perpetua Lindqvist"


LINES = st.lists(
    st.sampled_from([*HEAD, *STAMP, *BOX, *BODY, *TAIL, "", "# x", "> y", '"""', "\ufffd\r", "***", "```"])
)


@given(
    st.one_of(st.text(), LINES.map("\n".join), LINES.map("\n\n".join)),
    st.sampled_from(["text", "markdown", "html", "row"]),
    st.booleans(),
)
def test_blocks_are_ordered_disjoint_and_verbatim(text, kind, everything):
    article = select(RawDocument("a", "a", text, kind, Meta(title=TITLE)), everything=everything)
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(text)
        shown = text[block.start : block.end]
        assert shown == shown.strip() != ""
        end = block.end
    assert bool(article.blocks) == any(line.strip() for line in text.splitlines()) or kind == "markdown"


@pytest.mark.parametrize("kind", ["text", "markdown", "row"])
@pytest.mark.parametrize("unit", ["a", '"', "word ", "a@", "> ", "* ", "By A ", "© "])
def test_an_endless_line_takes_time_in_keeping_with_its_length(unit, kind):
    def seconds(length):
        text = unit * (length // len(unit))
        return least_seconds(lambda: select(RawDocument("a", "a", text, kind)))

    seconds(1000)
    # Quadratic work would take 64 times as long on the whole as on an eighth; a second more is noise.
    assert seconds(2_000_000) < 20 * seconds(250_000) + 1


def test_only_quotation_marks_are_a_body():
    article = select(RawDocument("a", "a", '""""\n“”“”\n' * 200, "text"))
    assert article.blocks


@pytest.mark.parametrize(
    "marks", [["1. ", "2. ", "3. "], ["1) ", "2) ", "3) "], ["- ", "- ", "- "], ["• ", "• ", "• "]]
)
def test_the_points_of_a_list_that_a_paragraph_brings_in_are_of_the_article(marks):
    points = [mark + point for mark, point in zip(marks, ["Runa Holm", "Two boats", "A pier"], strict=True)]
    listed = ["The council asks for:", *points]
    for body in ([*BODY[:4], *listed, *BODY[4:]], [*BODY, *listed]):
        article = select(page(HEAD, STAMP, body, TAIL))
        assert set(listed) <= set(blocks(article, "body"))


def test_the_points_of_a_box_are_none_of_the_article():
    for heading in ("Most read:", "Latest", "Related Posts:"):
        box = [heading, "1. Ferry captain wins at cards", "2. Storm warning lifted", "3. Salt works for sale"]
        article = select(page(HEAD, STAMP, BODY, box, TAIL))
        assert not set(box) & set(blocks(article, "body"))
