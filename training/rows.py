"""The corpora's files: gzipped JSON Lines, and what names a text."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield a corpus's documents."""
    with gzip.open(path, "rt", encoding="utf-8") as f:
        yield from map(json.loads, f)


def text_hash(text: str) -> str:
    """Name a text by its words, so that another line break makes no other text."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
