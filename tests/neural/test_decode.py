import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoquote.neural.decode import Decoder
from geoquote.neural.heads import Frame
from geoquote.text.words import words
from tests.timing import least_seconds


def place(text, phrase):
    """Give the words [start, end) of a phrase that stands once in the text."""
    at = text.index(phrase)
    assert text.find(phrase, at + 1) < 0, f"{phrase!r} stands twice"
    found = [k for k, (s, e) in enumerate(words(text)) if at <= s and e <= at + len(phrase)]
    return found[0], found[-1] + 1


def frame(text, *content, cue=None, source=None, anchor=None, score=0.9, thought=0.1):
    """Make what the network would say: phrases of the text."""
    at = place(text, anchor or cue or content[0])[0]
    return Frame(
        anchor=at,
        kind="cue" if cue else "content",
        anchor_score=score,
        path_score=0.8,
        thought=thought,
        source=(place(text, source),) if source else (),
        cue=(place(text, cue),) if cue else (),
        content=tuple(place(text, c) for c in content),
    )


def drafts(text, *frames):
    return Decoder(text, words(text)).drafts(frames)


def parts(text, draft):
    return [text[s:e] for s, e in draft.parts]


def decoded(text, *frames):
    """Give each quote's words and its type."""
    return [(parts(text, d), d.type) for d in drafts(text, *frames)]


@pytest.mark.parametrize(
    "content",
    [
        "The bridge stays open,",
        "The bridge stays open",
        "“The bridge stays open,”",
        "bridge stays",
    ],
)
def test_quotation_marks_give_exact_bounds_where_the_network_is_near(content):
    text = "“The bridge stays open,” said Mira Solen."
    found = drafts(text, frame(text, content, cue="said", source="Mira Solen"))
    assert [parts(text, d) for d in found] == [["The bridge stays open,"]]
    assert found[0].type == "direct"
    assert text[slice(*found[0].cue)] == "said"
    assert text[slice(*found[0].source)] == "Mira Solen"


def test_an_indirect_quote_ends_before_its_full_stop():
    text = "Mira Solen said that the bridge, which is old, stays open."
    content = "that the bridge, which is old, stays open."
    assert decoded(text, frame(text, content, cue="said")) == [
        (["that the bridge, which is old, stays open"], "indirect")
    ]


def test_a_quotation_parted_by_its_cue_is_one_quote():
    text = "“The bridge stays open,” said Mira Solen, “and it is safe.”"
    found = decoded(text, frame(text, "The bridge stays open,", "and it is safe.", cue="said"))
    assert found == [(["The bridge stays open,", "and it is safe."], "direct")]


def test_words_behind_the_cue_belong_to_the_quote_even_where_the_network_missed_them():
    text = "“The bridge stays open,” said Mira Solen. “It is safe for cars.”"
    found = decoded(text, frame(text, "The bridge stays open", cue="said", source="Mira Solen"))
    assert found == [(["The bridge stays open,", "It is safe for cars."], "direct")]


def test_words_behind_another_sentence_do_not():
    text = "“The bridge stays open,” said Mira Solen. Then it rained. “It is not safe for any car.”"
    found = decoded(text, frame(text, "The bridge stays open", cue="said", source="Mira Solen"))
    assert found == [(["The bridge stays open,"], "direct"), (["It is not safe for any car."], "direct")]


def test_a_mixed_quote_keeps_its_words_inside_and_outside_marks():
    text = "Mira Solen said the bridge was “as old as the hills” and unsafe."
    content = "the bridge was “as old as the hills” and unsafe"
    assert decoded(text, frame(text, content, cue="said")) == [([content], "mixed")]


def test_a_mixed_quote_does_not_stop_inside_its_marks():
    text = "Mira Solen said the bridge was “as old as the hills,” and left."
    for cut in ("the bridge was “as old as", "the bridge was “as old as the hills"):
        found = decoded(text, frame(text, cut, cue="said"))
        assert found == [(["the bridge was “as old as the hills,”"], "mixed")]


@pytest.mark.parametrize("parting", ["\n\n", "\r\n\r\n", "\n"])
@pytest.mark.parametrize("seen", ["One bridge is old.", "Three bridges fell,"])
def test_a_quotation_over_paragraphs_is_one_quote_of_several_parts(parting, seen):
    paragraphs = ["“One bridge is old.", "“Two bridges are new.", "“Three bridges fell,” said Mira Solen."]
    text = parting.join(paragraphs)
    found = decoded(text, frame(text, seen, cue="said", source="Mira Solen"))
    assert found == [(["One bridge is old.", "Two bridges are new.", "Three bridges fell,"], "direct")]


def test_a_report_inside_a_report_is_a_quote_of_its_own():
    text = "“My boss told me ‘the bridge is old’ and left,” said Mira Solen."
    outer = frame(text, "My boss told me ‘the bridge is old’ and left,", cue="said")
    inner = frame(text, "the bridge is old", cue="told")
    assert decoded(text, outer, inner) == [
        (["My boss told me ‘the bridge is old’ and left,"], "direct"),
        (["the bridge is old"], "direct"),
    ]


def test_an_indirect_report_inside_a_quotation_keeps_its_own_bounds():
    text = "“My boss said that the bridge is old, and left,” Mira Solen told us."
    outer = frame(text, "My boss said that the bridge is old, and left,", cue="told")
    inner = frame(text, "that the bridge is old", cue="said")
    found = decoded(text, outer, inner)
    assert (["that the bridge is old"], "indirect") in found
    assert (["My boss said that the bridge is old, and left,"], "direct") in found


def test_of_two_frames_for_the_same_words_the_surer_one_is_kept():
    text = "“The bridge stays open,” said Mira Solen, who added a smile."
    sure = frame(text, "The bridge stays open,", cue="said", score=0.9)
    less = frame(text, "The bridge stays open,", cue="added", score=0.6)
    (found,) = drafts(text, less, sure)
    assert text[slice(*found.cue)] == "said"


def test_a_frame_without_words_is_no_quote():
    text = "Mira Solen said."
    assert drafts(text, frame(text, cue="said"), frame(text, ".", cue="said")) == []


def test_the_nearest_cue_and_source_are_taken():
    text = "Abel Moreau left. Mira Solen said that it rained, and said so again to Tova Brand."
    at = place(text, "said that")[0]
    source = (place(text, "Abel Moreau"), place(text, "Mira Solen"))
    found = Frame(
        at, "cue", 0.9, 0.8, 0.1, source, ((at, at + 1), place(text, "said so")), (place(text, "it rained"),)
    )
    (draft,) = drafts(text, found)
    assert draft.cue == (text.index("said that"), text.index("said that") + 4)
    assert text[slice(*draft.source)] == "Mira Solen"


@pytest.mark.parametrize(("thought", "act"), [(0.1, "speech"), (0.9, "thought")])
def test_speech_and_thought_are_told_apart(thought, act):
    text = "Mira Solen hopes that the bridge stays open."
    (draft,) = drafts(text, frame(text, "that the bridge stays open", cue="hopes", thought=thought))
    assert draft.act == act


def test_a_quoted_paragraph_that_the_network_missed_is_a_quote_by_its_marks():
    text = "The mayor spoke.\n\n“The bridge is older than any of us here.”\n\nIt rained."
    (draft,) = drafts(text)
    assert parts(text, draft) == ["The bridge is older than any of us here."]
    assert draft.by_marks
    assert (draft.cue, draft.source) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "They read “The Old Bridge at Night” in school.",
        "The so-called “very old bridge of the hills” fell.",
        "The “bridge” fell.",
        "“Bridges” fell.",
    ],
)
def test_titles_and_single_words_in_marks_are_no_quotes(text):
    assert drafts(text) == []


@pytest.mark.parametrize("mark", ["“", "”", '"', "«", "‘", "'", "``"])
@pytest.mark.parametrize("form", ["It {} rained. ", "It{} rained. ", "It {}rained. "])
def test_no_words_are_lost_where_a_stray_mark_stands(mark, form):
    text = (
        form.format(mark) + "Mira Solen said that the bridge stays open.\n\n“It is safe for cars,” she added."
    )
    said = frame(text, "that the bridge stays open", cue="said")
    added = frame(text, "It is safe for cars,", cue="added")
    found = [p for d in drafts(text, said, added) for p in parts(text, d)]
    assert any("that the bridge stays open" in p for p in found)
    assert "It is safe for cars," in found


def test_a_quotation_behind_the_next_cue_is_not_the_first_cues():
    text = "“The bridge stays open,” Mira Solen said, adding that it is old. “It is safe for cars.”"
    first = frame(text, "The bridge stays open,", "It is safe for cars.", cue="said", source="Mira Solen")
    then = frame(text, "that it is old", cue="adding", source="Mira Solen")
    found = drafts(text, first, then)
    assert [parts(text, d) for d in found] == [
        ["The bridge stays open,"],
        ["that it is old"],
        ["It is safe for cars."],
    ]
    assert found[2].cue is None


def test_a_quoted_sentence_behind_a_report_is_a_quote_of_its_own():
    text = "Mira Solen said the bridge stays open. “It is safe for cars.”"
    found = decoded(text, frame(text, "the bridge stays open", "It is safe for cars.", cue="said"))
    assert found == [(["the bridge stays open"], "indirect"), (["It is safe for cars."], "direct")]


def test_a_quotation_that_two_frames_claim_is_in_one_quote_only():
    text = "“The bridge stays open,” said Mira Solen. It rained. “It is safe for cars,” replied Abel Moreau."
    said = frame(text, "The bridge stays open,", "It is safe for cars,", cue="said")
    replied = frame(text, "It is safe for cars,", cue="replied")
    assert decoded(text, said, replied) == [
        (["The bridge stays open,"], "direct"),
        (["It is safe for cars,"], "direct"),
    ]


DENSE = {
    "in paragraphs": "“The bridge stays open,” said Mira Solen. “It is safe for cars.”\n\n",
    "on one line": "“The bridge stays open,” said Mira Solen. “It is safe for cars.” ",
    "left open": "“The bridge stays open, said Mira Solen.\n\n",
}


def seconds(unit, size):
    """Give the seconds that a text of so many characters takes, with two frames for every cue."""
    text = unit * (size // len(unit))
    spans, one = words(text), words(unit)
    cue = [unit[s:e] for s, e in one].index("said")
    frames = [
        Frame(b + at, kind, 0.9, 0.8, 0.1, (), ((b + cue, b + cue + 1),), ((b + 1, b + cue - 1),))
        for b in range(0, len(spans), len(one))
        for at, kind in ((cue, "cue"), (1, "content"))
    ]
    assert Decoder(text, spans).drafts(frames)
    return least_seconds(lambda: Decoder(text, spans).drafts(frames))


@pytest.mark.parametrize("unit", DENSE.values(), ids=DENSE)
def test_text_full_of_quotes_takes_time_in_proportion(unit):
    assert seconds(unit, 120_000) < 8 * seconds(unit, 30_000)  # quadratic time would be sixteen times as long


MARKS = "\"“”‘’'`«»"
made = st.lists(
    st.sampled_from([*MARKS, "Solen", "said", "stay", "go", ".", ",", "\n\n", "\r\n"]),
    min_size=1,
    max_size=30,
)


@given(made, st.data())
@settings(deadline=None, max_examples=300)
def test_whatever_the_network_says_quotes_are_stretches_of_the_text(pieces, data):
    text = " ".join(pieces)
    spans = words(text)
    some = st.tuples(st.integers(0, len(spans)), st.integers(1, 6)).map(
        lambda s: (s[0], min(s[0] + s[1], len(spans)))
    )
    ranges = st.lists(some.filter(lambda s: s[0] < s[1]), max_size=3).map(tuple)
    frames = [
        Frame(
            data.draw(st.integers(0, len(spans) - 1)), data.draw(st.sampled_from(["cue", "content"])), 0.9, 0.8, 0.1,
            data.draw(ranges), data.draw(ranges), data.draw(ranges),
        )
        for _ in range(data.draw(st.integers(0, 3)) if spans else 0)
    ]  # fmt: skip
    found = Decoder(text, spans).drafts(frames)
    assert found == sorted(found, key=lambda d: (d.parts[0], d.parts[-1]))
    for d in found:
        assert d.type in ("direct", "indirect", "mixed")
        assert list(d.parts) == sorted(d.parts)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(d.parts))
        for s, e in [*d.parts, *(p for p in (d.cue, d.source) if p)]:
            assert 0 <= s < e <= len(text)
            assert text[s:e].strip()
            assert "\n" not in text[s:e] or (s, e) in (d.cue, d.source)


@pytest.mark.parametrize("closing", [")", ".)"])
def test_a_bracket_that_a_source_or_a_content_opens_is_closed(closing):
    text = f"Mira Solen (S-Oren{closing} said the ferry is late (by a day{closing} The quay was full."
    [found] = drafts(
        text, frame(text, "the ferry is late (by a day", cue="said", source="Mira Solen (S-Oren")
    )
    assert text[slice(*found.source)] == f"Mira Solen (S-Oren{closing}"
    assert parts(text, found) == [f"the ferry is late (by a day{closing}"]
