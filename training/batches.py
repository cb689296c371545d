"""Batches in torch: windows of training documents, padded, with the targets of each head."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from geoquote.neural.heads import LEFT, RIGHT, distance_bucket, paragraph_bucket
from geoquote.neural.labels import ROLES
from geoquote.neural.wordpiece import WordPiece
from training.cuts import STEP, Cut, padded
from training.data import tag

UNKNOWN = -100  # anchor of a word that teaches nothing


@dataclass
class Batch:
    """Tensors of one step; `frames` is None where no window has any."""

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


def collate(
    cuts: list[Cut], pieces: WordPiece, *, hide: float = 0.0, draw: np.random.Generator | None = None
) -> Batch:
    """Return the windows as one batch; a share `hide` of the words shows no letters ([MASK])."""
    b, t = len(cuts), padded(max(c.size for c in cuts) + 2, STEP)
    w = t - 2
    ids, features = np.full((b, t), pieces.pad), np.zeros((b, t, 3), dtype=np.int64)
    piece_mask, word_mask = np.zeros((b, t), dtype=bool), np.zeros((b, w), dtype=bool)
    first = np.zeros((b, w), dtype=np.int64)
    ner, anchors = np.zeros((b, w), dtype=np.int64), np.full((b, w), UNKNOWN)
    frames: list[dict[str, np.ndarray]] = []
    for i, c in enumerate(cuts):
        shown = c.example.pieces[c.start : c.end]
        lengths = np.array([len(p) for p in shown])
        n = len(shown)
        size = int(lengths.sum())
        ids[i, : size + 2] = [pieces.cls, *(p for word in shown for p in word), pieces.sep]
        if draw is not None and hide:
            ids[i, 1 : size + 1][np.repeat(draw.random(n) < hide, lengths)] = pieces.mask
        features[i, 1 : size + 1] = np.repeat(c.example.features[c.start : c.end], lengths, axis=0)
        piece_mask[i, : size + 2] = True
        first[i, :n] = 1 + np.cumsum(lengths) - lengths
        word_mask[i, :n] = True
        if c.example.ner is not None:
            ner[i, :n] = c.example.ner[c.start : c.end]
        if c.example.frames is not None:
            anchors[i, :n] = 0
            frames += frame_targets(c, i, anchors)
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
