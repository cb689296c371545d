"""Fit the confidences: python -m training.confidence OUT.json [--fold FILE].

All of them are learnt from the articles that are held from the network, those of gold/tune.txt and ours: which drafts
are quotes, and how probable quotes and speakers are, as seen by speakers' weights and a screen of drafts that other
articles taught.  Right and wrong are what the scorer of GEOQUOTE_DATA calls so.  Prints figures of five parts, each by
weights that the others taught, on the articles of gold/tune.txt and on all.
"""

import argparse
import importlib.util
import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from spacy.language import Language
from spacy.tokens import Span

from geoquote.document import RawDocument
from geoquote.errors import GeoquoteError
from geoquote.neural import confidence
from geoquote.neural.confidence import ConfidenceModel, Evidence
from geoquote.neural.draft import Draft, Range
from geoquote.neural.screen import LEAST, features
from geoquote.nlp import views
from geoquote.nlp.attribution import evidence
from geoquote.nlp.convert import Converter, Places, article_text
from geoquote.nlp.load import load
from geoquote.read import read_paths
from geoquote.select import select
from training.answering import answering
from training.guided import articles, held_out
from training.speakers import taught

PARTS = 5
L2_WORDS, L2 = 3e-3, 2e-3


@dataclass(frozen=True)
class Row:
    """A draft of the pipeline's: its article and its part, what tells of it, whether words and speaker are right."""

    article: str
    part: int
    told: dict[str, float]
    evidence: Evidence
    words: bool
    right: bool


def scorer(folder: Path):
    """Return the scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", folder / "score" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stop(error: GeoquoteError) -> None:
    raise error


def collect(folder: Path, fold: Path) -> list[Row]:
    """Run the pipeline over the articles held out; say of every draft whether words and speaker are right."""
    score = scorer(folder)
    nlp = load()
    nlp.get_pipe("geoquote_quotes").least = 0.0
    held = held_out(fold)
    known = [(gold, text) for gold, text in articles(folder, skip=set()) if gold["doc"] in held]
    data = taught(folder)
    out = []
    for part in range(PARTS):
        own = {gold["doc"] for gold, _ in known[part::PARTS]}
        with answering(nlp, [x for doc, items in data.items() if doc not in own for x in items]):
            for gold, text in known[part::PARTS]:
                out += [Row(gold["doc"], part, *of) for of in _drafts(nlp, score, score.Gold(gold), text)]
    return out


def _drafts(nlp: Language, score, gold, text: str) -> Iterator[tuple[dict[str, float], Evidence, bool, bool]]:
    """Yield what a `Row` says of each draft of an article behind its part."""
    article = select(_raw(text))
    doc = nlp(article_text(article))
    found = views.quotes(doc)
    told = features([_draft(q) for q in found], doc.text)
    records = list(Converter(article, doc, Places(article)).quotes())
    spans = [score.chars([s.model_dump() for s in r.spans]) for r in records]
    ious = ((score.iou(a, b), i, j) for i, a in enumerate(spans) for j, b in enumerate(gold.content))
    pairs = dict(score.pair_up([fit for fit in ious if fit[0] >= 0.5]))
    for i, (q, r) in enumerate(zip(found, records, strict=True)):
        right = i in pairs and gold.speaker_right(gold.quotes[pairs[i]], r.model_dump())
        yield told[i], evidence(q), i in pairs, right


def _draft(q: views.QuoteView) -> Draft:
    """Return a quote of the pipeline's as decoding left it."""
    names = ("type", "act", "anchor_score", "path_score", "by_marks")
    known = {name: q.known[name] for name in names}
    cue, source = (_place(s) if s else None for s in (q.cue, q.source))
    return Draft(tuple(map(_place, q.parts)), cue=cue, source=source, **known)


def _place(span: Span) -> Range:
    return span.start_char, span.end_char


def _raw(text: str) -> RawDocument:
    """Read a text as the command reads a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "article.txt"
        path.write_text(text, encoding="utf-8", newline="")
        return next(iter(read_paths([str(path)], on_error=stop, on_skip=print)))


def fit(rows: list[tuple[dict[str, float], bool]], *, l2: float, steps: int = 600) -> dict[str, float]:
    """Logistic regression by Adam; weights but the bias are held small, features seen in under four rows left out."""
    seen = Counter(k for f, _ in rows for k in f)
    names = sorted(k for k, n in seen.items() if n >= 4)
    number = {k: i for i, k in enumerate(names)}
    on = [(i, number[k], v) for i, (f, _) in enumerate(rows) for k, v in f.items() if k in number]
    row, column, value = map(np.array, zip(*on, strict=True))
    y = np.array([float(ok) for _, ok in rows])
    w, m, v = np.zeros((3, len(names)))
    hold = np.array([0.0 if k == "bias" else l2 for k in names])
    for step in range(1, steps + 1):
        p = 1 / (1 + np.exp(-np.bincount(row, value * w[column], len(y))))
        g = np.bincount(column, value * (p - y)[row], len(names)) / len(y) + hold * w
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        w -= 0.05 * (1 - step / steps) * (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
    return {k: round(float(x), 4) for k, x in zip(names, w, strict=True)}


def fitted(rows: list[Row]) -> dict[str, dict[str, float]]:
    """Return the weights of the three models; those of the quote and the speaker see `words` as others taught it."""
    words = fit([(r.told, r.words) for r in rows], l2=L2_WORDS)
    seen: list[Row] = []
    for part in sorted({r.part for r in rows}):
        others = fit([(r.told, r.words) for r in rows if r.part != part], l2=L2_WORDS)
        seen += judged([r for r in rows if r.part == part], others)
    quote = fit([(confidence.features(r.evidence), r.right) for r in seen], l2=L2)
    speaker = fit([(confidence.features(r.evidence), r.right) for r in seen if r.words], l2=L2)
    return {"words": words, "quote": quote, "speaker": speaker}


def judged(rows: list[Row], words: dict[str, float]) -> list[Row]:
    """Return the rows that these weights take for quotes, with how probable that is."""
    model = ConfidenceModel(words, {}, {})
    scored = ((r, model.words(r.told)) for r in rows)
    return [replace(r, evidence=replace(r.evidence, words=p)) for r, p in scored if p >= LEAST]


def main() -> None:
    """Fit, cross-validate and write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=Path)
    ap.add_argument("--fold", type=Path)
    a = ap.parse_args()
    folder = Path(os.environ.get("GEOQUOTE_DATA", "../shared"))
    if not a.out.exists():  # the pipeline asks for the file that is to be written
        a.out.write_text(json.dumps({"words": {}, "quote": {}, "speaker": {}}))
    fold = a.fold or folder / "gold" / "tune.txt"
    rows = collect(folder, fold)
    crossed: list[tuple[Row, float]] = []
    for part in range(PARTS):
        weights = fitted([r for r in rows if r.part != part])
        model = ConfidenceModel(**weights)
        own = judged([r for r in rows if r.part == part], weights["words"])
        crossed += [(r, model.quote(r.evidence)) for r in own]
    docs = fold.read_text().split()
    for of, some in ("all", crossed), ("fold", [(r, p) for r, p in crossed if r.article in docs]):
        figures = scorer(folder).calibration([(p, r.right) for r, p in some])["confidence"]
        print(json.dumps({"of": of, "quotes": len(some), **figures}))
    a.out.write_text(json.dumps(fitted(rows), indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
