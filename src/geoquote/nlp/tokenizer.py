"""geoquote's own tokenizer: `geoquote.text.words` as a spaCy `Doc`, in time linear in the text."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from geoquote.text.words import words

NAME = "geoquote.Tokenizer.v1"


class Tokenizer:
    """Callable that spaCy takes as `nlp.tokenizer`; it has no settings, so there is nothing to save."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the text as a document whose own text is exactly the same."""
        found: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end in words(text):
            _gap(text[at:start], found, spaces)
            found.append(text[start:end])
            spaces.append(False)
            at = end
        _gap(text[at:], found, spaces)
        return Doc(self.vocab, words=found, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: there are no settings."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "Tokenizer":
        """Take nothing."""
        return self

    def to_disk(self, _path: str | Path, **_: Any) -> None:
        """Write nothing."""

    def from_disk(self, _path: str | Path, **_: Any) -> "Tokenizer":
        """Read nothing."""
        return self


def _gap(gap: str, found: list[str], spaces: list[bool]) -> None:
    """Put white space where spaCy keeps it: one blank belongs to the word before, the rest is a token."""
    if gap[:1] == " " and spaces:
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        found.append(gap)
        spaces.append(False)


def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return what a spaCy config's [nlp.tokenizer] block calls for; spaCy finds it by its entry point."""
    return _make


def _make(nlp: Language) -> Tokenizer:
    return Tokenizer(nlp.vocab)
