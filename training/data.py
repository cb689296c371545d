"""Corpora as training examples: documents in words, with the tags each head learns from.

Every corpus keeps its own convention, which the encoder is told (`CONVENTIONS`): PolNeAR's cue is "told", the guide's
"told reporters".  A document teaches only what its corpus annotates; the rest stays None.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from geoquote.neural.features import CONVENTIONS, word_features
from geoquote.neural.labels import ACTS, ANCHORS, NER_LABELS, bio
from geoquote.neural.wordpiece import WordPiece
from geoquote.text.words import words
from training.guided import articles
from training.rows import rows, text_hash

EDGE = frozenset(" \t\r\n\u00a0\"'“”‘’„«».,;:!?—–-…()[]`")
Range = tuple[int, int]


@dataclass
class Frame:
    """One attribution: its anchor word (first of the cue, or of the content where no cue stands) and spans in words."""

    anchor: int
    kind: int
    spans: dict[str, list[Range]]
    act: int  # index in ACTS, -1 where the corpus does not say


@dataclass
class Example:
    """A document; `ner` and `frames` are None where its corpus does not annotate them."""

    id: str
    sha256: str  # of its words, however spaced
    corpus: str
    convention: int
    pieces: list[tuple[int, ...]]
    features: np.ndarray
    breaks: np.ndarray  # True where a window may begin: after a full stop or a paragraph
    ner: np.ndarray | None = None
    frames: list[Frame] | None = None


class Aligner:
    """Character spans of a text as ranges of its words, edge marks and white space trimmed."""

    def __init__(self, text: str) -> None:
        self.text, self.words = text, words(text)
        self.starts = np.array([s for s, _ in self.words], dtype=np.int64)
        self.ends = np.array([e for _, e in self.words], dtype=np.int64)

    def range(self, start: int, end: int, *, trim: bool = True) -> Range | None:
        while trim and start < end and self.text[start] in EDGE:
            start += 1
        while trim and end > start and self.text[end - 1] in EDGE:
            end -= 1
        if start >= end:
            return None
        lo = int(np.searchsorted(self.ends, start, side="right"))
        hi = int(np.searchsorted(self.starts, end, side="left"))
        return (lo, hi) if lo < hi else None

    def ranges(self, spans: Iterable[list[int]] | None) -> list[Range]:
        return [r for s in spans or () if (r := self.range(*s))]

    def example(self, doc: str, convention: str, pieces: WordPiece) -> Example:
        features = word_features(self.text, self.words)
        stops = [i == 0 or self.text[slice(*self.words[i - 1])] in ".?!”" for i in range(len(self.words))]
        return Example(
            id=doc,
            sha256=text_hash(self.text),
            corpus=convention,
            convention=CONVENTIONS.index(convention),
            pieces=[pieces.pieces(self.text[s:e]) for s, e in self.words],
            features=features,
            breaks=np.array(stops, dtype=bool) | (features[:, 2] == 1),
        )


def tag(n: int, spans: Iterable[tuple[Range, str]], labels: tuple[str, ...]) -> np.ndarray:
    """Return BIO tag ids [n]; the first of two overlapping spans wins."""
    out = np.zeros(n, dtype=np.int64)
    for (lo, hi), label in spans:
        if not out[lo:hi].any():
            out[lo:hi] = bio(label, labels, inside=True)
            out[lo] = bio(label, labels, inside=False)
    return out


def frame(a: Aligner, source: Any, cue: Any, content: Any, act: int) -> Frame | None:
    spans = {"source": a.ranges(source), "cue": a.ranges(cue), "content": a.ranges(content)}
    if spans["cue"]:
        return Frame(spans["cue"][0][0], ANCHORS.index("cue"), spans, act)
    if spans["content"]:
        return Frame(spans["content"][0][0], ANCHORS.index("content"), spans, act)
    return None


def worldwide(folder: Path, pieces: WordPiece, skip: set[str]) -> Iterator[Example]:
    for row in rows(folder / "corpora" / "worldwide-train.jsonl.gz"):
        if row["id"] not in skip:
            a = Aligner(row["text"])
            example = a.example(row["id"], "worldwide", pieces)
            found = [
                (r, e["label"]) for e in row["entities"] if (r := a.range(e["start"], e["end"], trim=False))
            ]
            example.ner = tag(len(a.words), found, NER_LABELS)
            yield example


def polnear(folder: Path, pieces: WordPiece, skip: set[str]) -> Iterator[Example]:
    for row in rows(folder / "corpora" / "polnear-train.jsonl.gz"):
        if row["id"] not in skip:
            a = Aligner(row["text"])
            example = a.example(row["id"], "polnear", pieces)
            found = (frame(a, t["source"], t["cue"], t["content"], -1) for t in row["attributions"])
            example.frames = [f for f in found if f]
            yield example


def guide(
    folder: Path, pieces: WordPiece, names: dict[str, list[dict[str, Any]]], skip: set[str]
) -> Iterator[Example]:
    """Yield the articles annotated by the guide, names of other kinds filled in from `names` (by document)."""
    for gold, text in articles(folder, skip=skip):
        a = Aligner(text)
        example = a.example(gold["doc"], "guide", pieces)
        other = names.get(gold["doc"].removesuffix(".txt"))
        if other is not None:
            example.ner = tag(len(a.words), guide_names(a, gold, other), NER_LABELS)
        example.frames = []
        for q in gold["quotes"]:
            if f := guide_frame(a, q):
                example.frames.append(f)
        yield example


def guide_frame(a: Aligner, q: dict[str, Any]) -> Frame | None:
    one = [[q[k]] if q[k] else None for k in ("source", "cue")]
    return frame(a, *one, q["content"], ACTS.index(q["act"]))


def guide_names(a: Aligner, gold: Any, other: list[dict[str, Any]]) -> list[tuple[Range, str]]:
    """Names by the guide first, then what the name corpus adds of the kinds that the guide leaves out."""
    kinds = {"PERSON": "Person", "ORG": "Organization", "TREATY": "Treaty"}
    out = []
    for e in gold["entities"]:
        if e["type"] in kinds:
            out += [(r, kinds[e["type"]]) for m in e["mentions"] if (r := a.range(*m, trim=False))]
    rest = [e for e in other if e["label"] not in ("Person", "Organization")]
    return out + [(r, e["label"]) for e in rest if (r := a.range(e["start"], e["end"], trim=False))]


def load(folder: Path, pieces: WordPiece, *, hold_out: set[str]) -> list[Example]:
    """Return every training document; those named in `hold_out` are left out of every corpus."""
    held = {d.removesuffix(".txt") for d in hold_out}
    names = {r["id"]: r["entities"] for r in rows(folder / "corpora" / "worldwide-train.jsonl.gz")}
    out = list(guide(folder, pieces, names, hold_out))
    out += polnear(folder, pieces, held)
    out += worldwide(folder, pieces, held)
    return out
