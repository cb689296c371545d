"""Marks, words, paragraphs and sentences: stretches that nest, lie in order and lose nothing."""

from pathlib import Path

from geoquote.neural.quoted import Quoted
from geoquote.neural.sentences import sentence_starts
from geoquote.text.marks import paragraphs, quotations
from geoquote.text.words import words
from tests.fuzz import texts
from tests.fuzz.target import Target

_OURS = set("\"“”„‟«»‘’‚‛'`")


def _check_quotations(text: str, _folder: Path) -> None:
    lines = paragraphs(text)
    found = quotations(text)
    outer: list[tuple[int, int]] = []
    for q in found:
        assert 0 <= q.open < q.start <= q.end <= q.close <= len(text)
        assert set(text[q.open : q.start]) <= _OURS and set(text[q.end : q.close]) <= _OURS
        assert any(c.isalnum() for c in text[q.start : q.end])
        while outer and outer[-1][1] <= q.open:
            outer.pop()
        assert not outer or (outer[-1][0] <= q.open and q.close <= outer[-1][1]), "quotations cross"
        outer.append((q.start, q.end))
        assert any(start <= q.open and q.close <= end for start, end in lines)
    quoted = Quoted(text)
    for q in found:
        assert q in quoted.touching(q.start, q.end)
        assert quoted.is_whole((q.start, q.end))
        quoted.next_alike(q)
        quoted.following(q)


def _check_words(text: str, _folder: Path) -> None:
    at = 0
    for start, end in words(text):
        assert at <= start < end
        assert not text[at:start].strip(), "a word is lost"
        assert text[start:end].strip() == text[start:end]
        at = end
    assert not text[at:].strip()
    starts = sentence_starts(text)
    assert starts == sorted(set(starts))
    edges = paragraphs(text)
    assert all(text[s:e] and text[s:e] == text[s:e].strip() for s, e in edges)
    assert {s for s, _ in edges} <= set(starts)


TARGETS = [
    Target("quotation marks", texts.marked, _check_quotations, 1800),
    Target("words and sentences", texts.mixed, _check_words, 1000),
]
