from geoquote.neural.draft import Draft
from geoquote.neural.unspoken import Known, spoken

DATELINE = "Dornal: The council met on Monday."


def at(text, words):
    return text.index(words), text.index(words) + len(words)


def draft(text, content, *, cue=None, source=None, type="indirect"):
    return Draft(
        (at(text, content),), type, "speech", cue and at(text, cue), source and at(text, source), 0.9
    )


def test_a_dateline_is_not_the_source_of_the_report():
    d = draft(DATELINE, "The council met on Monday", source="Dornal")
    assert spoken([d], DATELINE, Known(places=[at(DATELINE, "Dornal")])) == []


def test_before_quoted_words_a_place_may_be_who_spoke():
    text = "Dornal: “The council met.”"
    d = draft(text, "The council met.", source="Dornal", type="direct")
    assert spoken([d], text, Known(places=[at(text, "Dornal")])) == [d]


def test_a_person_before_a_colon_is_who_spoke():
    text = "Torvan: The council met on Monday."
    d = draft(text, "The council met on Monday", source="Torvan")
    assert spoken([d], text, Known(people=[at(text, "Torvan")])) == [d]


def test_a_dateline_is_cut_off_what_is_said():
    text = "DORNAL – The port is shut, the council said."
    d = draft(text, "DORNAL – The port is shut", cue="said", source="the council")
    (kept,) = spoken([d], text, Known(places=[at(text, "DORNAL")]))
    assert kept.parts == (at(text, "The port is shut"),)


def test_a_content_that_is_a_dateline_alone_is_no_quote():
    text = "DORNAL – The port is shut, the council said."
    d = draft(text, "DORNAL", cue="said", source="the council")
    assert spoken([d], text, Known(places=[at(text, "DORNAL")])) == []


def test_a_cue_that_is_part_of_a_name_reports_nothing():
    text = "Mira Solen and Holds Torvan of Dornal met Abel."
    d = draft(text, "met Abel", cue="Holds", source="Torvan")
    people = [at(text, "Mira Solen"), at(text, "Holds Torvan"), at(text, "Abel")]
    assert spoken([d], text, Known(people=people)) == []
    assert spoken([d], text, Known(people=people[:1])) == [d]


def test_a_name_that_begins_a_sentence_is_no_cue_of_what_follows_unquoted():
    text = "Said Torvan claimed a prize. The port is shut, said Mira."
    claimed = draft(text, "claimed a prize", cue="Said", source="Torvan")
    told = draft(text, "The port is shut", cue="said", source="Mira")
    assert spoken([claimed, told], text, Known()) == [told]


def test_quoted_words_stay_whatever_their_cue_is_taken_for():
    text = "Said Torvan: “The port is shut.”"
    d = draft(text, "The port is shut.", cue="Said", source="Torvan", type="direct")
    assert spoken([d], text, Known(people=[at(text, "Said Torvan")])) == [d]


def test_a_cue_between_names_reports():
    text = "Mira Solen told Abel Torvan that the port is shut."
    d = draft(text, "that the port is shut", cue="told Abel Torvan", source="Mira Solen")
    assert spoken([d], text, Known(people=[at(text, "Mira Solen"), at(text, "Abel Torvan")])) == [d]
