"""What a long run says of itself."""

import io
import sys

from geoquote.cli import progress

WIPED = "\x1b[1A\x1b[2K"
"""One line up, and that line erased."""


class AtOnce:
    """A timer whose time is over when it starts."""

    def __init__(self, _seconds, act):
        self.start = act

    def cancel(self):
        pass


def terminal(monkeypatch, kind):
    """Put a terminal on stderr on which bars appear at once (not as a fixture: pytest changes stderr after those)."""
    made = io.StringIO()
    made.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setattr(progress, "Timer", AtOnce)
    monkeypatch.setenv("TERM", kind)
    return made


def test_the_bar_names_the_document_in_work_and_goes_while_something_else_is_printed(monkeypatch):
    screen = terminal(monkeypatch, "xterm")
    with progress.Progress(shown=True, color=False) as shown:
        assert "0 documents" in screen.getvalue()
        shown.begin("a.txt")
        with shown.hidden():
            before = screen.getvalue()
            print("told", file=screen)
        after = screen.getvalue().removeprefix(before)
    assert before.endswith(WIPED)
    assert after.startswith("told\n") and "1 document · a.txt" in after
    assert screen.getvalue().endswith(WIPED)


def test_a_dumb_terminal_sees_no_bar(monkeypatch):
    screen = terminal(monkeypatch, "dumb")
    with progress.Progress(shown=True) as shown:
        shown.begin("a.txt")
    assert screen.getvalue() == ""


def test_documents_speed_and_time_left(monkeypatch):
    now = iter([0.0, 10.0])
    monkeypatch.setattr(progress, "monotonic", lambda: next(now))
    shown = progress.Progress(shown=False)
    shown.expect(8)
    for name in ("a.txt", "b\x1b[31m.txt"):
        shown.begin(name)
    shown.done(5000)
    text = shown._text()
    assert text.startswith("2 of 8 documents · 500 words/s · 0:00:30 left · b")
    assert "\x1b" not in text


def test_one_document_of_a_table_has_no_end_in_sight():
    shown = progress.Progress(shown=False)
    shown.begin("rows.csv:1")
    assert shown._text() == "1 document · rows.csv:1"
