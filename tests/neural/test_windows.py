from hypothesis import example, given, settings
from hypothesis import strategies as st

from geoquote.neural.encoder import OVERLAP, SIZE
from geoquote.neural.windows import Window, cut
from geoquote.neural.wordpiece import MAX_PIECES


@st.composite
def documents(draw):
    overlap = draw(st.integers(1, 40))
    size = draw(st.integers(2 * overlap, 200))
    lengths = draw(st.lists(st.integers(1, overlap), max_size=300))
    return lengths, size, overlap


@given(documents())
@example(([40] * 60, 80, 40))
@example(([1] * 81, 80, 40))
@settings(deadline=None, max_examples=300)
def test_every_word_is_owned_by_exactly_one_window_that_the_encoder_can_read(document):
    lengths, size, overlap = document
    windows = cut(lengths, size=size, overlap=overlap)
    owned = [word for w in windows for word in range(w.own_start, w.own_end)]
    assert owned == list(range(len(lengths)))
    for w in windows:
        assert w.start <= w.own_start <= w.own_end <= w.end
        assert sum(lengths[w.start : w.end]) <= size


def test_no_words_need_no_window():
    assert cut([], size=10, overlap=2) == []


def test_a_short_document_is_read_whole():
    assert cut([3, 3, 4], size=10, overlap=2) == [Window(0, 3, 0, 3)]


def test_words_away_from_the_ends_have_context_on_both_sides():
    windows = cut([1] * 1000, size=100, overlap=40)
    for w in windows[1:]:
        assert w.own_start - w.start >= 19
    for w in windows[:-1]:
        assert w.end - w.own_end >= 19


def test_no_window_is_a_stub_and_all_are_about_as_long():
    for words in range(101, 700):
        sizes = [w.end - w.start for w in cut([1] * words, size=100, overlap=20)]
        assert max(sizes) - min(sizes) <= 1
        assert min(sizes) >= 60


def test_windows_read_no_more_than_they_must():
    for words in range(101, 700):
        windows = cut([1] * words, size=100, overlap=20)
        assert sum(w.end - w.start for w in windows) - words <= 21 * (len(windows) - 1)


def test_no_word_has_more_pieces_than_windows_share():
    assert MAX_PIECES <= OVERLAP <= SIZE // 2
