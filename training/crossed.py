"""Who said what on articles whose speakers taught nothing: python -m training.crossed.

Five times the speakers' weights are fitted on four fifths of the annotated articles and put to the fifth, names and
quotes as the pipeline finds them; the network may have seen these articles, the speakers' weights have not.  Prints the
scorer's figures, and how the speakers fare by what the source is.
"""

import argparse
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from geoquote.neural.source import INDEFINITE, SMALL, Source
from geoquote.nlp.convert import Converter, Places, article_text
from geoquote.nlp.load import load
from geoquote.read import read_paths
from geoquote.records import QuoteRecord
from geoquote.select import select
from training.answering import answering
from training.confidence import scorer, stop
from training.speakers import taught

PARTS = 5


def answers(folder: Path) -> Iterator[QuoteRecord]:
    """Yield the quotes of every annotated article, its speakers by weights fitted on other articles."""
    texts = folder / "gold" / "train" / "text"
    data = taught(folder)
    known = [doc for doc in data if (texts / doc).exists()]
    random.Random(3).shuffle(known)
    nlp = load()
    for k in range(PARTS):
        own = known[k::PARTS]
        with answering(nlp, [x for doc, items in data.items() if doc not in own for x in items]):
            paths = [str(texts / doc) for doc in own]
            for article in map(select, read_paths(paths, on_error=stop, on_skip=print)):
                doc = nlp(article_text(article))
                yield from Converter(article, doc, Places(article)).quotes()


def kind(phrase: str | None) -> str:
    """Name what kind of source a phrase is: with a name in it, a pronoun, a nominal, or none."""
    if phrase is None:
        return "none"
    if Source.read(phrase, named=frozenset()).kind in ("he", "she", "they", "it"):
        return "pronoun"
    words = phrase.split()
    article = words[0].lower() in SMALL | INDEFINITE
    return "name" if any(w[0].isupper() for w in words[article:]) else "nominal"


def main() -> None:
    """Measure and print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.parse_args()
    folder = Path(os.environ.get("GEOQUOTE_DATA", "../shared"))
    score = scorer(folder)
    gold = score.load_gold(str(folder / "gold" / "train"))
    records = [r.model_dump() for r in answers(folder)]
    found = score.score_quotes(gold, records, errors=False, by_doc=False)
    for name in ("quote", "attributed"):
        print(f"{name:12} F {found[name][2]:.3f}")
    print(f"{'speaker':12}   {found['speaker']:.3f}\n")
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for doc, g in gold.items():
        own = [r for r in records if r["document"]["id"] == doc]
        spans = [score.chars(r["spans"]) for r in own]
        fits = [(score.iou(s, c), i, j) for i, s in enumerate(spans) for j, c in enumerate(g.content)]
        for i, j in score.pair_up([f for f in fits if f[0] >= 0.5]):
            source = own[i]["source"]
            of = kind(source and source["text"])
            seen[of] += 1
            right[of] += g.speaker_right(g.quotes[j], own[i])
    for of, n in seen.most_common():
        print(f"{of:12} {n:5} pairs, speaker {right[of] / n:.3f}")


if __name__ == "__main__":
    main()
