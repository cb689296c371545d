"""Fit the weights that say whom a quote's source means: python -m training.speakers OUT.json [--hold-out FILE].

The guide's articles teach, with their names as annotated and the states that the name corpus adds.  No torch needed.
"""

import argparse
import json
import os
from pathlib import Path

import numpy as np

from geoquote.neural.cast import cast, roles
from geoquote.neural.speakers import NONE, Ask, Scene, features
from geoquote.text.cluster import link_names
from geoquote.text.mention import NameMention
from geoquote.text.states import state_of
from training.guided import articles, held_out
from training.rows import rows

Item = tuple[list[dict[str, float]], list[int]]


def scenes(folder: Path, names: dict[str, list[dict]], skip: set[str]):
    """Yield (gold, text, named) of each annotated article: name mentions with their entities, gold ones first."""
    for gold, text in articles(folder, skip=skip):
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


def items(gold, text, named) -> list[Item]:
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
        joint = (
            not q["speaker"]
            and sum(
                f"in.{t}" in k for t in ("PERSON",) for _, f in found for k in f if k.startswith("*:in.P")
            )
            > 1
        )
        if index and not joint and not (q["speaker"] and q["speaker_text"]):
            out.append(([f for _, f in found], index))
        scene.remember(right, ask)
    return out


def fit(data: list[Item], *, l2: float = 1e-3, steps: int = 400, least: int = 3) -> dict[str, float]:
    """Maximise the likelihood of the right candidates by Adam; features seen fewer than `least` times are left out."""
    seen: dict[str, int] = {}
    for fs, _ in data:
        for k in {k for f in fs for k in f}:
            seen[k] = seen.get(k, 0) + 1
    index = {k: i for i, k in enumerate(sorted(k for k, n in seen.items() if n >= least))}
    row, col, val, group, right = [], [], [], [], []
    for g, (fs, ok) in enumerate(data):
        for j, f in enumerate(fs):
            for k, v in f.items():
                if k in index:
                    row.append(len(group)), col.append(index[k]), val.append(v)
            group.append(g), right.append(j in ok)
    row, col, val = np.array(row), np.array(col), np.array(val)
    group, right, w = np.array(group), np.array(right, dtype=float), np.zeros(len(index))
    m, v2 = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, steps + 1):
        z = np.bincount(row, val * w[col], len(group))
        top = np.full(group[-1] + 1, -np.inf)
        np.maximum.at(top, group, z)
        e = np.exp(z - top[group])
        p = e / np.bincount(group, e)[group]
        grad = np.bincount(col, val * (p - right)[row], len(w)) / len(data) + l2 * w
        m, v2 = 0.9 * m + 0.1 * grad, 0.999 * v2 + 0.001 * grad**2
        w -= 0.05 * (m / (1 - 0.9**step)) / (np.sqrt(v2 / (1 - 0.999**step)) + 1e-8)
    return {k: round(float(w[i]), 4) for k, i in index.items() if abs(w[i]) > 5e-4}


def main() -> None:
    """Fit and write the weights."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--hold-out", type=Path)
    a = ap.parse_args()
    folder = Path(os.environ.get("GEOQUOTE_DATA", "../shared"))
    names = {r["id"]: r["entities"] for r in rows(folder / "corpora" / "worldwide-train.jsonl.gz")}
    held = held_out(a.hold_out)
    data = [x for s in scenes(folder, names, held) for x in items(*s)]
    weights = fit(data)
    a.out.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n")
    print(f"{len(data)} quotes, {len(weights)} weights")


if __name__ == "__main__":
    main()
