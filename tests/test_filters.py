"""Which quotes a question means."""

from datetime import date

import pytest

from geoquote.filters import Filter, QuoteKeys, day
from geoquote.records import DocumentInfo, EntityRecord, Mention, QuoteRecord, Span, Speaker
from tests.filter_cases import TABLE, analyses, asked


def document(published=None):
    return DocumentInfo(id="a.txt", path="a.txt", published=published, text_sha256="0" * 64)


def quote(text="The dam will hold", *names, published=None, **more):
    speakers = tuple(
        Speaker(id=f"a.txt#e{n}", name=name, type="PERSON", aliases=(name, name.split()[-1]), confidence=0.9)
        for n, name in enumerate(names)
    )
    facts = {"type": "direct", "act": "speech", "confidence": 0.8} | more
    return QuoteRecord(
        id="a.txt#q1", region="body", document=document(published), text=text, context=text,
        spans=(Span(start=0, end=len(text)),), speakers=speakers,
        speaker=speakers[0] if len(speakers) == 1 else None, **facts,
    )  # fmt: skip


def named(name, start, end, *, kind="name"):
    mention = Mention(document="a.txt", entity="a.txt#e9", start=start, end=end, text=name, kind=kind)
    return EntityRecord(
        id="a.txt#e9", name=name, type="PERSON", aliases=(name,), count=1, documents=1, members=("a.txt#e9",),
        mentions=(mention,),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "speaker", "found"),
    [
        ("Aru Lind", "Aru Lind", True),
        ("LIND, ARU", "Aru Lind", True),
        ("Prime Minister Lind", "Aru Lind", True),
        ("Lind", "Aru Lind", True),
        ("arú lind’s", "Aru Lind", True),
        ("Aru Lind", "Lind", False),
        ("Lin", "Aru Lind", False),
        ("Kim Jong-ro", "Kim Jong Ro", True),
        ("Aru Berg", "Aru Lind", False),
    ],
)
def test_a_speaker_is_asked_for_by_whole_words(asked, speaker, found):
    assert Filter(speaker=asked).matches(quote("Yes", speaker)) is found


def test_any_of_a_joint_source_will_do_and_nobody_will_not():
    assert Filter(speaker="Berg").matches(quote("Yes", "Aru Lind", "Ida Berg"))
    assert not Filter(speaker="Berg").matches(quote("Yes"))


@pytest.mark.parametrize(
    ("asked", "found"), [("DAM will", True), ("the dam", True), ("will dam", False), ("da", False)]
)
def test_about_asks_for_words_one_after_the_other(asked, found):
    assert Filter(about=asked).matches(quote()) is found


@pytest.mark.parametrize(
    ("entity", "found"),
    [
        (named("Aru Lind", 4, 7), True),
        (named("Aru Lind", 4, 7, kind="nominal"), True),
        (named("Aru Lind", 4, 7, kind="pronoun"), False),
        (named("Aru Lind", 40, 47), False),
        (named("Ida Berg", 4, 7), False),
    ],
)
def test_about_asks_for_who_is_named_inside_the_words(entity, found):
    assert Filter(about="Lind").matches(quote(), [entity]) is found


@pytest.mark.parametrize(
    ("published", "found"),
    [("2024-06-20", True), ("2024-06-30", True), ("2024-06-19", False), ("2024-07-01", False), (None, False)],
)
def test_dates_hold_both_ends_and_leave_out_what_has_none(published, found):
    asked = Filter(since=date(2024, 6, 20), until=date(2024, 6, 30))
    assert asked.matches(quote(published=published)) is found
    assert Filter().matches(quote(published=published))


def test_a_date_that_is_none_is_none():
    assert day(document("June 2024")) is None
    assert day(document("2024-06-20T10:00:00Z")) == date(2024, 6, 20)


def test_type_act_and_confidence():
    assert not Filter(types=frozenset({"mixed"})).matches(quote())
    assert Filter(types=frozenset({"mixed", "direct"})).matches(quote())
    assert not Filter().matches(quote(act="thought"))
    assert Filter(act=None).matches(quote(act="thought"))
    assert not Filter(min_confidence=0.81).matches(quote())
    assert Filter(min_confidence=0.8).matches(quote())


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["why"])
def test_the_table_of_questions(case):
    wanted = asked(case)
    found = [q.id for a in analyses() for q in a.quotes if wanted.matches(q, a.entities)]
    assert found == case["found"]


def test_the_tables_records_show_their_texts_own_words():
    for a in analyses():
        for q in a.quotes:
            assert q.text == " ".join(a.text[s.start : s.end] for s in q.spans)
            for part in filter(None, (q.cue, q.source)):
                assert part.text == a.text[part.start : part.end]


def test_keys_for_a_page_are_plain_data():
    assert QuoteKeys(quote("The dam", "Aru Lind", published="2024-06-20")).as_json() == {
        "speakers": [{"type": "PERSON", "names": ["aru lind", "lind"]}],
        "words": ["the", "dam"],
        "named": [],
        "cue": [],
        "publisher": [],
        "day": "2024-06-20",
        "type": "direct",
        "act": "speech",
        "confidence": 0.8,
    }
