"""Whether paragraphs are about the same thing, told by the words they share."""

import re
from collections.abc import Iterable

from geoquote.resources import words
from geoquote.select.paragraphs import Paragraph

_WORD = re.compile(r"[^\W\d_]{4,}")


def topic_words(paragraph: Paragraph) -> list[str]:
    """Return the words that say what a paragraph is about, in lower case."""
    common = words("function_words.txt")
    return [word for hit in _WORD.findall(paragraph.text) if (word := hit.lower()) not in common]


def likeness(run: Iterable[Paragraph], vocabulary: frozenset[str]) -> float:
    """Return the share of the run's topic words that are in a vocabulary."""
    told = [word for paragraph in run for word in topic_words(paragraph)]
    return sum(word in vocabulary for word in told) / max(1, len(told))


def vocabulary(run: Iterable[Paragraph]) -> frozenset[str]:
    """Return the topic words of a run."""
    return frozenset(word for paragraph in run for word in topic_words(paragraph))
