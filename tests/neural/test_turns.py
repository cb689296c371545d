"""Who has the word where a quote's source is read: made-up people, scenes built by hand."""

import re

from geoquote.neural.scene import NONE, Ask, Candidate, Scene
from geoquote.neural.source import Source
from geoquote.neural.turns import turns

TOVA, ABEL = 0, 1
TEXT = (
    "Tova Lindqvist said: “He wanted the old bridge. I did not.” She asked Abel Moreau whether it holds. "
    "“It does,” he said. The agency reported that it fell. It added that it will fall again. "
    "Moreau said he had warned them."
)


def place(words):
    (m,) = re.finditer(re.escape(words), TEXT)
    return m.span()


def candidate(entity, form):
    return Candidate(
        entity, "PERSON", tuple(m.span() for m in re.finditer(form, TEXT)), frozenset(), frozenset()
    )


def scene():
    return Scene(TEXT, [candidate(TOVA, "Tova Lindqvist"), candidate(ABEL, "Abel Moreau|Moreau")])


def seen(now, ask):
    source = Source.read(TEXT[slice(*ask.source)] if ask.source else None, named=frozenset())
    return list(turns(now, source, ask))


OUTER = Ask(place("Tova Lindqvist"), (place("He wanted the old bridge. I did not."),), place("said:"))


def test_nobody_has_spoken_before_the_first_quote():
    assert seen(scene(), OUTER) == []


def test_whose_quotation_a_source_stands_in_is_known():
    now = scene()
    now.remember(TOVA, OUTER)
    inner = Ask(place("He"), (place("the old bridge"),), place("wanted"))
    assert (TOVA, "around.marks") in seen(now, inner)
    assert not [name for _, name in seen(now, Ask(place("She"), (place("it holds"),))) if "around" in name]


def test_words_without_marks_may_be_their_speakers_own():
    now = scene()
    start = place("Moreau said")[0]
    now.remember(ABEL, Ask((start, start + len("Moreau")), (place("he had warned them"),)))
    at = place("he had warned them")[0]
    assert (ABEL, "around.plain") in seen(now, Ask((at, at + 2), (place("warned them"),)))


def test_who_was_asked_may_answer():
    now = scene()
    now.remember(TOVA, Ask(place("She"), (place("whether it holds"),), place("asked")))
    answer = seen(now, Ask((place("he said")[0], place("he said")[0] + 2), (place("It does,"),)))
    assert {(ABEL, "hearer"), (ABEL, "hearer.asked")} <= set(answer)


def test_what_kind_of_source_spoke_last_is_told_of_who_it_was():
    now = scene()
    now.remember(NONE, Ask(place("The agency"), (place("that it fell"),), place("reported")))
    at = place("It added")[0]
    assert (NONE, "none.last.definite.body") in seen(
        now, Ask((at, at + 2), (place("that it will fall again"),))
    )


def test_who_spoke_before_a_stretch_has_no_type_there():
    now = Scene(TEXT, [candidate(ABEL, "Abel Moreau|Moreau")])
    now.remember(TOVA, OUTER)
    told = seen(now, Ask(place("She"), (place("it holds"),)))
    assert not [name for _, name in told if name.startswith("last.")]
    there = scene()
    there.remember(TOVA, OUTER)
    assert (TOVA, "last.name.PERSON") in seen(there, Ask(place("She"), (place("it holds"),)))
