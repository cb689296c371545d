"""Predictions for a file of the corpora's form: python -m training.predict FILE.jsonl.gz OUT.jsonl [--convention NAME].

Uses the committed model and no torch.  Rows with attributions are read in PolNeAR's convention and rows with entities
in the name corpus's own, unless --convention says otherwise; bounds are the network's, no rule is added.
"""

import argparse
import json
from pathlib import Path

from geoquote.neural.agree import agreed
from geoquote.neural.encoder import Encoder
from geoquote.neural.features import CONVENTIONS, paragraph_numbers
from geoquote.neural.heads import Heads
from geoquote.text.words import words
from training.rows import rows

MODEL = Path(__file__).resolve().parent.parent / "src" / "geoquote" / "model"
THRESHOLD = 0.5


def predict(row: dict, encoder: Encoder, heads: Heads, convention: str | None) -> dict:
    """Return a row's id with the keys that its corpus annotates."""
    text = row["text"]
    spans = words(text)
    convention = convention or ("polnear" if "attributions" in row else "worldwide")
    h = encoder.vectors(text, spans, convention=convention)

    def chars(found):
        return [[spans[s][0], spans[e - 1][1]] for s, e in found]

    paragraph = paragraph_numbers(text, spans)
    out = {"id": row["id"]}
    if "attributions" in row:
        frames = heads.frames(h, paragraph, threshold=THRESHOLD)
        out["attributions"] = [
            {k: chars(getattr(f, k)) for k in ("source", "cue", "content")} for f in frames
        ]
    if "entities" in row:
        found = heads.names(h, paragraph)
        places = chars([(n.start, n.end) for n in found])
        names = agreed(found, [text[s:e] for s, e in places])
        out["entities"] = [
            {"start": s, "end": e, "label": n.label}
            for n, (s, e) in zip(names, chars([(n.start, n.end) for n in names]), strict=True)
        ]
    return out


def main() -> None:
    """Predict a whole file."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("file", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--convention", choices=CONVENTIONS)
    ap.add_argument("--model", type=Path, default=MODEL)
    a = ap.parse_args()
    encoder, heads = Encoder(a.model), Heads.from_file(a.model / "heads.npz")
    with a.out.open("w", encoding="utf-8") as f:
        for row in rows(a.file):
            f.write(json.dumps(predict(row, encoder, heads, a.convention)) + "\n")


if __name__ == "__main__":
    main()
