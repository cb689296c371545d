from geoquote.neural.scene import Ask, Candidate, Scene

TEXT = "Tova met Abel. Abel left.\n\nTova stayed. Nobody else came.\n\nAbel wrote. Tova read it."


def candidate(entity, name):
    at = [k for k in range(len(TEXT)) if TEXT.startswith(name, k)]
    return Candidate(
        entity, "PERSON", tuple((k, k + len(name)) for k in at), frozenset({name.lower()}), frozenset()
    )


def test_in_a_stretch_only_who_is_named_there_is_known_and_only_there():
    whole = Scene(TEXT, [candidate(0, "Tova"), candidate(1, "Abel")])
    second = TEXT.index("Tova stayed")
    near = whole.stretch(second, TEXT.index("Abel wrote"), before=whole)
    assert [(c.entity, c.mentions) for c in near.candidates] == [(0, ((second, second + 4),))]
    assert [near.paragraph(k) for k in range(len(TEXT))] == [whole.paragraph(k) for k in range(len(TEXT))]
    assert near.sentence(second) == whole.sentence(second)
    assert whole.stretch(0, len(TEXT), before=whole).candidates == whole.candidates


def test_a_stretch_knows_who_spoke_last_before_it():
    whole = Scene(TEXT, [candidate(0, "Tova"), candidate(1, "Abel")])
    first = whole.stretch(0, 20, before=whole)
    first.remember(1, Ask(None, ((4, 8),)))
    second = whole.stretch(20, len(TEXT), before=first)
    assert (second.said_by, second.last_at) == ([1], 4)
    second.remember(0, Ask(None, ((30, 34),)))
    assert (first.said_by, whole.said_by) == ([1], [])


def test_names_are_found_by_where_they_start():
    whole = Scene(TEXT, [candidate(0, "Tova"), candidate(1, "Abel")])
    assert [(s, c.entity) for s, _, c in whole.named_in(9, TEXT.index("Nobody"))] == [
        (9, 1),
        (15, 1),
        (27, 0),
    ]
    assert whole.named_in(1, 9) == []


def test_a_sentence_ends_where_the_next_one_starts():
    whole = Scene(TEXT, [])
    assert whole.sentence_bounds(TEXT.index("left")) == (15, TEXT.index("Tova stayed"))
    assert whole.sentence_bounds(len(TEXT) - 2) == (TEXT.index("Tova read"), len(TEXT))


def test_names_in_quoted_words_do_not_count_as_told():
    whole = Scene(TEXT, [candidate(0, "Tova"), candidate(1, "Abel")])
    at = TEXT.index("Abel wrote")
    assert whole.recent("PERSON", at) == [0, 1]
    told = Ask(None, ((at, at + 10),))
    whole.remember(1, Ask(None, ((TEXT.index("Tova stayed"), at),)))
    assert whole.recent("PERSON", at, told_in=told) == [1, 0]
    whole.remember(1, Ask(None, ((0, 14),)))
    assert whole.recent("PERSON", at, told_in=told) == [1]
