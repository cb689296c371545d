"""How training documents are cut: windows of whole sentences, other names for their people, batches of like length."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from geoquote.neural.features import CASES
from geoquote.neural.labels import NER_LABELS, bio
from training.data import Example

STEP = 64  # pieces to which windows are padded
TITLE = CASES.index("title")


@dataclass
class Cut:
    """Words [start, end) of a document."""

    example: Example
    start: int
    end: int
    size: int


def windows(example: Example, size: int, rng: random.Random) -> Iterator[Cut]:
    """Cut a document at ends of sentences, the first window of random length so that no two epochs cut alike."""
    lengths = np.array([len(p) for p in example.pieces])
    ends = np.cumsum(lengths)
    start, room = 0, size if ends[-1] <= size else rng.randint(size // 2, size)
    while start < len(lengths):
        done = ends[start - 1] if start else 0
        end = int(np.searchsorted(ends, done + room, side="right"))
        if end < len(lengths):
            stops = np.flatnonzero(example.breaks[start + 1 : end + 1])
            if len(stops) and stops[-1] > (end - start) // 2:
                end = start + 1 + int(stops[-1])
        end = max(end, start + 1)
        yield Cut(example, start, end, int(ends[end - 1] - done))
        start, room = end, size


class Renaming:
    """Gives the people of a document other names, so that names are known by what stands around them.

    First words are drawn from first words of people's names in the training data, others from others.
    """

    def __init__(self, examples: list[Example]) -> None:
        self._pool: tuple[list[tuple[int, ...]], list[tuple[int, ...]]] = ([], [])
        for e in examples:
            for i, first in people(e):
                self._pool[not first].append(e.pieces[i])

    def __call__(self, e: Example, rng: random.Random) -> Example:
        drawn: dict[tuple[int, ...], tuple[int, ...]] = {}
        pieces = list(e.pieces)
        for i, first in people(e):
            pieces[i] = drawn.setdefault(e.pieces[i], rng.choice(self._pool[not first]))
        return replace(e, pieces=pieces)


def people(e: Example) -> Iterator[tuple[int, bool]]:
    """Yield the capitalised words of people's names, and whether each is the first of several."""
    if e.ner is None:
        return
    begin, inside = (bio("Person", NER_LABELS, inside=k) for k in (False, True))
    for i in np.flatnonzero((e.ner == begin) | (e.ner == inside)):
        if e.features[i, 0] == TITLE and len(e.pieces[i]) < 6:
            yield int(i), bool(e.ner[i] == begin and i + 1 < len(e.ner) and e.ner[i + 1] == inside)


def epoch(
    examples: list[Example],
    repeat: dict[str, float],
    *,
    rename: float = 0.0,
    size: int,
    budget: int,
    seed: int,
) -> list[list[Cut]]:
    """Return the batches of one epoch: windows of like length together, at most `budget` pieces, in random order.

    A document is read as often as `repeat` says of its corpus (by chance for what is left of a whole number), and
    with other people's names in a share `rename` of the cases.
    """
    rng = random.Random(seed)
    renaming = Renaming(examples)
    cuts = []
    for e in examples:
        for _ in range(int(repeat.get(e.corpus, 1.0) + rng.random())):
            cuts += windows(renaming(e, rng) if rng.random() < rename else e, size, rng)
    rng.shuffle(cuts)
    rooms: dict[int, list[list[Cut]]] = {}
    for cut in cuts:
        room = padded(cut.size + 2, STEP)
        full = rooms.setdefault(room, [[]])
        if len(full[-1]) >= budget // room:
            full.append([])
        full[-1].append(cut)
    out = [batch for full in rooms.values() for batch in full]
    rng.shuffle(out)
    return out


def padded(n: int, step: int) -> int:
    """Round up: few different shapes, since oneDNN compiles a kernel for each."""
    return -(-n // step) * step
