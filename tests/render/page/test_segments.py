"""Paragraphs cut for the page: nothing lost, nothing twice, every mark where it belongs."""

from hypothesis import given
from hypothesis import strategies as st

from geoquote.render.page.segments import Mark, cut, marks_of
from geoquote.render.sheet import Paragraph
from geoquote.text.controls import without_controls
from tests.render.making import Made, river

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def texts_under(kind, pieces, marks, owner):
    return "".join(
        p.text
        for row in pieces
        for p in row
        if any(marks[n].kind == kind and marks[n].owner == owner for n in p.marks)
    )


def test_emoji_before_a_quote_do_not_move_it():
    sheet = river()
    marks = marks_of(sheet)
    pieces = cut(sheet.paragraphs, marks)
    for quote in sheet.quotes:
        assert texts_under("quote", pieces, marks, quote.id) == quote.text.replace(
            "We sail, at dawn.", "We sail,at dawn."
        )
        if quote.source:
            assert texts_under("source", pieces, marks, quote.id) == quote.source.text


def test_a_report_inside_a_report_is_under_both():
    sheet = river()
    marks = marks_of(sheet)
    found = [p for row in cut(sheet.paragraphs, marks) for p in row if p.text == "the dam will hold"]
    assert [[marks[n].owner for n in p.marks] for p in found] == [["river.txt#q1", "river.txt#q2"]]


def test_marks_that_overlap_without_nesting_are_both_whole():
    marks = [Mark("quote", "q1", 0, 6), Mark("source", "q1", 4, 9)]
    (row,) = cut([Paragraph(0, "abcdefghij", "body")], marks)
    assert [(p.text, p.marks) for p in row] == [("abcd", (0,)), ("ef", (0, 1)), ("ghi", (1,)), ("j", ())]


def test_a_quote_over_two_paragraphs_is_marked_in_both():
    rows = cut([Paragraph(0, "abc", "body"), Paragraph(5, "def", "body")], [Mark("quote", "q1", 1, 7)])
    assert [[(p.text, p.marks) for p in row] for row in rows] == [
        [("a", ()), ("bc", (0,))],
        [("de", (0,)), ("f", ())],
    ]


def test_pronouns_and_dates_are_no_names():
    made = Made("a.txt", ("On Tuesday she met Tova Lindqvist.",))
    made.entity("Tuesday", type="DATE").entity("Tova", "she", kind="pronoun").entity("Tova Lindqvist")
    assert [m.owner for m in marks_of(made.sheet)] == ["a.txt#e3"]


def test_an_empty_mark_marks_nothing():
    (row,) = cut([Paragraph(0, "abc", "body")], [Mark("cue", "q1", 1, 1)])
    assert [(p.text, p.marks) for p in row] == [("abc", ())]


@given(
    st.lists(TEXTS, max_size=4),
    st.lists(st.tuples(st.integers(0, 250), st.integers(0, 250)), max_size=12),
)
def test_every_paragraph_comes_back_whole_and_every_piece_has_exactly_its_marks(texts, spans):
    marks = [Mark("quote", str(n), a, b) for n, (a, b) in enumerate(spans)]
    starts = [sum(len(t) + 2 for t in texts[:n]) for n in range(len(texts))]
    paragraphs = [Paragraph(s, t, "body") for s, t in zip(starts, texts, strict=True)]
    for paragraph, row in zip(paragraphs, cut(paragraphs, marks), strict=True):
        assert "".join(p.text for p in row) == without_controls(paragraph.text)
        expected = [
            (c, tuple(n for n, m in enumerate(marks) if m.start <= paragraph.start + k < m.end))
            for k, c in enumerate(paragraph.text)
            if without_controls(c)
        ]
        assert [(c, p.marks) for p in row for c in p.text] == expected
