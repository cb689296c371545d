import pytest

from geoquote.text.datelines import datelines


def found(text, *places):
    ranges = [(text.index(p), text.index(p) + len(p)) for p in places]
    return [(text[s:e], text[e:]) for s, e in datelines(text, ranges)]


@pytest.mark.parametrize(
    "line",
    [
        "Dornal: ",
        "DORNAL — ",
        "Dornal- ",
        "Dornal.- ",
        "DORNAL, Kesmar – ",
        "DORNAL, July 24: ",
        "DORNAL, Jul. 4, 2021 – ",
        "DORNAL (Harbour Press) - ",
        "DORNAL, May 3 (Harbour Press/HP): ",
    ],
)
def test_a_dateline_reaches_to_the_report(line):
    assert found(line + "The council met.", line[:6]) == [(line, "The council met.")]


@pytest.mark.parametrize(
    "text",
    [
        "Dornal Mayor Ilen Torvan: We will not sign.",
        "Dornal said on Monday: no talks.",
        "Dornal, the port, is quiet.",
        "Dornal-based guests came.",
        "Dornal",
        "They came from Dornal: it was late.",
    ],
)
def test_a_place_that_a_sentence_goes_on_with_is_none(text):
    assert found(text, "Dornal") == []


def test_every_paragraph_may_have_one():
    text = "Dornal: The council met.\n\nKesmar: The port is shut."
    assert [line for line, _ in found(text, "Dornal", "Kesmar")] == ["Dornal: ", "Kesmar: "]
