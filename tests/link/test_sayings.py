"""The same quote in several articles is shown once, and two quotes never become one for want of words."""

from geoquote.link import distinct
from geoquote.records import DocumentInfo, QuoteRecord, Span, Speaker


def quote(where, text, *names):
    document, number = where.split("#")
    info = DocumentInfo(id=document, path=document, text_sha256="0" * 64)
    speakers = tuple(
        Speaker(id=f"{document}#e{n}", name=name, type="PERSON", aliases=(name,), confidence=0.9)
        for n, name in enumerate(names)
    )
    return QuoteRecord(
        id=f"{document}#{number}", region="body", document=info, text=text, type="direct", act="speech",
        spans=(Span(start=0, end=len(text)),), speakers=speakers,
        speaker=speakers[0] if len(speakers) == 1 else None, confidence=0.9, context=text,
    )  # fmt: skip


LONG = "We shall widen the canal before the rains come, and not after"


def shown(*records):
    return {r.id: [place.id for place in r.also] for r in distinct(records)}


def test_wire_copy_is_one_quote_whatever_its_marks():
    found = shown(
        quote("a#q1", f"{LONG},", "Tova Lind"),
        quote("b#q1", LONG.upper(), "Lind"),
        quote("c#q1", "Nobody asked us about any of it", "Tova Lind"),
    )
    assert found == {"a#q1": ["b#q1"], "c#q1": []}


def test_the_fullest_is_shown_where_the_first_stood():
    records = [
        quote("a#q1", "the canal before the rains come", "Lind"),
        quote("a#q2", "Yes", "Lind"),
        quote("b#q1", LONG, "Tova Lind"),
    ]
    (first, second) = distinct(records)
    assert (first.id, [p.text for p in first.also]) == ("b#q1", ["the canal before the rains come"])
    assert second.id == "a#q2"


def test_a_part_of_fewer_than_six_words_is_a_quote_of_its_own():
    assert len(shown(quote("a#q1", LONG, "Lind"), quote("b#q1", "before the rains come, and", "Lind"))) == 2


def test_a_few_equal_words_are_one_quote_of_one_speaker_only():
    assert len(shown(quote("a#q1", "Never again", "Lind"), quote("b#q1", "Never again", "Berg"))) == 2
    assert len(shown(quote("a#q1", "Never again"), quote("b#q1", "Never again"))) == 2
    assert (
        len(shown(quote("a#q1", "Never again", "Tova Lind"), quote("b#q1", "never again!", "Lind Tova"))) == 1
    )


def test_a_part_said_by_someone_else_is_another_quote():
    assert len(shown(quote("a#q1", LONG, "Lind"), quote("b#q1", LONG[9:46], "Berg"))) == 2
    assert len(shown(quote("a#q1", LONG, "Lind"), quote("b#q1", LONG[9:46]))) == 1


def test_within_a_document_every_quote_stays():
    assert len(shown(quote("a#q1", LONG, "Lind"), quote("a#q2", LONG, "Lind"))) == 2


def test_reports_inside_reports_stay_apart_in_every_copy():
    inner = "the locks will hold for many years"
    outer = f"Berg told me that {inner}"
    found = shown(
        quote("a#q1", outer, "Lind"),
        quote("a#q2", inner, "Berg"),
        quote("b#q1", outer, "Lind"),
        quote("b#q2", inner, "Berg"),
    )
    assert found == {"a#q1": ["b#q1"], "a#q2": ["b#q2"]}


def test_many_quotes_take_time_in_proportion():
    records = [
        quote(f"d{n}#q1", f"the {n} boats of {n % 7} ports left on day {n}", "Lind") for n in range(3000)
    ]
    assert len(distinct(records)) == 3000
