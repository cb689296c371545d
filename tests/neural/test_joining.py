from dataclasses import replace

from geoquote.neural.draft import Draft
from geoquote.neural.joining import joined, with_bare_quotations
from geoquote.neural.quoted import Quoted


def draft(text, *parts, cue=None, source=None, type="direct"):
    """Make a draft of phrases that stand once in the text."""

    def at(phrase):
        assert text.count(phrase) == 1
        return text.index(phrase), text.index(phrase) + len(phrase)

    return Draft(tuple(map(at, parts)), type, "speech", cue and at(cue), source and at(source))


def shown(text, drafts):
    return [([text[s:e] for s, e in d.parts], d.cue and text[slice(*d.cue)]) for d in drafts]


def join(text, *drafts):
    return shown(text, joined(drafts, Quoted(text)))


def bare(text, *drafts):
    return shown(text, with_bare_quotations(drafts, Quoted(text)))


TOLD = "“The bridge stays open,” said Mira Solen. “It is safe for cars.” It rained."


def test_words_without_a_cue_that_follow_a_cue_are_joined_to_its_quote():
    first = draft(TOLD, "The bridge stays open,", cue="said", source="Mira Solen")
    then = draft(TOLD, "It is safe for cars.")
    assert join(TOLD, then, first) == [(["The bridge stays open,", "It is safe for cars."], "said")]


def test_words_with_a_cue_of_their_own_are_not_joined():
    text = "“The bridge stays open,” said Mira Solen. “It is not safe,” replied Abel Moreau."
    first = draft(text, "The bridge stays open,", cue="said", source="Mira Solen")
    then = draft(text, "It is not safe,", cue="replied", source="Abel Moreau")
    assert len(join(text, first, then)) == 2


def test_words_behind_other_words_are_not_joined():
    first = draft(
        TOLD, "The bridge stays open,", cue="said"
    )  # the source is not known: its words stand between
    assert len(join(TOLD, first, draft(TOLD, "It is safe for cars."))) == 2


def test_only_direct_quotes_are_joined():
    first = draft(TOLD, "The bridge stays open,", cue="said", source="Mira Solen", type="mixed")
    assert len(join(TOLD, first, draft(TOLD, "It is safe for cars."))) == 2


def test_a_quotation_that_runs_on_takes_the_cue_of_its_last_paragraph():
    text = "“One bridge is old.\n\n“Two bridges are new.\n\n“Three fell,” said Mira Solen."
    drafts = [
        draft(text, "One bridge is old."),
        draft(text, "Two bridges are new."),
        draft(text, "Three fell,", cue="said", source="Mira Solen"),
    ]
    assert join(text, *drafts) == [(["One bridge is old.", "Two bridges are new.", "Three fell,"], "said")]


def test_a_quotation_nobody_claims_is_joined_to_the_cue_before_it():
    first = draft(TOLD, "The bridge stays open,", cue="said", source="Mira Solen")
    assert bare(TOLD, first) == [(["The bridge stays open,", "It is safe for cars."], "said")]


def test_a_quotation_nobody_claims_is_joined_to_the_paragraph_into_which_it_runs_on():
    text = "“One bridge is very old.\n\n“Three of them fell,” said Mira Solen."
    found = bare(text, draft(text, "Three of them fell,", cue="said", source="Mira Solen"))
    assert found == [(["One bridge is very old.", "Three of them fell,"], "said")]


def test_a_quotation_half_of_which_is_claimed_is_no_quote_of_its_own():
    text = "Mira came. “The bridge that we built is open.”"
    half = draft(text, "The bridge that we built", type="indirect")
    assert bare(text, half) == [(["The bridge that we built"], None)]
    assert len(bare(text, replace(half, parts=(half.parts[0], half.parts[0])))) == 1
    assert len(bare(text, draft(text, "The bridge", type="indirect"))) == 2
