"""What the network reads out of a text: names and frames, from vectors that come window by window."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from geoquote.neural.ahead import Ahead, Threads
from geoquote.neural.heads import LEFT, RIGHT, Frame, Heads, Name
from geoquote.neural.windows import Window

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Range = tuple[int, int]

PIECE = 10_000  # words whose vectors are held at once: more than an article has


@dataclass(frozen=True)
class Read:
    """The names and frames of a text, in its words."""

    names: list[Name]
    frames: list[Frame]


class Reader:
    """A text on its way through the network: the encoder is at work on it before `read` asks for the answer."""

    def __init__(
        self,
        vectors: Ahead[Window, Floats],
        paragraph: Ints,
        heads: Heads,
        *,
        threshold: float,
        threads: Threads | None = None,
    ) -> None:
        """Take the vectors of words whose paragraphs' numbers are `paragraph`; frames are those past the threshold.

        The heads work in `threads`, not those of the vectors, where they would wait for texts further on.
        """
        self._vectors, self._paragraph, self._threads = vectors, paragraph, threads
        self._heads, self._threshold = heads, threshold

    def __len__(self) -> int:
        """Return how many windows are still to be waited for."""
        return len(self._vectors)

    def cancel(self) -> None:
        """Leave out what nobody will ask for."""
        self._vectors.cancel()

    def read(self) -> Read:
        """Wait for the vectors and return what the heads make of them.

        A text of more than `PIECE` words is read in pieces that end where paragraphs do.  No head looks further
        than a piece is read over its edges, so that only a paragraph longer than a piece might be read otherwise.
        """
        names: list[Name] = []
        frames: list[Frame] = []
        h = _Stretches(self._vectors)
        count = len(self._paragraph)
        for start, end in pieces(self._paragraph, size=PIECE):
            low, high = max(start - LEFT, 0), min(end + RIGHT, count)
            near = h.between(low, high)
            found = self._heads.names(near[start - low : end - low], self._paragraph[start:end])
            names += [replace(n, start=n.start + start, end=n.end + start) for n in found]
            near_by = self._heads.frames(
                near, self._paragraph[low:high], threshold=self._threshold, threads=self._threads
            )
            for f in near_by:
                if start <= f.anchor + low < end:
                    frames.append(_moved(f, low))
        return Read(names, frames)


class _Stretches:
    """Vectors that come in parts, given out as stretches that start further and further on."""

    def __init__(self, parts: Iterable[Floats]) -> None:
        self._parts = iter(parts)
        self._held: list[Floats] = []
        self._at = self._end = 0

    def between(self, start: int, end: int) -> Floats:
        """Return the vectors of words [start, end)."""
        while self._end < end:
            self._held.append(next(self._parts))
            self._end += len(self._held[-1])
        held = np.concatenate(self._held)[start - self._at :]
        self._held, self._at = [held], start
        return held[: end - start]


def pieces(paragraph: Ints, *, size: int) -> Iterator[Range]:
    """Cut words, given by their paragraphs' numbers, at paragraph starts into pieces of at most `size` words.

    A paragraph that is longer is cut where the piece is full.
    """
    starts = np.flatnonzero(np.diff(paragraph, prepend=-1))
    start, count = 0, len(paragraph)
    while count - start > size:
        end = int(starts[np.searchsorted(starts, start + size, side="right") - 1])
        end = end if end > start else start + size
        yield start, end
        start = end
    if start < count:
        yield start, count


def _moved(f: Frame, by: int) -> Frame:
    if not by:
        return f
    source, cue, content = (
        tuple((s + by, e + by) for s, e in spans) for spans in (f.source, f.cue, f.content)
    )
    return replace(f, anchor=f.anchor + by, source=source, cue=cue, content=content)
