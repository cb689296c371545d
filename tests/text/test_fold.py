"""Two spellings of one name fold to one form; two names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoquote.text.fold import fold, fold_words


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("SUN YUN", "sun yun"),
        ("João’s", "joao"),
        ("Łukasz Ångström", "lukasz angstrom"),
        ("Kim Jong-un", "kim jong un"),
        ("O’Brien", "obrien"),
        ("J. D. Lind", "jd lind"),
        ("J.D. Lind", "jd lind"),
        ("President Lind", "lind"),
        ("Former Deputy Prime Minister Ada Lind", "ada lind"),
        ("the Harbour Board", "harbour board"),
        ("Pope Francis", "pope francis"),
        ("King Abdullah II", "abdullah ii"),
        ("He Lifeng", "he lifeng"),
        ("ŉ Lind", "n lind"),
        ("Minister", "minister"),
        ("", ""),
    ],
)
def test_names_fold(name, folded):
    assert fold(name) == folded


@given(st.text())
def test_folding_again_changes_no_word(text):
    words = fold_words(text)
    assert fold_words(" ".join(words)) == words


@given(st.text())
def test_a_name_with_words_never_folds_to_nothing(text):
    assert bool(fold(text)) == bool(fold_words(text))
