"""What a long run says of itself."""

from geoquote.cli import progress


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
