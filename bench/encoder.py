"""The encoder alone, and each stage behind it: python -m bench.encoder [--articles N] [--threads N] [--encoder FOLDER].

Words a second of elapsed time over made-up articles, the best of the rounds; a word stands between white space, as
everywhere in these figures.  With --json the seconds of every stage, to be read on.
"""

import argparse
import json
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from bench.articles import article
from geoquote.neural import encoder as module
from geoquote.neural.decode import Decoder
from geoquote.neural.encoder import Encoder
from geoquote.neural.features import paragraph_numbers
from geoquote.neural.heads import Heads
from geoquote.nlp.model import default_folder
from geoquote.text.words import words

AHEAD = 4
"""Articles whose windows wait for a thread: none is idle at the end of an article."""
Spans = list[tuple[int, int]]


def best(work: Callable[[], object], rounds: int) -> float:
    """Return the seconds of the quickest round."""
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return min(found)


def encoded(encoder: Encoder, texts: Sequence[str], spans: Sequence[Spans]) -> list[np.ndarray]:
    """Return the vectors of every text."""
    waiting, found = deque(), []
    for text, own in zip(texts, spans, strict=True):
        waiting.append(encoder.begin(text, own))
        if len(waiting) > AHEAD:
            found.append(np.concatenate(list(waiting.popleft())))
    return found + [np.concatenate(list(parts)) for parts in waiting]


def measured(encoder: Encoder, heads: Heads, texts: list[str], *, rounds: int) -> dict[str, float]:
    """Return the seconds that every stage takes."""
    spans = [words(t) for t in texts]
    paragraphs = [paragraph_numbers(t, s) for t, s in zip(texts, spans, strict=True)]
    h = encoded(encoder, texts, spans)  # opens the session, too
    assert all(np.isfinite(x).all() for x in h)

    def each(work: Callable[..., object], *columns: list) -> None:
        for row in zip(*columns, strict=True):
            work(*row)

    frames = [heads.frames(x, p, threshold=0.5) for x, p in zip(h, paragraphs, strict=True)]
    stages = {
        "words": partial(each, words, texts),
        "encoder": partial(encoded, encoder, texts, spans),
        "names": partial(each, heads.names, h, paragraphs),
        "quotes": partial(each, partial(heads.frames, threshold=0.5), h, paragraphs),
        "bounds": partial(each, lambda t, s, f: Decoder(t, s).drafts(f), texts, spans, frames),
    }
    return {name: best(work, rounds) for name, work in stages.items()}


def main() -> None:
    """Measure and print a line a stage."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", type=int, default=30)
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--threads", type=int, default=0, help="0: as many as there are cores")
    ap.add_argument("--encoder", type=Path, help="the folder of another encoder.onnx and vocab.txt")
    ap.add_argument("--json", action="store_true")
    a = ap.parse_args()
    encoder = Encoder(a.encoder or default_folder(), threads=a.threads)
    texts = [article(k) for k in range(a.articles)]
    count = sum(len(text.split()) for text in texts)
    found = measured(encoder, Heads.from_file(default_folder() / "heads.npz"), texts, rounds=a.rounds)
    if a.json:
        print(json.dumps({"words": count, "stages": found}))
        return
    print(f"{len(texts)} articles, {count:,} words, windows of {module.SIZE} pieces sharing {module.OVERLAP}")
    for name, seconds in found.items():
        print(f"{name:10} {count / seconds:10,.0f} words/s {1e6 * seconds / count:8.1f} µs a word")


if __name__ == "__main__":
    main()
