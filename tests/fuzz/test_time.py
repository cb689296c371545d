"""Time near linear in length, on texts of one thing: four times the text takes about four times the processor time.

Only ratios count, of the best of some rounds, and what takes next to no time does not: no busy machine fails them.
"""

import json
from functools import partial
from time import thread_time

import pytest

from geoquote.document import Meta, RawDocument
from geoquote.extract import analyse
from geoquote.index.parts import is_english_article
from geoquote.neural.quoted import Quoted
from geoquote.neural.sentences import sentence_starts
from geoquote.select import select
from geoquote.text.treaties import find_treaties
from geoquote.text.words import words
from tests.fuzz.reading import read
from tests.fuzz.stub import stubbed

MEGABYTE = 1_000_000
MOST = 9  # times as long for four times the text; quadratic time would be sixteen
LITTLE = 0.2  # seconds
ROUNDS = 3

SHAPES = {
    "straight marks": '"',
    "curly marks": "“”",
    "opening marks": "“",
    "single marks": "’",
    "marks of all kinds": "\"'“‘a’”'\" ",
    "one word": "a",
    "nested tags": "<b>",
    "paragraphs left open": "<p>a",
    "closing tags": "</p>",
    "combining characters": "\u0301",
    "accented letters": "e\u0301",
    "spaces": " ",
    "newlines": "\n",
    "one paragraph": "“We stay,” said Tova Lindqvist of the Harbour Board, who signed the Treaty of Velm in 1961. ",
    "entities": "&amp;",
    "brackets": "(",
    "capitalised words": "Tova ",
    "digits": "1",
    "commas": ",",
    "bylines": "By Tova Lindqvist\n",
}


def near_linear(work, unit: str, most: int, *, rounds: int = ROUNDS) -> None:
    """Do the work on a quarter and on the whole of a text that begins and ends with words."""
    took = {
        size: min(_seconds(work, unit * (size // len(unit))) for _ in range(rounds))
        for size in (most // 4, most)
    }
    assert took[most] < LITTLE or took[most] < MOST * took[most // 4], took


def _seconds(work, text: str) -> float:
    began = thread_time()
    work(f"We stay. {text} You go.")
    return thread_time() - began


def read_as(kind: str, text: str) -> None:
    given = {
        "jsonl": json.dumps({"text": text, "title": text}),
        "csv": f'text\n"{text.replace(chr(34), "x")}"\n',
    }
    read(given.get(kind, text).encode(), kind)


def choose(kind: str, text: str):
    article = select(RawDocument("a", "a", text, kind, Meta()))
    is_english_article(article)
    return article


def tell(text: str) -> None:
    Quoted(text)
    words(text)
    sentence_starts(text)
    find_treaties(text)


def work_through(text: str) -> None:
    failed: list[Exception] = []
    with stubbed():
        for _ in analyse([choose("text", text)], on_error=failed.append):
            pass
    assert not failed


@pytest.mark.long
@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("kind", ["text", "markdown", "jsonl", "csv"])
def test_reading_a_megabyte(kind, unit):
    near_linear(partial(read_as, kind), unit, MEGABYTE)


@pytest.mark.long
@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES)
def test_reading_a_page_of_a_megabyte(unit):
    near_linear(partial(read_as, "html"), unit, MEGABYTE)


@pytest.mark.long
@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
def test_selecting_from_a_megabyte(kind, unit):
    near_linear(partial(choose, kind), unit, MEGABYTE)


@pytest.mark.long
@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES)
def test_telling_what_a_megabyte_holds(unit):
    near_linear(tell, unit, MEGABYTE, rounds=2)


@pytest.mark.long
@pytest.mark.model
@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES)
def test_the_pipeline_with_a_stand_in_network(unit):
    """A fifth of a megabyte: the heads read every word, and a whole one of brackets takes them minutes."""
    near_linear(work_through, unit, MEGABYTE // 5, rounds=2)
