"""How training documents are cut and varied."""

import random
from collections import Counter

from training.cuts import Renaming, epoch, windows


def test_a_renamed_person_bears_one_new_name_throughout(article):
    renaming = Renaming([article])
    drawn = [renaming(article, random.Random(seed)) for seed in range(20)]
    assert all(r.pieces[1] == r.pieces[7] for r in drawn)
    assert any(r.pieces[1] != article.pieces[1] for r in drawn)
    assert all(r.pieces[2:7] == article.pieces[2:7] for r in drawn)


def test_windows_cover_a_document_once_and_end_with_sentences(article):
    for seed in range(20):
        found = list(windows(article, 9, random.Random(seed)))
        assert [w.start for w in found[1:]] == [w.end for w in found[:-1]]
        assert (found[0].start, found[-1].end) == (0, len(article.pieces))
        assert all(w.size <= 9 for w in found)


def test_a_corpus_is_read_as_often_as_asked(article):
    def read(share: float, seed: int) -> int:
        return len(epoch([article], {"guide": share}, size=500, budget=64, seed=seed))

    assert Counter(read(3.0, s) for s in range(20)) == {3: 20}
    often = sum(read(0.5, s) for s in range(200))
    assert 70 < often < 130
    assert read(0.0, 1) == 0
