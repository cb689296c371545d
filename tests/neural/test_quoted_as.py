import re

import pytest

from geoquote.neural.draft import Draft
from geoquote.neural.quoted_as import quoted_as


def place(words, text):
    (found,) = re.finditer(re.escape(words), text)
    return found.span()


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Solen Radio quoted Ona Brell as saying that it holds.", "Ona Brell"),
        (
            "It fell, Solen Radio said, quoting Ona Brell, the mayor, as saying it holds.",
            "Ona Brell, the mayor",
        ),
        ("Solen Radio quoted Ona Brell on Monday as saying it holds.", "Ona Brell"),
        ("Solen Radio cites a source in the port as saying it holds.", "a source in the port"),
        ("“It holds,” Solen Radio quoted Ona Brell as saying.", "Ona Brell"),
    ],
)
def test_the_one_who_is_quoted_is_the_source(text, whom):
    verb = re.search(r"quoted|quoting|cites", text)
    draft = Draft(
        (place("t holds", text),), "indirect", "speech", cue=verb.span(), source=place("Solen Radio", text)
    )
    [found] = quoted_as([draft], text)
    assert text[slice(*found.source)] == whom
    assert text[slice(*found.cue)] == "saying"


@pytest.mark.parametrize(
    "text",
    [
        "Ona Brell was quoted by Solen Radio as saying it holds.",
        "Ona Brell was quoted on Monday in Solen as saying it holds.",
        "Ona Brell said it holds.",
    ],
)
def test_whoever_was_quoted_by_another_stays(text):
    cue = re.search("quoted|said", text).span()
    draft = Draft((place("it holds", text),), "indirect", "speech", cue=cue, source=place("Ona Brell", text))
    [found] = quoted_as([draft], text)
    assert (found.source, found.parts) == (draft.source, draft.parts)


@pytest.mark.parametrize(
    "text",
    [
        "“It holds,” Ona Brell was quoted as saying.",
        "“It holds,” Ona Brell was quoted by Solen Radio as saying.",
    ],
)
def test_a_quotation_before_these_words_has_its_source_and_cue_in_them(text):
    [found] = quoted_as([Draft((place("It holds,", text),), "direct", "speech", None, None)], text)
    assert text[slice(*found.source)] == "Ona Brell"
    assert text[slice(*found.cue)] == "saying"


def test_these_words_are_no_part_of_what_is_said():
    text = "“It holds,” the radio quoted her as saying."
    parts = (place("It holds,", text), place("her as saying", text))
    [found] = quoted_as([Draft(parts, "mixed", "speech", cue=place("saying", text), source=None)], text)
    assert (found.parts, found.type) == (parts[:1], "direct")
    text = "Solen Radio cited Ona Brell as saying that it holds."
    part = place("Ona Brell as saying that it holds", text)
    [found] = quoted_as([Draft((part,), "indirect", "speech", cue=place("cited", text), source=None)], text)
    assert text[slice(*found.parts[0])] == "that it holds"
    text = text.replace("saying that", "saying: that")
    part = place("Ona Brell as saying: that it holds", text)
    [found] = quoted_as([Draft((part,), "indirect", "speech", cue=place("cited", text), source=None)], text)
    assert text[slice(*found.parts[0])] == "that it holds"


def test_long_texts_take_no_long_time():
    assert quoted_as([], "quoted " * 20_000) == []
