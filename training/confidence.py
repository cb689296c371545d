"""Fit the confidences: python -m training.confidence OUT.json [--fold FILE].

On the articles of gold/tune.txt and what is held of ours, which neither the network nor the speakers' weights were
trained on; right and wrong are what the scorer of GEOQUOTE_DATA calls so.  Prints cross-validated figures (five folds
of articles).
"""

import argparse
import importlib.util
import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from geoquote.document import RawDocument
from geoquote.errors import GeoquoteError
from geoquote.extract import analyse, pipeline
from geoquote.neural.confidence import features
from geoquote.nlp import views
from geoquote.nlp.attribution import evidence
from geoquote.nlp.convert import article_text
from geoquote.read import read_paths
from geoquote.select import select
from training.guided import articles, held_out

Row = tuple[int, dict[str, float], bool, bool]  # article, features, words right, speaker right


def scorer(folder: Path):
    """Return the scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stop(error: GeoquoteError) -> None:
    raise error


def collect(folder: Path, held: set[str]) -> list[Row]:
    """Run the pipeline over the articles held out and say of each quote whether its words and its speaker are right."""
    score = scorer(folder)
    out = []
    known = ((gold, text) for gold, text in articles(folder, skip=set()) if gold["doc"] in held)
    for k, (gold, text) in enumerate(known):
        g = score.Gold(gold)
        article = select(_raw(text))
        found = [features(evidence(q)) for q in views.quotes(pipeline()(article_text(article)))]
        records = [r for a in analyse([article], on_error=stop) for r in a.quotes]
        spans = [score.chars([s.model_dump() for s in r.spans]) for r in records]
        fits = [
            (s, i, j)
            for i, a in enumerate(spans)
            for j, b in enumerate(g.content)
            if (s := score.iou(a, b)) >= 0.5
        ]
        pairs = dict(score.pair_up(fits))
        for i, r in enumerate(records):
            right = i in pairs and g.speaker_right(g.quotes[pairs[i]], r.model_dump())
            out.append((k, found[i], i in pairs, right))
    return out


def _raw(text: str) -> RawDocument:
    """Read a text as the command reads a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, encoding="utf-8", newline="")
        return next(iter(read_paths([str(path)], on_error=stop, on_skip=print)))


def fit(
    rows: list[tuple[dict[str, float], bool]], *, l2: float = 0.005, steps: int = 4000
) -> dict[str, float]:
    """Logistic regression by gradient descent; weights but the bias are held small."""
    names = sorted({k for f, _ in rows for k in f})
    x = np.array([[f.get(k, 0.0) for k in names] for f, _ in rows])
    y = np.array([float(ok) for _, ok in rows])
    w, hold = np.zeros(len(names)), np.array([0.0 if k == "bias" else l2 for k in names])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-x @ w))
        w -= 0.05 * (x.T @ (p - y) / len(y) + hold * w)
    return {k: round(float(v), 4) for k, v in zip(names, w, strict=True)}


def predict(weights: dict[str, float], f: dict[str, float]) -> float:
    return float(1 / (1 + np.exp(-sum(weights.get(k, 0.0) * v for k, v in f.items()))))


def main() -> None:
    """Fit, cross-validate and write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--fold", type=Path)
    a = ap.parse_args()
    folder = Path(os.environ.get("GEOQUOTE_DATA", "../shared"))
    held = held_out(a.fold or folder / "gold" / "tune.txt")
    if not a.out.exists():  # the pipeline asks for the file that is to be written
        a.out.write_text(json.dumps({"quote": {}, "speaker": {}}))
    rows = collect(folder, held)
    crossed = []
    for part in range(5):
        weights = fit([(f, s) for k, f, _, s in rows if k % 5 != part])
        crossed += [(predict(weights, f), s) for k, f, _, s in rows if k % 5 == part]
    print(json.dumps({"quotes": len(rows), **scorer(folder).calibration(crossed)["confidence"]}))
    quote = fit([(f, s) for _, f, _, s in rows])
    speaker = fit([(f, s) for _, f, words, s in rows if words])
    a.out.write_text(json.dumps({"quote": quote, "speaker": speaker}, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
