import numpy as np
import pytest

from geoquote.neural import reading
from geoquote.neural.ahead import Ahead, Threads
from geoquote.neural.heads import LEFT, RIGHT, Frame, Name
from geoquote.neural.reading import Reader, pieces


@pytest.mark.parametrize(
    ("lengths", "size", "expected"),
    [
        ([], 5, []),
        ([3, 4], 10, [(0, 7)]),
        ([3, 4, 2], 7, [(0, 7), (7, 9)]),
        ([3, 4, 2], 6, [(0, 3), (3, 9)]),
        ([12, 2], 5, [(0, 5), (5, 10), (10, 14)]),
    ],
)
def test_pieces_end_where_paragraphs_do_unless_one_is_longer(lengths, size, expected):
    paragraph = np.repeat(np.arange(len(lengths)), lengths)
    assert list(pieces(paragraph, size=size)) == expected


class Heads:
    """Stands in for the heads: a word whose vector starts with 1 is a name, with 2 an anchor; counts what it holds."""

    def __init__(self):
        self.longest = 0

    def names(self, h, paragraph):
        assert len(h) == len(paragraph)
        return [Name(int(k), int(k) + 1, "Person", float(h[k, 1])) for k in np.flatnonzero(h[:, 0] == 1)]

    def frames(self, h, paragraph, *, threshold, threads):
        assert len(h) == len(paragraph)
        assert threads is None
        self.longest = max(self.longest, len(h))
        found = []
        for k in map(int, np.flatnonzero(h[:, 0] == 2)):
            low, high = max(k - LEFT, 0), min(k + RIGHT, len(h))
            seen = float(h[low:high, 1].sum()) + threshold
            found.append(
                Frame(k, "cue", seen, 1.0, 0.0, ((low, low + 1),), ((k, k + 1),), ((k + 1, high), (low, k)))
            )
        return found


def read(monkeypatch, size, *, words=3000):
    rng = np.random.default_rng(3)
    h = np.zeros((words, 384), np.float32)
    h[:, 0] = rng.choice([0, 1, 2], words, p=[0.9, 0.06, 0.04])
    h[:, 1] = rng.integers(0, 100, words)
    paragraph = np.cumsum(rng.random(words) < 0.03)
    monkeypatch.setattr(reading, "PIECE", size)
    heads = Heads()
    windows = [h[at : at + 170] for at in range(0, words, 170)]
    reader = Reader(
        Ahead(lambda window: window, windows, Threads(2)), paragraph - paragraph[0], heads, threshold=0.5
    )
    assert len(reader) == len(windows)
    return reader.read(), heads.longest


def test_a_long_text_is_read_in_pieces_with_the_answers_of_one_pass(monkeypatch):
    whole, longest = read(monkeypatch, 5000)
    assert longest == 3000
    assert len(whole.names) > 100
    assert len(whole.frames) > 50
    in_pieces, longest = read(monkeypatch, 400)
    assert longest <= 400 + LEFT + RIGHT
    assert in_pieces == whole


def test_a_paragraph_longer_than_a_piece_loses_nothing(monkeypatch):
    whole, _ = read(monkeypatch, 5000)
    cut, _ = read(monkeypatch, 20)
    assert cut == whole


def test_a_text_without_words_gives_nothing(monkeypatch):
    found, _ = read(monkeypatch, 100, words=1)
    assert found.frames == []
    reader = Reader(Ahead(print, [], Threads(1)), np.zeros(0, np.int64), Heads(), threshold=0.5)
    assert (reader.read().names, reader.read().frames, len(reader)) == ([], [], 0)


def test_a_cancelled_text_waits_for_nothing():
    reader = Reader(Ahead(abs, range(50), Threads(1)), np.zeros(50, np.int64), Heads(), threshold=0.5)
    reader.cancel()
    assert len(reader) == 0
