import json
import re

import pytest

from geoquote.errors import ModelError
from geoquote.neural.speakers import NONE, Ask, Candidate, Scene, Source, SpeakerModel, features

TOVA, ABEL, BOARD = 0, 1, 2
TEXT = (
    "Tova Lindqvist, the mayor, met Abel Moreau of the River Board.\n\n"
    "“The bridge stays open,” Lindqvist said. “It holds.”\n\n"
    "He disagreed. “The old bridge will fall,” he said.\n\n"
    "The mayor laughed. Officials kept quiet."
)


def place(words, text=TEXT):
    (m,) = re.finditer(re.escape(words), text)
    return m.span()


def candidate(entity, kind, form, names, *, role="", gender=None, text=TEXT):
    at = tuple(m.span() for m in re.finditer(form, text))
    return Candidate(entity, kind, at, frozenset(names.split()), frozenset(role.split()), gender)


@pytest.fixture
def scene():
    return Scene(
        TEXT,
        [
            candidate(
                TOVA, "PERSON", "Tova Lindqvist|Lindqvist", "tova lindqvist", role="mayor", gender="female"
            ),
            candidate(ABEL, "PERSON", "Abel Moreau", "abel moreau", gender="male"),
            candidate(BOARD, "ORG", "River Board", "river board"),
        ],
    )


def ask(source, content):
    return Ask(place(source) if source else None, (place(content),))


def linear(weights):
    """Make a model without hidden units."""
    return SpeakerModel({name: [weight] for name, weight in weights.items()})


def of(scene, question, entity):
    """Give the features of one candidate that hold for every kind of source."""
    found = dict(features(scene, question))[entity]
    return {k[2:]: v for k, v in found.items() if k.startswith("*:")}


HE_SAID = (TEXT.index("he said"), TEXT.index("he said") + 2)
HE = ("he said", "The old bridge will fall,")


@pytest.mark.parametrize(
    ("text", "kind", "head", "plural"),
    [
        (None, "missing", "", False),
        ("He", "he", "he", False),
        ("she", "she", "she", False),
        ("they", "they", "they", False),
        ("it", "it", "it", False),
        ("the mayor", "definite", "mayor", False),
        ("the head of the delegation", "definite", "head", False),
        ("a senior official who asked not to be named", "bare", "official", False),
        ("officials at the board", "bare", "officials", True),
        ("the police", "definite", "police", True),
        ("the press", "definite", "press", False),
        ("", "bare", "", False),
    ],
)
def test_a_source_is_read_by_its_head(text, kind, head, plural):
    source = Source.read(text, named=frozenset())
    assert (source.kind, source.head, source.plural) == (kind, head, plural)


def test_a_name_inside_decides_what_kind_a_source_is():
    assert Source.read("the mayor Tova Lindqvist", named=frozenset({"PERSON", "GPE"})).kind == "name"
    assert Source.read("the River Board", named=frozenset({"ORG"})).kind == "body"


def test_none_of_them_is_weighed_first_and_everybody_once(scene):
    assert [e for e, _ in features(scene, ask(None, "It holds."))] == [NONE, TOVA, ABEL, BOARD]


def test_the_name_in_the_source_is_seen_where_it_stands(scene):
    named = of(scene, Ask(place("Abel Moreau of the River Board"), (place("It holds."),)), ABEL)
    assert {"in.PERSON", "in.start.PERSON", "in.rank0.PERSON", "in.before.small.PERSON"} <= set(named)
    employer = of(scene, Ask(place("Abel Moreau of the River Board"), (place("It holds."),)), BOARD)
    assert {"in.ORG", "in.rank1.ORG", "in.end.ORG", "in.after_preposition.ORG"} <= set(employer)


def test_a_pronoun_asks_for_gender(scene):
    question = Ask((TEXT.index("he said"), TEXT.index("he said") + 2), (place("The old bridge will fall,"),))
    assert "gender.same" in of(scene, question, ABEL)
    assert "gender.other" in of(scene, question, TOVA)
    assert not {"gender.same", "gender.other"} & set(of(scene, question, BOARD))


def test_a_nominal_asks_for_a_role(scene):
    question = ask("The mayor", "Officials kept quiet")
    assert {"role.shares.PERSON", "role.head.PERSON", "holder0"} <= set(of(scene, question, TOVA))
    assert not {"role.shares.PERSON", "role.head.PERSON", "holder0"} & set(of(scene, question, ABEL))


def test_distance_is_counted_in_paragraphs_and_sentences(scene):
    question = ask("The mayor", "Officials kept quiet")
    assert {"paragraphs2.PERSON", "sentences4.PERSON"} <= set(of(scene, question, TOVA))
    assert {"paragraphs3.PERSON"} <= set(of(scene, question, ABEL))


def test_who_spoke_last_is_remembered(scene):
    question = ask(None, "It holds.")
    assert "spoke" not in of(scene, question, TOVA)
    scene.remember(TOVA, ask("Lindqvist said", "The bridge stays open,"))
    found = of(scene, question, TOVA)
    assert {"spoke", "spoke.back0", "spoke.last.paragraphs0", "spoke.last.nobody_since"} <= set(found)


REPORT = (
    "A letter by Tova Lindqvist surfaced. The letter says the ferry sails. Abel Moreau’s office wrote back.\n\n"
    "The letter calls the ferry old. The PM of the island read it, as Abel Moreau and the River and Sea Board know."
)


@pytest.fixture
def letters():
    return Scene(
        REPORT,
        [
            candidate(TOVA, "PERSON", "Tova Lindqvist", "tova lindqvist", text=REPORT),
            candidate(ABEL, "PERSON", "Abel Moreau", "abel moreau", role="prime minister", text=REPORT),
            candidate(BOARD, "ORG", "River and Sea Board", "river and sea board", text=REPORT),
        ],
    )


def test_whose_document_speaks_is_told_from_whose_office(letters):
    letter = of(letters, Ask(place("A letter by Tova Lindqvist", REPORT), ((0, 1),)), TOVA)
    office = of(letters, Ask(place("Abel Moreau’s office", REPORT), ((0, 1),)), ABEL)
    assert {"in.at_preposition.PERSON.document", "in.at_preposition.PERSON.by"} <= set(letter)
    assert {k for k in office if k.startswith("in.owner.PERSON.")} == {"in.owner.PERSON.body"}


def test_a_short_title_is_read_in_full(letters):
    found = of(letters, Ask(place("The PM", REPORT), (place("read it", REPORT),)), ABEL)
    assert {"role.head.PERSON", "all_fit.PERSON"} <= set(found)


def test_and_within_a_name_joins_nobody(letters):
    one = Ask(place("the River and Sea Board", REPORT), ((0, 1),))
    two = Ask(place("Abel Moreau and the River and Sea Board", REPORT), ((0, 1),))
    assert "none.and" not in of(letters, one, NONE)
    assert "none.and" in of(letters, two, NONE)


def test_people_named_last_come_first(scene):
    assert scene.recent("PERSON", TEXT.index("He disagreed")) == [TOVA, ABEL]
    assert scene.recent("PERSON", TEXT.index("River Board")) == [ABEL, TOVA]
    assert scene.recent("PERSON", 0) == []


def test_probabilities_add_up_to_one_and_follow_the_weights(scene):
    question = ask("The mayor", "Officials kept quiet")
    p = linear({"definite:role.head.PERSON": 4.0}).probabilities(scene, question)
    assert sum(p.values()) == pytest.approx(1)
    assert p[TOVA] > 0.9
    assert p[ABEL] == p[BOARD] == p[NONE]


def test_without_weights_nobody_is_likelier(scene):
    assert set(linear({}).probabilities(scene, ask(None, "It holds.")).values()) == {0.25}


def test_large_weights_do_not_overflow(scene):
    p = linear({"*:type.PERSON": 1e6, "*:none": -1e6}).probabilities(scene, ask(None, "It holds."))
    assert p[TOVA] == p[ABEL] == 0.5


@pytest.mark.parametrize(
    ("source", "weights", "entity", "kind"),
    [
        (place("Abel Moreau"), {"*:in.PERSON": 5.0}, ABEL, "name"),
        (place("The mayor"), {"*:role.head.PERSON": 5.0}, TOVA, "nominal"),
        ((TEXT.index("he said"), TEXT.index("he said") + 2), {"*:gender.same": 5.0}, ABEL, "pronoun"),
        (None, {"*:named_before": 5.0}, TOVA, "continuation"),
    ],
)
def test_an_answer_says_who_and_by_what(scene, source, weights, entity, kind):
    meant = linear(weights).answer(scene, Ask(source, (place("Officials kept quiet"),)))
    assert (meant.entities, meant.kind) == ((entity,), kind)
    assert 0.5 < meant.score <= 1


def test_an_unnamed_source_means_nobody(scene):
    meant = linear({"*:none": 5.0}).answer(scene, ask("Officials", "It holds."))
    assert (meant.entities, meant.kind) == ((), None)
    assert meant.score > 0.9


def test_answers_are_remembered_for_the_quotes_that_follow(scene):
    speakers = linear({"name:in.PERSON": 9.0, "missing:spoke.back0": 9.0})
    first = speakers.answer(scene, Ask(place("Abel Moreau"), (place("The bridge stays open,"),)))
    assert speakers.answer(scene, ask(None, "It holds.")).entities == first.entities == (ABEL,)


JOINT = "Tova Lindqvist and Abel Moreau said it holds. Aides of Tova Brand and Abel Brand said it falls."


@pytest.mark.parametrize(
    ("source", "entities"),
    [
        ("Tova Lindqvist and Abel Moreau", (0, 1)),
        ("Aides of Tova Brand and Abel Brand", ()),
    ],
)
def test_people_joined_by_and_speak_together_but_not_those_only_mentioned(source, entities):
    forms = ["Tova Lindqvist", "Abel Moreau", "Tova Brand", "Abel Brand"]
    people = [candidate(k, "PERSON", form, form.casefold(), text=JOINT) for k, form in enumerate(forms)]
    meant = linear({"*:none": 5.0}).answer(Scene(JOINT, people), Ask(place(source, JOINT), ((40, 48),)))
    assert meant.entities == entities
    assert meant.kind == ("name" if entities else None)


@pytest.mark.parametrize(
    ("text", "joint", "owned"),
    [
        ("Tova Lindqvist and Abel Moreau", True, False),
        ("aides of Tova Lindqvist and Abel Moreau", False, False),
        ("Tova Lindqvist’s aides", False, True),
        ("Tova Lindqvist’s and Abel Moreau’s aides", False, True),
        ("Tova Lindqvist", False, False),
    ],
)
def test_names_that_a_source_joins_or_only_owns_speak_for_an_unnamed_one(text, joint, owned):
    text += " said it holds."
    forms = [form for form in ("Tova Lindqvist", "Abel Moreau") if form in text]
    people = [candidate(k, "PERSON", form, form.casefold(), text=text) for k, form in enumerate(forms)]
    source = (0, text.index(" said"))
    found = of(Scene(text, people), Ask(source, (place("it holds", text),)), NONE)
    assert ("none.joint.PERSON" in found, "none.owned.PERSON" in found) == (joint, owned)


@pytest.mark.parametrize(
    ("source", "both"),
    [
        ("Tova Lindqvist and Abel Moreau", True),
        ("Sen. Tova Lindqvist of Brackwater and Sen. Abel Moreau of Solen", True),
        ("Tova Lindqvist, leader of the board, and Abel Moreau, chief of the pier", True),
        ("Two judges of the court - Tova Lindqvist and Abel Moreau", True),
        ("aides of Tova Lindqvist and Abel Moreau", False),
        ("Tova Lindqvist, a former mayor and an Abel Moreau supporter", False),
        ("Tova Lindqvist, who backs the pier and Abel Moreau", False),
        ("Tova Lindqvist, rival of Abel Moreau", False),
    ],
)
def test_a_joint_source_means_all_of_its_people_whatever_the_weights(source, both):
    text = f"{source} said it holds."
    people = [
        candidate(k, "PERSON", form, form.casefold(), text=text)
        for k, form in enumerate(("Tova Lindqvist", "Abel Moreau"))
    ]
    question = Ask((0, len(source)), (place("it holds", text),))
    meant = linear({"*:type.PERSON": 9.0}).answer(Scene(text, people), question)
    assert (len(meant.entities) == 2) == both
    assert 0 <= meant.score <= 1


@pytest.mark.parametrize(
    ("noun", "fits"), [("bank", [0]), ("lender", [0]), ("paper", [1]), ("union", []), ("river", [])]
)
def test_a_noun_speaks_for_the_bodies_of_its_sort(noun, fits):
    text = f"Solen Bank met the Solen Herald. The {noun} said it holds."
    names = [("Solen Bank", {"bank"}), ("Solen Herald", {"press"})]
    bodies = [
        Candidate(
            k, "ORG", (place(name, text),), frozenset(name.lower().split()), frozenset(), sorts=frozenset(s)
        )
        for k, (name, s) in enumerate(names)
    ]
    question = Ask(place(f"The {noun}", text), (place("it holds", text),), place("said", text))
    found = dict(features(Scene(text, bodies), question))
    assert [k for k in (0, 1) if "*:sort.fits" in found[k]] == fits


def test_a_minister_of_japan_is_the_japanese_minister():
    text = "Abel Moreau met Tova Lindqvist. The Japanese minister said it holds."
    people = [
        candidate(ABEL, "PERSON", "Abel Moreau", "abel moreau", role="minister state:cn", text=text),
        candidate(TOVA, "PERSON", "Tova Lindqvist", "tova lindqvist", role="minister state:jp", text=text),
    ]
    question = Ask(place("The Japanese minister", text), (place("it holds", text),))
    found = dict(features(Scene(text, people), question))
    assert found[TOVA]["*:role.share.PERSON"] > found[ABEL]["*:role.share.PERSON"]


def test_a_possessive_makes_a_source_somebody_else():
    text = "Tova Lindqvist came. Her mother said it holds."
    found = features(
        Scene(text, [candidate(TOVA, "PERSON", "Tova Lindqvist", "tova lindqvist", text=text)]),
        Ask(place("Her mother", text), (place("it holds", text),)),
    )
    assert {"definite:none.owner=her", "definite:none.owner.relation", "definite:none.relation"} <= set(
        found[0][1]
    )
    assert {"definite:owner=her.PERSON", "definite:owner.relation.PERSON"} <= set(found[1][1])


@pytest.mark.parametrize(("role", "entities"), [("", ()), ("mother", (TOVA,))])
def test_somebodys_relative_is_nobody_of_whom_the_text_does_not_say_so(role, entities):
    text = "Tova Lindqvist came. His mother said it holds."
    scene = Scene(text, [candidate(TOVA, "PERSON", "Tova Lindqvist", "tova lindqvist", role=role, text=text)])
    question = Ask(place("His mother", text), (place("it holds", text),))
    assert linear({"*:type.PERSON": 9.0}).answer(scene, question).entities == entities


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("the Lindqvist campaign", {"in.before.noun.PERSON", "in.before=campaign.PERSON"}),
        (
            "Lindqvist supporters",
            {"in.before.noun.PERSON", "in.before=supporters.PERSON", "in.before.plural.PERSON"},
        ),
        ("Lindqvist of the board", {"in.before.small.PERSON"}),
    ],
)
def test_a_name_before_a_noun_is_told_from_one_at_the_head(source, expected):
    text = f"It holds, {source} said."
    scene = Scene(text, [candidate(TOVA, "PERSON", "Lindqvist", "lindqvist", text=text)])
    found = of(scene, Ask(place(source, text), (place("It holds", text),)), TOVA)
    assert {k for k in found if k.startswith("in.before")} - {"in.before.other.PERSON"} == expected


def test_he_may_be_the_unnamed_source_who_spoke_last(scene):
    question = Ask(HE_SAID, (place("The old bridge will fall,"),))
    assert "none.spoke.last.nobody_since" not in of(scene, question, NONE)
    scene.remember(NONE, ask(None, "It holds."))
    assert "none.spoke.last.nobody_since" in of(scene, question, NONE)


def test_a_quote_with_a_cue_but_no_source_is_agentless(scene):
    parts = (place("It holds."),)
    with_cue = dict(features(scene, Ask(None, parts, cue=(0, 4))))[NONE]
    without = dict(features(scene, Ask(None, parts)))[NONE]
    assert ("agentless:none" in with_cue, "missing:none" in with_cue) == (True, False)
    assert ("agentless:none" in without, "missing:none" in without) == (False, True)


def test_who_is_named_most_of_a_type_is_told(scene):
    question = ask(None, "It holds.")
    assert "most_named.PERSON" in of(scene, question, TOVA)
    assert "most_named.PERSON" not in of(scene, question, ABEL)
    assert "most_named.ORG" in of(scene, question, BOARD)


def test_a_scene_without_anybody_has_an_answer():
    meant = linear({}).answer(Scene("“It rained,” they said.", []), Ask((13, 17), ((1, 11),)))
    assert (meant.entities, meant.kind, meant.score) == ((), None, 1.0)


def test_hidden_units_let_features_work_together(scene):
    """Only a man who spoke passes the unit's bar of 1.5; either alone stays below it."""
    weights = {"bias": [0.0, -1.5], "*:type.PERSON": [0.0, 1.0], "*:gender.same": [0.0, 1.0]}
    p = SpeakerModel(weights, [8.0]).probabilities(
        scene, Ask(place("He"), (place("The old bridge will fall,"),))
    )
    assert p[ABEL] > 0.9
    assert p[TOVA] == p[BOARD] == p[NONE]


def test_weights_are_read_from_a_file(tmp_path, scene):
    question = ask("Officials", "It holds.")
    features = {"bias": [0.5, 0.25], "*:none": [1.5, -2.0]}
    (tmp_path / "speakers.json").write_text(
        json.dumps({"outer": [0.5], "features": features}), encoding="utf-8"
    )
    read = SpeakerModel.from_file(tmp_path / "speakers.json")
    assert read.probabilities(scene, question) == SpeakerModel(features, [0.5]).probabilities(scene, question)


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"1",
        b"null",
        b'{"*:none": 1.5}',
        b'{"outer": [], "features": 1}',
        b'{"outer": null, "features": {}}',
        b'{"outer": [], "features": {"a": ["x"]}}',
        b'{"outer": [], "features": {"a": [null]}}',
        b'{"outer": [], "features": {"a": [NaN]}}',
        b'{"outer": [], "features": {"a": []}}',
        b'{"outer": [1.0], "features": {"a": [1.0]}}',
        b'{"outer": [Infinity], "features": {"a": [1.0, 1.0]}}',
    ],
)
def test_missing_or_damaged_weights_are_named_with_the_remedy(tmp_path, content):
    if content is not None:
        (tmp_path / "speakers.json").write_bytes(content)
    with pytest.raises(ModelError, match=r"speakers\.json.*reinstall"):
        SpeakerModel.from_file(tmp_path / "speakers.json")


ROLL = (
    "Critics, including Tova Lindqvist, and Abel Moreau and the River Board. A poll done by the River Board. "
    "A study seen by Abel Moreau. “Abel Moreau lies.” Lindqvist spokesman Abel Moreau left."
)


@pytest.fixture
def roll():
    return Scene(
        ROLL,
        [
            candidate(TOVA, "PERSON", "Tova Lindqvist|Lindqvist", "tova lindqvist", text=ROLL),
            candidate(ABEL, "PERSON", "Abel Moreau", "abel moreau", text=ROLL),
            candidate(BOARD, "ORG", "River Board", "river board", text=ROLL),
        ],
    )


def test_an_example_and_a_name_beside_others_are_seen(roll):
    words = (place("lies", ROLL),)
    assert "in.including.PERSON" in of(
        roll, Ask(place("Critics, including Tova Lindqvist", ROLL), words), TOVA
    )
    both = Ask(place("Abel Moreau and the River Board", ROLL), words)
    assert "in.and_after.PERSON" in of(roll, both, ABEL)
    assert "in.and_ahead.ORG" in of(roll, both, BOARD)


def test_what_was_done_by_a_name_is_seen(roll):
    words = (place("lies", ROLL),)
    assert "in.by=done.ORG" in of(roll, Ask(place("A poll done by the River Board", ROLL), words), BOARD)
    assert "in.by=seen.PERSON" in of(roll, Ask(place("A study seen by Abel Moreau", ROLL), words), ABEL)


def test_a_name_that_only_quoted_words_have_is_told_from_one_in_the_text(roll):
    at = ROLL.index("Lindqvist spokesman")
    question = Ask(None, (place("Abel Moreau lies.", ROLL),))
    assert "last_in_words" in of(roll, Ask((at, at), question.parts), ABEL)
    assert "last_in_words" not in of(roll, Ask((at, at), question.parts), TOVA)


def test_a_name_that_stands_before_another_persons_job_is_seen(roll):
    at = ROLL.index("left")
    question = Ask((at, at), ((at, at + 4),))
    assert "last_modifies0" in of(roll, question, TOVA)
    assert "last_modifies0" not in of(roll, question, ABEL)


@pytest.mark.parametrize(
    ("phrase", "fits"), [("the Kenyan government", "same"), ("the Malian army", "other")]
)
def test_a_state_fits_those_who_are_called_by_it(phrase, fits):
    text = f"Kenya waits, said {phrase}."
    kenya = Candidate(0, "GPE", ((0, 5),), frozenset({"kenya"}), frozenset(), states=frozenset({"ke"}))
    found = of(Scene(text, [kenya]), Ask(place(phrase, text), ((0, 11),)), 0)
    assert f"state.{fits}" in found
