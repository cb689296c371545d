"""Windows: a document of any length as stretches the encoder can read at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Window:
    """Words [start, end) read together; of these, [own_start, own_end) take their vectors from this window."""

    start: int
    end: int
    own_start: int
    own_end: int


def cut(lengths: Sequence[int] | Ints, *, size: int, overlap: int) -> list[Window]:
    """Cut a document, given as pieces per word (none more than `overlap`), into windows of at most `size` pieces.

    Neighbours share about `overlap` pieces; each word belongs to the window in which it stands furthest from an edge.
    The windows of a document are of about equal length, as short as that allows, so that none is a stub without
    context and none is longer than it need be.
    """
    ends = np.cumsum(np.asarray(lengths, dtype=np.int64))
    total = int(ends[-1]) if len(ends) else 0
    if total <= size:
        return [Window(0, len(ends), 0, len(ends))] if total else []
    count = -(-(total - overlap) // (size - overlap))
    size = -(-(total + (count - 1) * overlap) // count)
    stride = (total - size) / (count - 1)
    bounds = []
    for k in range(count):
        left = round(k * stride)
        start = int(np.searchsorted(ends, left, side="right"))
        end = int(np.searchsorted(ends, left + size, side="right")) if k + 1 < count else len(ends)
        while ends[end - 1] - (ends[start - 1] if start else 0) > size:
            start += 1
        bounds.append((start, end))
    cuts = [0] + [(a[1] + b[0]) // 2 for a, b in pairwise(bounds)] + [len(ends)]
    return [Window(s, e, cuts[k], cuts[k + 1]) for k, (s, e) in enumerate(bounds)]
