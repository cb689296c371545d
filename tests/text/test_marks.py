import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geoquote.text.marks import paragraphs, quotations


def found(text):
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        'She said "we stay here" and left.',
        "She said “we stay here” and left.",
        "She said ``we stay here'' and left.",
        "She said ''we stay here'' and left.",
        "She said ‘we stay here’ and left.",
        "She said 'we stay here' and left.",
        "She said „we stay here“ and left.",
        "She said „we stay here” and left.",
        "She said «we stay here» and left.",
        'She said “we stay here" and left.',
        'She said "we stay here” and left.',
        "She said (“we stay here”) and left.",
        "She said—“we stay here”—and left.",
    ],
)
def test_every_common_pair_of_marks_is_read(text):
    (q,) = quotations(text)
    assert text[q.start : q.end] == "we stay here"
    assert text[q.open : q.start] in {'"', "“", "``", "''", "‘", "'", "„", "«"}
    assert text[q.end : q.close] in {'"', "”", "''", "’", "'", "“", "»"}
    assert q.depth == 0
    assert not q.continues
    assert q.double == (text[q.open : q.start] not in "‘'")


def test_a_quotation_parted_by_its_cue_is_two():
    assert found("“We stay,” she said, “and you go.”") == ["We stay,", "and you go."]
    assert found('"We stay," she said, "and you go."') == ["We stay,", "and you go."]
    assert found('"One," said Mira. "Two." "Three."') == ["One,", "Two.", "Three."]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“He told me ‘go home’ and left,” she said.", "go home"),
        ("\"He told me 'go home' and left,\" she said.", "go home"),
        ("“He told me “go home” and left,” she said.", "go home"),
        ("‘He told me “go home” and left,’ she said.", "go home"),
        ("“‘Go home,’ he told me,” she said.", "Go home,"),
    ],
)
def test_a_quotation_inside_a_quotation_lies_one_deeper(text, inner):
    outer, nested = quotations(text)
    assert (outer.depth, nested.depth) == (0, 1)
    assert text[nested.start : nested.end] == inner
    assert outer.start <= nested.open
    assert nested.close <= outer.end


@pytest.mark.parametrize(
    "text",
    [
        "It’s the ministers’ view; don’t ask the boys’ club.",
        "It's the ministers' view; don't ask the boys' club.",
        "’Twas the ’90s of rock ’n’ roll.",
        "'Twas the '90s of O'Hara.",
        "The five O’Haras’ house.",
        "The plank is 5' long.",
        "The plank is 6'2\" long.",
    ],
)
def test_apostrophes_and_inches_are_no_quotation_marks(text):
    assert quotations(text) == []


def test_an_apostrophe_inside_single_marks_does_not_end_them():
    curly = "She said ‘we don’t stay at the ministers’ house’ and left."
    assert found(curly) == ["we don’t stay at the ministers’ house"]
    assert found("She said 'we don't stay' and left.") == ["we don't stay"]


@pytest.mark.parametrize("mark", ["“", '"', "``"])
@pytest.mark.parametrize("parting", ["\n\n", "\n", "\r\n\r\n"])
def test_a_quotation_over_paragraphs_goes_on_where_each_opens_with_a_mark(mark, parting):
    close = {"“": "”", '"': '"', "``": "''"}[mark]
    text = parting.join([f"{mark}One stays.", f"{mark}Two stay.", f"{mark}Three stay,{close} she said."])
    first, second, third = quotations(text)
    assert found(text) == ["One stays.", "Two stay.", "Three stay,"]
    assert (first.continues, second.continues, third.continues) == (True, True, False)
    assert first.close == first.end
    assert third.close > third.end


def test_a_quotation_whose_last_mark_is_lost_ends_with_its_paragraph():
    text = "She said: “We stay.\n\nNothing more came. “You go,” he said."
    assert found(text) == ["We stay.", "You go,"]
    assert not quotations(text)[0].continues


@pytest.mark.parametrize("stray", ["“", "”", '"', "«", "``", "''", "‘", "’", "'", "`", "„"])
@pytest.mark.parametrize(
    "form", ["A gauge {} broke.", "A gauge{} broke.", "A {}gauge broke.", "A gauge broke.{}"]
)
def test_a_stray_mark_does_not_touch_other_paragraphs(stray, form):
    before, after = "“One stays,” she said.", "“Two stay,” she said. “Three ‘really’ stay.”"
    text = "\n\n".join([before, form.format(stray), after])
    kept = [w for w in found(text) if w in ("One stays,", "Two stay,", "Three ‘really’ stay.", "really")]
    assert kept == ["One stays,", "Two stay,", "Three ‘really’ stay.", "really"]


def test_a_mark_between_two_blanks_opens_nothing_that_goes_on():
    text = 'A gauge " broke.\n\n“We stay,” she said.'
    assert found(text) == ["We stay,"]


@pytest.mark.parametrize(
    "text", ["", " \n ", "No marks at all.", '""', "“”", "“", "”", "“ ”", '" "', "“…”", "“,", "‘ ’"]
)
def test_nothing_quoted_gives_nothing(text):
    assert quotations(text) == []


def test_paragraphs_are_lines_without_the_white_space_around_them():
    text = " One. \r\n\r\n\tTwo words.\u00a0\n \n\rThree"
    assert [text[s:e] for s, e in paragraphs(text)] == ["One.", "Two words.", "Three"]


MARKS = "\"“”„«»‘’'`"
salad = st.lists(
    st.sampled_from([*MARKS, "``", "''", "s", "Stay", "go", " ", " ", ", ", ".", "—", "\n", "\n\n", "\r\n"])
)


@given(salad.map("".join))
@example("“a ‘b “c” d’ e")
@settings(deadline=None, max_examples=300)
def test_whatever_stands_there_quotations_are_nested_stretches_of_one_paragraph(text):
    lines = paragraphs(text)
    all_ = quotations(text)
    for q in all_:
        assert 0 <= q.open < q.start <= q.end <= q.close <= len(text)
        assert any(s <= q.open and q.close <= e for s, e in lines)
        assert text[q.open : q.start].strip(MARKS) == ""
        assert text[q.end : q.close].strip(MARKS) == ""
    for a in all_:
        for b in all_:
            apart = a.close <= b.open or b.close <= a.open
            nested = (a.start <= b.open and b.close <= a.end) or (b.start <= a.open and a.close <= b.end)
            assert apart or nested or a == b


@given(salad.map("".join), salad.map("".join))
@settings(deadline=None, max_examples=200)
def test_a_paragraph_is_read_alike_wherever_it_stands(before, text):
    """Whether a quotation goes on depends on the paragraph behind it only."""
    alone = [(q.open, q.close, q.depth) for q in quotations(text)]
    shift = len(before) + 2
    both = quotations(f"{before}\n\n{text}")
    behind = [(q.open - shift, q.close - shift, q.depth) for q in both if q.open >= shift]
    assert behind == alone


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "'",
        "“",
        "”",
        "‘",
        "’",
        "“”",
        "“a” ",
        "‘a ",
        " 'a",
        "s' ",
        "‘s' ",
        "“a\n",
        '"a b\n',
        "\"'“‘a’”'\" ",
    ],
)
def test_a_long_run_of_marks_takes_time_in_proportion(unit):
    started = time.perf_counter()
    quotations(unit * (250_000 // len(unit)))
    assert time.perf_counter() - started < 40  # two seconds on a busy machine; quadratic time would be hours
