"""Words of a text as treaty names need them: hyphenated words whole, folded keys, sentence numbers."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from geoquote import resources

_UNIT = r"(?:(?:[^\W\d_]\.){2,}|[^\W_][\w\u0300-\u036f]*)"  # U.S. or a plain word
_WORD = re.compile(
    r"\b(?:St|Ste|Mt|Ft|Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Lt|Col|Prof)\."
    r"|['’][sS]\b"
    rf"|{_UNIT}(?:(?:[-‐‑–/]|['’](?![sS]\b)){_UNIT})*"
    r"|\S"
)
_ARABIC = re.compile(r"(?:al|el|an|ar|as|ash|at|ad|az)-[A-Z]")
_BREAK = re.compile(r"\n\s*\n")
_ENDS = frozenset(".!?;")
_MARKS = frozenset("\"“”„«»‘’'`")


class Token(NamedTuple):
    """A word with its place, its sentence's number and its key: no accents, lower case, one spelling."""

    start: int
    end: int
    text: str
    key: str
    sentence: int

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter, be it after an Arabic article."""
        first = self.text[0]
        return first.isupper() or (first in "ae" and _ARABIC.match(self.text) is not None)

    @property
    def mark(self) -> bool:
        """Whether it is a quotation mark."""
        return self.text in _MARKS


@cache
def word_set(name: str) -> frozenset[str]:
    """Give one list of treaty_words.json as a set."""
    return frozenset(resources.data("treaty_words.json")[name])


@cache
def _spellings() -> dict[str, str]:
    return dict(resources.data("treaty_words.json")["spellings"])


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """Return the word without accents, in lower case, with plain hyphens and one spelling."""
    if not word.isascii():
        plain = unicodedata.normalize("NFKD", word)
        word = "".join(c for c in plain if not unicodedata.combining(c))
        word = re.sub("[‐‑–]", "-", word).replace("’", "'")
    lower = word.lower()
    return _spellings().get(lower, lower)


def first_word(text: str) -> str:
    """Return the word that a text, not empty, begins with."""
    found = _WORD.search(text)
    assert found is not None
    return found.group()


@lru_cache(maxsize=1)
def tokens_of(text: str) -> list[Token]:
    """Return a document's words, not to be changed: several steps ask for those of the same document."""
    return tokenize(text)


def tokenize(text: str) -> list[Token]:
    """Return the words of a text in order; linear in its length."""
    tokens: list[Token] = []
    sentence, ended, last = 0, False, 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        opens = ended and (word[0].isupper() or word in _MARKS)
        if opens or (start - last > 1 and _BREAK.search(text, last, start)):
            sentence += 1
        tokens.append(Token(start, end, word, fold(word), sentence))
        ended = word in _ENDS or (ended and word in _MARKS)
        last = end
    return tokens
