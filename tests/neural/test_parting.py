import pytest

from geoquote.neural.draft import Draft
from geoquote.neural.parting import apart, distinct, past_next_cue, shared_out
from geoquote.neural.quoted import Quoted

NO_MARKS = Quoted("x" * 60)


def draft(*parts, cue=None, source=None, type="direct", score=0.9):
    return Draft(tuple(parts), type, "speech", cue, source, score)


def test_a_quoted_sentence_behind_a_finished_report_is_a_quote_of_its_own():
    text = "Mira Solen said the bridge stays open. “It is safe.”"
    at = {
        w: (text.index(w), text.index(w) + len(w)) for w in ("said", "the bridge stays open", "It is safe.")
    }
    whole = draft(at["the bridge stays open"], at["It is safe."], cue=at["said"], type="mixed")
    report, sentence = apart(whole, Quoted(text))
    assert (report.parts, report.type, report.cue) == ((at["the bridge stays open"],), "indirect", at["said"])
    assert (sentence.parts, sentence.type, sentence.cue) == ((at["It is safe."],), "direct", None)
    assert sentence.by_marks


def test_quoted_words_within_a_report_stay_in_it():
    text = "Mira Solen said the bridge stays open, “and is safe.”"
    whole = draft((16, 37), (40, 52), cue=(11, 15), type="mixed")
    assert text[40:52] == "and is safe."
    assert apart(whole, Quoted(text)) == [whole]


def test_a_quotation_that_two_cues_claim_is_the_nearest_cues():
    far = draft((0, 10), (40, 50), cue=(11, 15))
    near = draft((40, 50), cue=(52, 56))
    assert [(d.cue, d.parts) for d in shared_out([far, near], NO_MARKS)] == [
        ((11, 15), ((0, 10),)),
        ((52, 56), ((40, 50),)),
    ]


def test_what_is_left_without_a_quotation_is_indirect():
    text = "“No,” said Mira Solen. “It holds.” The bridge stays open, she added."
    at = {
        w: (text.index(w), text.index(w) + len(w))
        for w in ("No,", "said", "It holds.", "The bridge stays open", "added")
    }
    first = draft(at["No,"], at["It holds."], cue=at["said"])
    second = draft(at["It holds."], at["The bridge stays open"], cue=at["added"], type="mixed")
    assert [(d.parts, d.type) for d in shared_out([first, second], Quoted(text))] == [
        ((at["No,"], at["It holds."]), "direct"),
        ((at["The bridge stays open"],), "indirect"),
    ]


def test_a_quotation_that_a_cue_claims_is_not_that_of_a_draft_without_one():
    assert shared_out([draft((0, 10)), draft((0, 10), cue=(11, 15))], NO_MARKS) == [
        draft((0, 10), cue=(11, 15))
    ]


def test_two_cues_with_nothing_else_to_claim_both_keep_their_words():
    both = [draft((0, 10), cue=(11, 15)), draft((0, 10), cue=(20, 25))]
    assert shared_out(both, NO_MARKS) == both


@pytest.mark.parametrize(("end", "kept"), [(100, 1), (72, 1), (60, 2)])
def test_of_drafts_with_nearly_the_same_words_the_surer_is_kept(end, kept):
    less, sure = draft((0, end), score=0.6), draft((0, 100), score=0.9)
    found = distinct([less, sure])
    assert found[0] == sure
    assert len(found) == kept


def test_two_cues_that_share_a_word_bring_in_one_quote():
    sure = draft((20, 40), cue=(6, 14))  # “was told …”
    less = draft((20, 90), cue=(10, 14), score=0.8)  # “told …”
    other = draft((50, 60), cue=(42, 46), score=0.7)
    assert distinct([less, sure, other]) == [sure, other]
    assert distinct([sure, draft((50, 90), cue=(10, 14), score=0.8)])[1:]  # other words: “A,” was told, “B.”


def test_long_drafts_are_compared_wherever_they_begin():
    assert len(distinct([draft((10, 9000)), draft((900, 9000), score=0.8), draft((9000, 9900))])) == 2


def test_what_stands_behind_the_next_cue_is_parted():
    first = draft((0, 10), (60, 70), cue=(12, 16), source=(17, 20))
    then = draft((40, 55), cue=(30, 36), type="indirect")
    kept, own, other = past_next_cue([first, then])
    assert (kept.parts, kept.cue) == (((0, 10),), (12, 16))
    assert (own.parts, own.cue, own.source, own.by_marks) == (((60, 70),), None, None, True)
    assert other == then


def test_a_quote_without_another_cue_in_it_stays_whole():
    whole = draft((0, 10), (20, 30), cue=(12, 16))
    assert past_next_cue([whole, draft((60, 70), cue=(50, 55))]) == [whole, draft((60, 70), cue=(50, 55))]
