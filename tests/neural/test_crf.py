import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geoquote.neural import crf


def chain(seed, *, rows, longest, tags):
    draw = np.random.default_rng(seed)
    emissions = draw.normal(0, 2, (rows, longest, tags)).astype(np.float32)
    transitions = draw.normal(0, 2, (tags, tags)).astype(np.float32)
    first = draw.normal(0, 2, tags).astype(np.float32)
    return emissions, transitions, first, draw.integers(1, longest + 1, rows)


def score(emissions, transitions, first, path):
    steps = sum(transitions[a, b] for a, b in itertools.pairwise(path))
    return first[path[0]] + steps + sum(emissions[i, tag] for i, tag in enumerate(path))


def every_path(emissions, transitions, first, length):
    paths = list(itertools.product(range(emissions.shape[1]), repeat=int(length)))
    return paths, np.array([score(emissions, transitions, first, p) for p in paths], dtype=np.float64)


sizes = {"rows": st.integers(1, 3), "longest": st.integers(1, 5), "tags": st.integers(1, 4)}


@given(seed=st.integers(0, 2**32 - 1), **sizes)
@settings(deadline=None, max_examples=60)
def test_the_best_path_is_the_one_found_by_trying_all(seed, rows, longest, tags):
    emissions, transitions, first, lengths = chain(seed, rows=rows, longest=longest, tags=tags)
    found = crf.best_paths(emissions, transitions, first, lengths)
    assert found.shape == (rows, longest)
    for row, length in enumerate(lengths):
        paths, scores = every_path(emissions[row], transitions, first, length)
        assert tuple(found[row, :length]) == paths[int(scores.argmax())]
        assert not found[row, length:].any()


@given(seed=st.integers(0, 2**32 - 1), **sizes)
@settings(deadline=None, max_examples=60)
def test_the_partition_is_the_sum_over_all_paths(seed, rows, longest, tags):
    emissions, transitions, first, lengths = chain(seed, rows=rows, longest=longest, tags=tags)
    found = crf.log_partition(emissions, transitions, first, lengths)
    for row, length in enumerate(lengths):
        _, scores = every_path(emissions[row], transitions, first, length)
        assert found[row] == pytest.approx(np.logaddexp.reduce(scores), abs=1e-3)


@given(seed=st.integers(0, 2**32 - 1), **sizes)
@settings(deadline=None, max_examples=60)
def test_a_paths_score_counts_its_own_words_only(seed, rows, longest, tags):
    emissions, transitions, first, lengths = chain(seed, rows=rows, longest=longest, tags=tags)
    paths = np.random.default_rng(seed).integers(0, tags, (rows, longest))
    found = crf.path_scores(emissions, transitions, first, lengths, paths)
    for row, length in enumerate(lengths):
        own = score(emissions[row], transitions, first, paths[row, :length])
        assert found[row] == pytest.approx(own, abs=1e-3)


@given(seed=st.integers(0, 2**32 - 1), labels=st.integers(1, 3), longest=st.integers(1, 12))
@settings(deadline=None, max_examples=100)
def test_constrained_paths_never_go_on_with_a_label_that_has_not_begun(seed, labels, longest):
    emissions, transitions, first, lengths = chain(seed, rows=2, longest=longest, tags=1 + 2 * labels)
    for path in crf.best_paths(emissions, *crf.constrained(transitions, first), lengths):
        for before, tag in itertools.pairwise([0, *path]):
            if tag and tag % 2 == 0:
                assert before in (tag - 1, tag)


def test_constraining_leaves_the_weights_it_was_given_alone():
    transitions, first = np.zeros((3, 3), np.float32), np.zeros(3, np.float32)
    bound, start = crf.constrained(transitions, first)
    assert not transitions.any()
    assert not first.any()
    assert bound[0, 2] == start[2] == crf.FORBIDDEN


@pytest.mark.parametrize("ask", [crf.best_paths, crf.log_partition])
def test_a_row_does_not_depend_on_longer_rows_beside_it(ask):
    emissions, transitions, first, _ = chain(7, rows=2, longest=9, tags=5)
    beside = ask(emissions, transitions, first, np.array([4, 9]))[0]
    alone = ask(emissions[:1, :4], transitions, first, np.array([4]))[0]
    assert np.array_equal(np.atleast_1d(beside)[:4], np.atleast_1d(alone))


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ([], []),
        ([0, 0], []),
        ([1, 2, 2, 0], [(0, 3, 0)]),
        ([1, 1], [(0, 1, 0), (1, 2, 0)]),
        ([1, 3, 4], [(0, 1, 0), (1, 3, 1)]),
        ([0, 5, 6, 0, 5], [(1, 3, 2), (4, 5, 2)]),
        ([1, 4], [(0, 1, 0), (1, 2, 1)]),
        ([2, 2], [(0, 2, 0)]),
    ],
)
def test_tags_are_read_as_spans(tags, expected):
    assert crf.spans(np.array(tags, dtype=np.int64)) == expected
