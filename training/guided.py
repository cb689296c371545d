"""Articles annotated by the guide: those of gold/train, and those of annotated.jsonl beside this file.

annotated.jsonl holds offsets alone, one article of the name corpus or of PolNeAR a line: the mentions of each name,
and each quote with its speaker as an index into the names (None: unnamed; `shared`: somebody named and others).
A network that is measured has not learnt from those that are `held`, nor from the fold of gold/train.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.rows import rows, text_hash

OURS = Path(__file__).with_name("annotated.jsonl")

CORPORA = ("worldwide", "polnear")  # whose articles are annotated in it

Article = tuple[dict[str, Any], str]


def articles(folder: Path, *, skip: set[str]) -> Iterator[Article]:
    """Yield (annotation, text) in gold/train's format; documents named in `skip` are left out."""
    for path in sorted((folder / "gold" / "train" / "ann").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["doc"] not in skip:
            with (folder / "gold" / "train" / "text" / gold["doc"]).open(encoding="utf-8", newline="") as f:
                yield gold, f.read()
    yield from _ours(folder, skip)


def held_out(fold: Path | None) -> set[str]:
    """Return the documents that a file such as gold/tune.txt names, and ours that are held; without a file, none."""
    if fold is None:
        return set()
    return {*fold.read_text().split(), *(f"{r['id']}.txt" for r in _rows() if r["held"])}


def _rows() -> list[dict[str, Any]]:
    with OURS.open(encoding="utf-8") as f:
        return [json.loads(line) for line in f]


def _ours(folder: Path, skip: set[str]) -> Iterator[Article]:
    files = (folder / "corpora" / f"{corpus}-train.jsonl.gz" for corpus in CORPORA)
    texts = {row["id"]: row["text"] for file in files for row in rows(file)}
    for found in _rows():
        text = texts.get(found["id"], "")
        if text_hash(text) != found["sha256"]:
            raise ValueError(f"{OURS}: {found['id']} was annotated on another text than its corpus has")
        if f"{found['id']}.txt" not in skip:
            yield _spelled(found, text), text


def _spelled(found: dict[str, Any], text: str) -> dict[str, Any]:
    """Return an annotation of ours in gold/train's format, its names as the text prints them."""
    names = []
    for k, (kind, mentions) in enumerate(found["names"]):
        aliases = sorted({text[slice(*m)] for m in mentions}, key=lambda a: (-len(a), a))
        name = aliases[0] if aliases else ""
        names.append({"id": str(k), "type": kind, "name": name, "aliases": aliases, "mentions": mentions})
    quotes = []
    for q in found["quotes"]:
        unnamed = q["speaker"] is None or q["shared"]
        phrase = text[slice(*q["source"])] if unnamed and q["source"] else None
        speaker = None if q["speaker"] is None else str(q["speaker"])
        quotes.append(q | {"speaker": speaker, "speaker_text": phrase})
    return {"doc": f"{found['id']}.txt", "entities": names, "quotes": quotes}
