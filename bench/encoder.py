"""The encoder alone, and each stage behind it: python -m bench.encoder [--articles N] [--threads N].

Words a second of elapsed time over made-up articles, the best of three rounds; a word is what the pipeline calls one.
"""

import argparse
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from bench.articles import article
from geoquote.neural import encoder as module
from geoquote.neural.decode import Decoder
from geoquote.neural.encoder import Encoder
from geoquote.neural.features import paragraph_numbers
from geoquote.neural.heads import Heads
from geoquote.nlp.model import default_folder
from geoquote.text.words import words

ROUNDS = 3


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the quickest round."""
    found = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return min(found)


def main() -> None:
    """Measure and print a line a stage."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", type=int, default=30)
    ap.add_argument("--threads", type=int, default=0, help="0: as many as there are cores")
    a = ap.parse_args()
    folder = default_folder()
    encoder, heads = Encoder(folder, threads=a.threads), Heads.from_file(folder / "heads.npz")
    texts = [article(k) for k in range(a.articles)]
    spans = [words(t) for t in texts]
    paragraphs = [paragraph_numbers(t, s) for t, s in zip(texts, spans, strict=True)]
    h = [encoder.vectors(t, s) for t, s in zip(texts, spans, strict=True)]  # opens the session, too

    def each(work: Callable[..., object], *columns: list) -> None:
        for row in zip(*columns, strict=True):
            work(*row)

    frames = [heads.frames(x, p, threshold=0.5) for x, p in zip(h, paragraphs, strict=True)]
    stages = {
        "words": partial(each, words, texts),
        "encoder": partial(each, encoder.vectors, texts, spans),
        "names": partial(each, heads.names, h, paragraphs),
        "quotes": partial(each, partial(heads.frames, threshold=0.5), h, paragraphs),
        "bounds": partial(each, lambda t, s, f: Decoder(t, s).drafts(f), texts, spans, frames),
    }
    count = sum(map(len, spans))
    print(f"{len(texts)} articles, {count:,} words, windows of {module.SIZE} pieces sharing {module.OVERLAP}")
    for name, work in stages.items():
        seconds = best(work)
        print(f"{name:10} {count / seconds:10,.0f} words/s {1e6 * seconds / count:8.1f} µs a word")
    print(f"{'quotes per 1,000 words':24} {1000 * sum(map(len, frames)) / count:.0f}")
    assert all(np.isfinite(x).all() for x in h)


if __name__ == "__main__":
    main()
