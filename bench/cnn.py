"""spaCy's CNN pipeline for speed alone: python -m bench.cnn build MODEL | python -m bench.cnn run MODEL FOLDER.

It is built as spaCy's small English model is: one token-to-vector network of width 96 and depth 4 for the tagger
and the parser, another of the kind for the names, and as many labels.  The weights are random but for a few steps
of training, so the answers are worth nothing.  Attribute ruler and lemmatizer are left out, which makes it faster.
"""

import json
import sys
from pathlib import Path

WIDTH, DEPTH = 96, 4
TAGS, DEPENDENCIES, NAMES = 50, 45, 18
_ATTRIBUTES = {"NORM": 5000, "PREFIX": 1000, "SUFFIX": 2500, "SHAPE": 2500}
_SPACES = {"SPACY": 50, "IS_SPACE": 50}
_BATCH, _STEPS = 256, 30


def tok2vec(attributes: dict[str, int]) -> dict[str, object]:
    """Give the configuration of a token-to-vector network that hashes these attributes to so many rows."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": list(attributes),
            "rows": list(attributes.values()),
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "depth": DEPTH,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


_SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}


def moves(kind: str, vectors: dict[str, object]) -> dict[str, object]:
    """Give the configuration of a parser or of a tagger of names."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": vectors,
    }


def build(folder: Path) -> None:
    """Make the pipeline with random weights, the same every time, and save it."""
    import spacy
    from spacy.training import Example
    from spacy.util import fix_random_seed

    fix_random_seed(0)
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": tok2vec(_ATTRIBUTES | _SPACES)})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": _SHARED}})
    nlp.add_pipe("parser", config={"model": moves("parser", _SHARED)})
    nlp.add_pipe("ner", config={"model": moves("ner", tok2vec(_ATTRIBUTES))})
    for component, count in (("tagger", TAGS), ("parser", DEPENDENCIES), ("ner", NAMES)):
        for number in range(count):
            nlp.get_pipe(component).add_label(f"L{number}")
    examples = [Example.from_dict(nlp.make_doc(text), known) for text, known in _lessons()]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(_STEPS):
        nlp.update(examples, sgd=optimizer)
    nlp.to_disk(folder)


def _lessons() -> list[tuple[str, dict[str, object]]]:
    """Give two sentences with their trees and a name: untrained it takes every word for a name and a sentence."""
    first = {"tags": [f"L{n}" for n in range(6)], "heads": [1, 2, 2, 4, 2, 2]}
    second = {"tags": [f"L{n}" for n in range(8)], "heads": [1, 2, 2, 4, 2, 6, 2, 2]}
    return [
        (
            "The envoy left the harbour.",
            first | {"deps": ["L0", "L1", "ROOT", "L2", "L3", "L4"], "entities": []},
        ),
        (
            "The letter reached Ilse Marenko on Monday.",
            second
            | {"deps": ["L0", "L1", "ROOT", "L2", "L3", "L4", "L5", "L6"], "entities": [(19, 31, "L0")]},
        ),
    ]


def run(model: Path, folder: Path) -> None:
    """Print the names in a folder of text files as JSON."""
    import spacy

    nlp = spacy.load(model)
    files = sorted(folder.glob("*.txt"))
    texts = ((file.read_text(encoding="utf-8"), file.name) for file in files)
    before = "[\n"
    for doc, name in nlp.pipe(texts, as_tuples=True, batch_size=_BATCH):
        for e in doc.ents:
            record = {
                "document": name,
                "text": e.text,
                "type": e.label_,
                "start": e.start_char,
                "end": e.end_char,
            }
            sys.stdout.write(before + json.dumps(record, ensure_ascii=False))
            before = ",\n"
    sys.stdout.write("[]\n" if before == "[\n" else "\n]\n")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["build", folder]:
            build(Path(folder))
        case ["run", model, folder]:
            run(Path(model), Path(folder))
        case _:
            sys.exit(__doc__)
