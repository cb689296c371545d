"""Fit the weights that say whom a quote's source means: python -m training.speakers OUT.json.

The guide's articles teach, with their names as annotated and the states that the name corpus adds.  No torch needed.
"""

import argparse
import json
import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geoquote.neural.cast import cast, roles
from geoquote.neural.speakers import BIAS, NONE, Ask, Scene, features, joint_people
from geoquote.text.cluster import link_names
from geoquote.text.mention import NameMention
from geoquote.text.states import state_of
from training.guided import articles
from training.rows import rows

HIDDEN, DROPPED = 32, 0.3  # hidden units, and the share of them that a step leaves out
EPOCHS, BATCH, RATE = 12, 128, 0.01
L2_SCORE, L2_HIDDEN = 1e-3, 1e-3
LEAST = 0.03  # a feature without a larger weight is left out

Ints, Floats = NDArray[np.int64], NDArray[np.float64]
Item = tuple[list[dict[str, float]], list[int]]


def taught(folder: Path) -> dict[str, list[Item]]:
    """Return what each annotated article teaches, by the name of its document."""
    return {gold["doc"]: _items(gold, text, named) for gold, text, named in _scenes(folder)}


def _scenes(folder: Path):
    """Yield (gold, text, named) of each annotated article: name mentions with their entities, gold ones first."""
    names = {r["id"]: r["entities"] for r in rows(folder / "corpora" / "worldwide-train.jsonl.gz")}
    for gold, text in articles(folder, skip=set()):
        named, taken = [], []
        for k, e in enumerate(gold["entities"]):
            for s, t in e["mentions"]:
                if e["type"] != "TREATY":
                    named.append((NameMention(text[s:t], e["type"], s, t), k))
                    taken.append((s, t))
        more = [
            NameMention(text[e["start"] : e["end"]], "GPE", e["start"], e["end"])
            for e in names.get(gold["doc"].removesuffix(".txt"), ())
            if e["label"] == "Location"
            and state_of(text[e["start"] : e["end"]])
            and not any(s < e["end"] and e["start"] < t for s, t in taken)
        ]
        links = link_names(more, text)
        named += [(m, len(gold["entities"]) + x.entity) for m, x in zip(more, links, strict=True)]
        yield gold, text, sorted(named, key=lambda n: n[0].start)


def _items(gold, text, named) -> list[Item]:
    """Return each quote's candidates' features and which of them are right; joint sources teach nothing."""
    scene = Scene(text, cast(text, named, roles(text, named)))
    number = {e["id"]: k for k, e in enumerate(gold["entities"])}
    out = []
    for q in gold["quotes"]:
        ask = Ask(
            tuple(q["source"]) if q["source"] else None,
            tuple(map(tuple, q["content"])),
            tuple(q["cue"]) if q["cue"] else None,
        )
        right = number[q["speaker"]] if q["speaker"] else NONE
        found = features(scene, ask)
        index = [i for i, (e, _) in enumerate(found) if e == right]
        if index and not joint_people(scene, ask) and not (q["speaker"] and q["speaker_text"]):
            out.append(([f for _, f in found], index))
        scene.remember(right, ask)
    return out


@dataclass(frozen=True)
class Table:
    """Items as arrays: row, value and candidate of each feature that is on; item and rightness of each candidate."""

    rows: Ints
    values: Floats
    of: Ints
    item: Ints
    right: Floats

    @classmethod
    def of_item(cls, data: Item, row: Mapping[str, int]) -> "Table":
        """Tabulate one item's features, those that have a row, and the bias of each candidate."""
        candidates, ok = data
        on = [
            (row[k], v, j)
            for j, found in enumerate(candidates)
            for k, v in (found | {BIAS: 1.0}).items()
            if k in row
        ]
        rows, values, of = map(np.array, zip(*on, strict=True))
        right = np.isin(np.arange(len(candidates)), ok).astype(float)
        return cls(rows, values, of, np.zeros(len(candidates), int), right)

    @classmethod
    def joined(cls, tables: Sequence["Table"]) -> "Table":
        """Put items one after another."""
        firsts = np.cumsum([0, *(len(t.item) for t in tables)])
        return cls(
            np.concatenate([t.rows for t in tables]),
            np.concatenate([t.values for t in tables]),
            np.concatenate([t.of + first for t, first in zip(tables, firsts[:-1], strict=True)]),
            np.concatenate([t.item + n for n, t in enumerate(tables)]),
            np.concatenate([t.right for t in tables]),
        )


def fit(data: Sequence[Item], *, least: int = 3, seed: int = 1) -> dict[str, Any]:
    """Maximise the likelihood of the right candidates by Adam; features seen fewer than `least` times are left out.

    Returns what `SpeakerModel.from_file` reads.
    """
    seen = Counter(k for candidates, _ in data for k in {k for f in candidates for k in f})
    names = [BIAS, *sorted(k for k, n in seen.items() if n >= least)]
    row = {k: i for i, k in enumerate(names)}
    tables = [Table.of_item(x, row) for x in data]
    rng = np.random.default_rng(seed)
    weights = [rng.normal(0, 0.1, (len(names), 1 + HIDDEN)), rng.normal(0, 0.1, HIDDEN)]
    weights[0][:, 0] = 0
    decay = [np.array([L2_SCORE, *[L2_HIDDEN] * HIDDEN]), np.array(L2_HIDDEN)]
    moments = [(np.zeros_like(w), np.zeros_like(w)) for w in weights]
    batches = len(data) // BATCH
    for step in range(EPOCHS * batches):
        if step % batches == 0:
            order = rng.permutation(len(data))
        own = order[step % batches * BATCH :][:BATCH]
        gradients = _gradients(Table.joined([tables[n] for n in own]), *weights, rng)
        rate = RATE * (1 - step / (EPOCHS * batches))
        for w, g, d, (m, v) in zip(weights, gradients, decay, moments, strict=True):
            g += d * w
            m += 0.1 * (g - m)
            v += 0.001 * (g**2 - v)
            w -= rate * (m / (1 - 0.9 ** (step + 1))) / (np.sqrt(v / (1 - 0.999 ** (step + 1))) + 1e-8)
    inner, outer = (np.round(w, 2).tolist() for w in weights)
    return {
        "outer": outer,
        "features": {k: r for k, r in zip(names, inner, strict=True) if max(map(abs, r)) > LEAST},
    }


def _gradients(t: Table, inner: Floats, outer: Floats, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return the gradients of a batch's mean negative log-likelihood, hidden units dropped at random."""
    sums = _summed(t.of, inner[t.rows] * t.values[:, None], len(t.item))
    kept = (rng.random((len(t.item), len(outer))) >= DROPPED) / (1 - DROPPED)
    hidden = np.maximum(sums[:, 1:], 0) * kept
    z = sums[:, 0] + hidden @ outer
    top = np.full(t.item[-1] + 1, -np.inf)
    np.maximum.at(top, t.item, z)
    e = np.exp(z - top[t.item])
    right = e * t.right
    dz = (e / np.bincount(t.item, e)[t.item] - right / np.bincount(t.item, right)[t.item]) / len(top)
    dsums = np.concatenate([dz[:, None], dz[:, None] * outer * kept * (sums[:, 1:] > 0)], axis=1)
    return _summed(t.rows, dsums[t.of] * t.values[:, None], len(inner)), hidden.T @ dz


def _summed(at: Ints, values: Floats, count: int) -> Floats:
    """Sum the rows of `values` that belong to the same place."""
    return np.stack([np.bincount(at, column, count) for column in values.T], axis=1)


def as_text(weights: dict[str, Any]) -> str:
    """Return weights as JSON, one feature a line."""
    lines = ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in weights["features"].items())
    return f'{{"outer": {json.dumps(weights["outer"])},\n"features": {{\n{lines}\n}}}}\n'


def main() -> None:
    """Fit and write the weights."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    a = ap.parse_args()
    folder = Path(os.environ.get("GEOQUOTE_DATA", "../shared"))
    data = [x for own in taught(folder).values() for x in own]
    weights = fit(data)
    a.out.write_text(as_text(weights))
    print(f"{len(data)} quotes, {len(weights['features'])} features")


if __name__ == "__main__":
    main()
