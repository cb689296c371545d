"""A store narrows down before the filter decides: it may leave out nothing that is meant."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geoquote.filters import Filter
from geoquote.store import Store
from geoquote.text.fulltext import parse
from tests.filter_cases import TABLE, analyses, asked


@pytest.mark.parametrize("case", TABLE["cases"], ids=lambda case: case["why"])
def test_the_table_of_questions(filled, case):
    wanted = asked(case)
    with Store(filled) as store:
        everything = [
            q.id for f in store.everything(wanted) for q in f.quotes if wanted.matches(q, f.entities)
        ]
        assert everything == case["found"]
        candidates = store.candidates(wanted)
        one_by_one = [
            q.id
            for f in store.everything()
            for q in store.document(f.number, f.document, candidates).quotes
            if wanted.matches(q, f.entities)
        ]
        assert one_by_one == case["found"]


def test_what_is_not_meant_is_mostly_not_looked_at(filled):
    with Store(filled) as store:
        found = list(store.everything(Filter(speaker="Noor Haddad")))
        assert [f.document.id for f in found] == ["wire.csv:7"]
        assert len(next(iter(store.everything(Filter(about="straße")))).quotes) == 1


def test_candidates_follow_what_others_write(filled, put):
    wanted = Filter(speaker="Tova Lindqvist", act=None)
    with Store(filled) as store, Store(filled) as other:
        candidates = store.candidates(wanted)
        (first,) = list(store.everything(wanted))
        assert len(candidates.of(first.number)) == 3
        other.forget(["/news/canal.txt"])
        number = put(other, analyses()[0])
        assert len(candidates.of(number)) == 3


def expressible(text):
    try:
        parse(text)
    except ValueError:
        return False
    return True


WORDS = st.sampled_from(
    [
        "canal",
        "Tova",
        "LINDQVIST",
        "us",
        "U.S.",
        "straße",
        "well-kept",
        "O’Hara",
        "said",
        "千葉",
        "𞤀𞤁",
        "Aldana João",
    ]
)
EXPRESSIONS = st.lists(
    st.sampled_from(["canal", "tunnel*", "AND", "OR", "NOT", "(", ")", '"the tunnel"', "straße", "𞤀", "千*"]),
    min_size=1,
    max_size=7,
).map(" ".join)
QUESTIONS = st.builds(
    Filter,
    speaker=st.none() | WORDS,
    about=st.none() | WORDS,
    match=st.none() | EXPRESSIONS.filter(expressible),
    act=st.sampled_from([None, "speech", "thought"]),
    types=st.frozensets(st.sampled_from(["direct", "indirect", "mixed"])),
    speaker_types=st.frozensets(st.sampled_from(["PERSON", "ORG"])),
    cue=st.none() | WORDS,
    publisher=st.none() | st.sampled_from(["Post", "Meridian"]),
    since=st.none() | st.dates(),
    min_confidence=st.sampled_from([0.0, 0.5, 0.95]),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(wanted=QUESTIONS)
def test_any_question_is_answered_as_without_a_store(filled, wanted):
    fresh = [q.id for a in analyses() for q in a.quotes if wanted.matches(q, a.entities)]
    with Store(filled) as store:
        stored = [q.id for f in store.everything(wanted) for q in f.quotes if wanted.matches(q, f.entities)]
    assert stored == fresh
