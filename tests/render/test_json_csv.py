"""JSON and CSV: valid whatever the text holds, and the text as it is."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geoquote.records import TextRecord
from geoquote.render import Style, text_writer
from geoquote.render.csv import harmless

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def written(form, *texts, **style):
    stream = io.StringIO(newline="")
    writer = text_writer(stream, Style(format=form, **style))
    for text in texts:
        writer.write(TextRecord(id="a", path="a", text=text))
    writer.close()
    return stream.getvalue()


@given(st.lists(TEXTS, max_size=3))
def test_json_gives_back_every_text(texts):
    assert [r["text"] for r in json.loads(written("json", *texts))] == texts
    assert [json.loads(line)["text"] for line in written("jsonl", *texts).split("\n")[:-1]] == texts


@given(TEXTS)
def test_json_holds_no_control_character_that_a_terminal_obeys(text):
    assert not any(c in written("jsonl", text)[:-1] for c in map(chr, [*range(32), *range(127, 160)]))


@given(st.lists(TEXTS, max_size=3))
def test_plain_csv_gives_back_every_text(texts):
    rows = list(csv.reader(io.StringIO(written("csv", *texts, csv_plain=True), newline="")))
    assert [row[-1] for row in rows[1:]] == texts


@given(TEXTS)
def test_no_csv_cell_begins_like_a_formula(text):
    (_, row) = csv.reader(io.StringIO(written("csv", text), newline=""))
    assert not row[-1].startswith(("=", "+", "-", "@", "\t", "\r"))
    assert row[-1].removeprefix("'") == text or row[-1] == text


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_formulas_get_an_apostrophe(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["1-1", " =1", "", None, -3, 0.5])
def test_other_cells_stay(cell):
    assert harmless(cell) == cell


def test_nothing_is_an_empty_array_no_line_and_a_header():
    assert written("json") == "[]\n"
    assert written("jsonl") == ""
    assert written("csv").startswith("id,path,title")


class Terminal(io.StringIO):
    def isatty(self):
        return True


OBEYED = (
    "".join(map(chr, [*range(9), 11, *range(14, 32), *range(127, 160)]))
    + "\u061c\u200e\u200f\u202a\u202e\u2066\u2069"
)


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_a_terminal_gets_nothing_that_it_would_obey(form):
    stream = Terminal(newline="")
    writer = text_writer(stream, Style(format=form))
    writer.write(TextRecord(id="a", path="a", title=f"{OBEYED}red", text=f"We{OBEYED} stay."))
    writer.close()
    assert not set(OBEYED) & set(stream.getvalue())


def test_a_csv_file_gets_every_character():
    assert OBEYED in written("csv", OBEYED)
