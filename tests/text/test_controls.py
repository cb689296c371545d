"""What may go to a terminal."""

from hypothesis import example, given
from hypothesis import strategies as st

from geoquote.text.controls import one_line, without_controls

OBEYED = {chr(c) for c in [*range(9), *range(11, 32), *range(127, 160), 0x61C, 0x202E, 0x2066, 0xD800]}


@given(st.text(st.characters(), max_size=30))
@example("\0 canal")
@example("a \x1b b")
@example("a\x1cb")
def test_one_line_is_words_parted_by_single_blanks(text):
    line = one_line(text)
    assert line == " ".join(line.split())
    assert not OBEYED & set(line)


def test_words_stay_apart():
    assert one_line("One\x1ctwo\r\n three \x07 four") == "One two three four"


@given(st.text(st.characters(), max_size=30))
def test_tabs_and_line_feeds_stay(text):
    kept = without_controls(text)
    assert not OBEYED & set(kept)
    assert (kept.count("\n"), kept.count("\t")) == (text.count("\n"), text.count("\t"))
