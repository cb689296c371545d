"""Batches: windows of training documents, padded, with the targets of each head."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor

from geoquote.neural.heads import LEFT, RIGHT, distance_bucket, paragraph_bucket
from geoquote.neural.labels import ROLES
from training.data import Example, tag

CANDIDATES = 60  # names a mention is scored against, the nearest ones
STEP = 64  # pieces to which windows are padded


@dataclass
class Cut:
    """Words [start, end) of a document."""

    example: Example
    start: int
    end: int
    size: int


@dataclass
class Batch:
    """Tensors of one step; `frames` and `links` hold None where no window has any."""

    ids: Tensor
    features: Tensor
    convention: Tensor
    piece_mask: Tensor
    first: Tensor
    word_mask: Tensor
    ner: Tensor
    ner_rows: Tensor
    anchors: Tensor
    frames: dict[str, Tensor] | None
    links: list[dict[str, Tensor]] = field(default_factory=list)


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


def epoch(
    examples: list[Example], repeat: dict[int, int], *, size: int, budget: int, seed: int
) -> list[list[Cut]]:
    """Return the batches of one epoch: windows of like length together, at most `budget` pieces, in random order."""
    rng = random.Random(seed)
    cuts = [c for e in examples for _ in range(repeat.get(e.convention, 1)) for c in windows(e, size, rng)]
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


def collate(cuts: list[Cut], *, cls: int, sep: int, pad: int) -> Batch:
    b, t = len(cuts), padded(max(c.size for c in cuts) + 2, STEP)
    w = t - 2
    ids, features = np.full((b, t), pad), np.zeros((b, t, 3), dtype=np.int64)
    piece_mask, word_mask = np.zeros((b, t), dtype=bool), np.zeros((b, w), dtype=bool)
    first = np.zeros((b, w), dtype=np.int64)
    ner, anchors = np.zeros((b, w), dtype=np.int64), np.full((b, w), -100)
    frames: list[dict[str, np.ndarray]] = []
    links = []
    for i, c in enumerate(cuts):
        pieces = c.example.pieces[c.start : c.end]
        lengths = np.array([len(p) for p in pieces])
        n = len(pieces)
        ids[i, : c.size + 2] = [cls, *(p for word in pieces for p in word), sep]
        features[i, 1 : c.size + 1] = np.repeat(c.example.features[c.start : c.end], lengths, axis=0)
        piece_mask[i, : c.size + 2] = True
        first[i, :n] = 1 + np.cumsum(lengths) - lengths
        word_mask[i, :n] = True
        if c.example.ner is not None:
            ner[i, :n] = c.example.ner[c.start : c.end]
        if c.example.frames is not None:
            anchors[i, :n] = 0
            frames += frame_targets(c, i, anchors)
        if c.example.anaphors:
            links += link_targets(c, i, w)
    tensor = torch.from_numpy
    return Batch(
        ids=tensor(ids),
        features=tensor(features),
        convention=torch.tensor([c.example.convention for c in cuts]),
        piece_mask=tensor(piece_mask),
        first=tensor(first),
        word_mask=tensor(word_mask),
        ner=tensor(ner),
        ner_rows=torch.tensor([i for i, c in enumerate(cuts) if c.example.ner is not None], dtype=torch.long),
        anchors=tensor(anchors),
        frames=stack(frames),
        links=links,
    )


def frame_targets(c: Cut, row: int, anchors: np.ndarray) -> Iterator[dict[str, np.ndarray]]:
    """Mark the anchors of a window; yield the frames that lie wholly in it (a cut one would teach a wrong end)."""
    paragraph = np.cumsum(c.example.features[:, 2])
    for f in c.example.frames or ():
        if not c.start <= f.anchor < c.end:
            continue
        anchors[row, f.anchor - c.start] = f.kind
        spans = [(r, role) for role, rs in f.spans.items() for r in rs]
        if any(lo < c.start or hi > c.end for (lo, hi), _ in spans):
            continue
        lo, hi = max(c.start, f.anchor - LEFT), min(c.end, f.anchor + RIGHT)
        here = np.arange(lo, hi)
        inside = [((max(a, lo) - lo, min(z, hi) - lo), role) for (a, z), role in spans if a < hi and z > lo]
        order = sorted(inside, key=lambda s: ("cue", "source", "content").index(s[1]))
        yield {
            "row": np.array(row),
            "at": np.array(f.anchor - c.start),
            "act": np.array(f.act),
            "index": here - c.start,
            "distance": distance_bucket(here - f.anchor),
            "paragraph": paragraph_bucket(paragraph[lo:hi] - paragraph[f.anchor]),
            "tags": tag(hi - lo, order, ROLES),
        }


def stack(frames: list[dict[str, np.ndarray]]) -> dict[str, Tensor] | None:
    if not frames:
        return None
    length = LEFT + RIGHT
    frames += [frames[-1] | {"act": np.array(-1), "tags": frames[-1]["tags"][:0]}] * (-len(frames) % 16)
    out = {k: torch.from_numpy(np.stack([f[k] for f in frames])) for k in ("row", "at", "act")}
    for k in ("index", "distance", "paragraph", "tags"):
        out[k] = torch.from_numpy(np.stack([np.pad(f[k], (0, length - len(f[k]))) for f in frames]))
    out["mask"] = torch.tensor(
        [[True] * len(f["tags"]) + [False] * (length - len(f["tags"])) for f in frames]
    )
    return out


def link_targets(c: Cut, row: int, width: int) -> Iterator[dict[str, Tensor]]:
    """Yield each mention of the window with the names of the window; words count through the flattened batch."""
    for a in c.example.anaphors:
        if not (c.start <= a.span[0] and a.span[1] <= c.end):
            continue
        near = [j for j, (lo, hi) in enumerate(a.candidates) if c.start <= lo and hi <= c.end]
        near = sorted(near, key=lambda j: abs(a.candidates[j][0] - a.span[0]))[:CANDIDATES]
        right = [k for k, j in enumerate(near) if j in a.right]
        if not near or (a.right and not right):
            continue  # the one it means is named elsewhere: neither a name here nor none would be true
        base = row * width - c.start
        names = np.array([a.candidates[j] for j in near])
        yield {
            "span": torch.tensor([base + a.span[0], base + a.span[1] - 1]),
            "names": torch.from_numpy(base + names - np.array([0, 1])),
            "distance": torch.from_numpy(link_bucket(a.span, names)),
            "right": torch.tensor([0] if not right else [k + 1 for k in right]),
        }


def link_bucket(mention: tuple[int, int], names: np.ndarray) -> np.ndarray:
    """Return indices in 0..16 of where names [n, 2] stand to a mention: inside it (8), before or after, by distance."""
    start, end = mention
    before, after = start - names[:, 1], names[:, 0] - end
    gap = np.maximum(np.maximum(before, after), 0)
    size = 1 + np.minimum(np.floor(np.log2(gap + 1)).astype(np.int64), 7)
    return 8 + np.where(before >= 0, -size, np.where(after >= 0, size, 0))
