"""Label the other corpora's articles by the guide: python -m training.label MODEL OUT.jsonl.gz.

What the network in the folder MODEL finds in articles that nobody annotated by the guide, for another network to learn
from beside the annotated ones.  Annotated articles are left out, those of the fold too.
"""

import argparse
import gzip
import json
import os
from pathlib import Path
from typing import Any

import numpy as np

from geoquote.neural.agree import agreed
from geoquote.neural.decode import Decoder
from geoquote.neural.encoder import Encoder
from geoquote.neural.features import paragraph_numbers
from geoquote.neural.heads import Heads
from geoquote.text.words import words
from training.guided import CORPORA, articles
from training.rows import rows

DOUBT = (0.15, 0.6)  # probabilities between which a word is neither taken for a quote's anchor nor for none


def label(text: str, encoder: Encoder, heads: Heads) -> dict[str, Any]:
    """Return names, quotes and the doubtful words' starts, in characters."""
    spans = words(text)
    h = encoder.vectors(text, spans)
    paragraph = paragraph_numbers(text, spans)
    names = heads.names(h, paragraph)
    printed = [text[spans[n.start][0] : spans[n.end - 1][1]] for n in names]
    drafts = Decoder(text, spans).drafts(heads.frames(h, paragraph, threshold=0.5))
    anchor = 1 - heads.anchors(h)[:, 0]
    doubtful = np.flatnonzero((anchor >= DOUBT[0]) & (anchor < DOUBT[1]))
    return {
        "names": [(spans[n.start][0], spans[n.end - 1][1], n.label) for n in agreed(names, printed)],
        "quotes": [{"content": d.parts, "cue": d.cue, "source": d.source, "act": d.act} for d in drafts],
        "doubtful": [spans[k][0] for k in doubtful],
    }


def main() -> None:
    """Label every article that has no annotation."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("model", type=Path)
    ap.add_argument("out", type=Path)
    a = ap.parse_args()
    folder = Path(os.environ.get("GEOQUOTE_DATA", "../shared"))
    encoder, heads = Encoder(a.model), Heads.from_file(a.model / "heads.npz")
    annotated = {gold["doc"].removesuffix(".txt") for gold, _ in articles(folder, skip=set())}
    a.out.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(a.out, "wt", encoding="utf-8") as f:
        for corpus in CORPORA:
            for row in rows(folder / "corpora" / f"{corpus}-train.jsonl.gz"):
                if row["id"] not in annotated:
                    found = label(row["text"], encoder, heads)
                    print(json.dumps({"corpus": corpus, "id": row["id"], **found}), file=f)


if __name__ == "__main__":
    main()
