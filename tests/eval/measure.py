"""Run geoquote over the development sets and score it with the scorers of the evaluation data."""

import hashlib
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from geoquote.errors import GeoquoteError
from geoquote.extract import analyse
from geoquote.link import link
from geoquote.neural.encoder import Encoder
from geoquote.neural.heads import Heads
from geoquote.read import read_paths
from geoquote.select import select
from training.predict import MODEL, predict
from training.rows import rows

FLOORS = Path(__file__).parent / "floors.json"
ARTICLES = {"gold/dev": "gold/dev/text", "gold/seeds": "seeds"}
CORPORA = ("polnear-dev", "worldwide-dev")


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _fail(error: GeoquoteError) -> None:
    raise error


def articles(shared: Path, gold: str) -> dict[str, float]:
    """Score the articles of one annotated folder; every figure is a share, more is better (`ece` apart)."""
    score = _module(shared / "score" / "score.py")
    raws = read_paths([str(shared / ARTICLES[gold])], on_error=_fail, on_skip=lambda _: None)
    found = list(analyse((select(r) for r in raws), on_error=_fail))
    quotes = [r.model_dump(mode="json") for a in found for r in a.quotes]
    entities = [e.model_dump(mode="json") for e in link(e for a in found for e in a.entities)]
    known = {}
    for path in sorted((shared / gold / "ann").glob("*.json")):  # load_gold leaves its files open
        one = score.Gold(json.loads(path.read_text(encoding="utf-8")))
        known[one.doc] = one
    out = score.score_quotes(known, quotes, False, False) | score.score_entities(known, entities, False)
    wanted = ("quote", "attributed", "exact", "PERSON", "ORG", "TREATY", "b3_PERSON")
    flat = {k: out[k][2] for k in wanted}
    flat |= {k: out[k] for k in ("speaker", "direct_exact", "nested", "act", "type", "role")}
    flat |= {k: out["confidence"][k] for k in ("precision_at_.9", "coverage_at_.9", "auroc")}
    return {k: round(v, 4) for k, v in flat.items()}


def corpus(shared: Path, name: str) -> dict[str, float]:
    """Score one corpus in its own convention, exact spans, F by label."""
    scorer = _module(shared / "score" / "corpora.py")
    encoder, heads = Encoder(MODEL), Heads.from_file(MODEL / "heads.npz")
    hits: dict[str, list[int]] = {}
    for row in rows(shared / "corpora" / f"{name}.jsonl.gz"):
        gold = scorer.spans(row, row["text"])
        guess = scorer.spans(predict(row, encoder, heads, None), row["text"])
        for k, group in enumerate((gold & guess, guess, gold)):
            for s in group:
                hits.setdefault(s[0], [0, 0, 0])[k] += 1
    return {k: round(2 * t / (p + g), 4) for k, (t, p, g) in sorted(hits.items()) if g > 500}


def checksum(shared: Path, name: str) -> str:
    """Name the data that a floor was measured on."""
    digest = hashlib.sha256()
    folder = shared / name
    paths = sorted(folder.rglob("*.json")) if folder.is_dir() else [shared / "corpora" / f"{name}.jsonl.gz"]
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def measured(shared: Path, name: str) -> dict[str, float]:
    """Score a set by its name."""
    return articles(shared, name) if name in ARTICLES else corpus(shared, name)


def floors() -> dict[str, Any]:
    """Return what is pinned: for each set its checksum and figures; and the reasons of what was lowered."""
    found: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found
