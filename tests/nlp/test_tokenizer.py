import time

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geoquote.nlp import tokenizer
from geoquote.nlp.tokenizer import Tokenizer
from geoquote.text.words import words

VOCAB = spacy.blank("en").vocab


@given(st.text() | st.text(alphabet=" \n\t\r\u00a0ab.“”'\u0301🙂"))
@example("")
@example(" ")
@example("  a  b \n")
@example("a\r\n\r\n b\u00a0 c")
@settings(deadline=None)
def test_the_documents_text_is_the_text(text):
    assert Tokenizer(VOCAB)(text).text == text


@given(st.text(alphabet=" \n\t\u00a0ab.“”'1,\u0301🙂"))
@settings(deadline=None)
def test_its_words_are_the_tokens_that_are_no_white_space(text):
    doc = Tokenizer(VOCAB)(text)
    assert [(t.idx, t.idx + len(t)) for t in doc if not t.is_space] == words(text)


def test_a_blank_belongs_to_the_word_before_it():
    doc = Tokenizer(VOCAB)("One  came.\n\nTwo left.")
    assert [t.text_with_ws for t in doc] == ["One ", " ", "came", ".", "\n\n", "Two ", "left", "."]


@pytest.mark.parametrize("unit", ['"', "“”", "-", ".", "a'", "e\u0301", " ", "\n"])
def test_a_long_run_of_anything_takes_time_in_proportion(unit):
    text = unit * (300_000 // len(unit))
    started = time.perf_counter()
    assert Tokenizer(VOCAB)(text).text == text
    assert time.perf_counter() - started < 60  # two seconds on a busy machine; quadratic time would be hours


def test_a_text_beyond_spacys_own_limit_is_tokenized():
    text = "The river rose. " * 70_000
    assert Tokenizer(VOCAB)(text).text == text


def test_a_config_names_it(tmp_path):
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})
    assert isinstance(nlp.tokenizer, Tokenizer)
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert isinstance(again.tokenizer, Tokenizer)
    assert [t.text for t in again("Solen’s well-known view")] == ["Solen", "’s", "well", "-", "known", "view"]
    assert isinstance(nlp.from_bytes(nlp.to_bytes()).tokenizer, Tokenizer)
