"""What is measured on is not trained on: no training document has the text of a development document."""

from pathlib import Path

from geoquote.neural.wordpiece import WordPiece
from training.data import load
from training.predict import MODEL
from training.rows import rows, text_hash


def measured(shared: Path) -> dict[str, str]:
    """Name every document of the development sets by its text."""
    found = {
        text_hash(row["text"]): f"{corpus} {row['id']}"
        for corpus in ("polnear-dev", "worldwide-dev", "gum-dev")
        for row in rows(shared / "corpora" / f"{corpus}.jsonl.gz")
    }
    for path in sorted([*(shared / "gold" / "dev" / "text").iterdir(), *(shared / "seeds").iterdir()]):
        with path.open(encoding="utf-8", newline="") as f:
            found[text_hash(f.read())] = path.name
    return found


def test_no_development_document_is_trained_on(shared):
    held = measured(shared)
    read = load(shared, WordPiece.from_file(MODEL / "vocab.txt"), hold_out=set())
    assert len(held) > 200 and len(read) > 1500
    assert {e.id: held[e.sha256] for e in read if e.sha256 in held} == {}


def test_a_fold_kept_out_is_kept_out_of_every_corpus(shared):
    fold = set((shared / "gold" / "tune.txt").read_text().split())
    texts = {
        text_hash((shared / "gold" / "train" / "text" / name).read_text(encoding="utf-8")) for name in fold
    }
    read = load(shared, WordPiece.from_file(MODEL / "vocab.txt"), hold_out=fold)
    assert len(texts) == len(fold) and read
    assert [e.id for e in read if e.sha256 in texts] == []
