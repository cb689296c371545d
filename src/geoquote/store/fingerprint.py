"""What an analysis depends on beside the text: the options, the network, the user's names and the code.

Two analyses of one text are the same where these are; a store that knows no better asks for a new one.
"""

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_PARTS = ("document.py", "extract.py", "records.py", "read", "select", "text", "neural", "nlp", "resources")
_KINDS = frozenset({".py", ".txt", ".csv", ".json", ".jsonl"})
_NETWORK = ("config.json", "speakers.json", "confidence.json")
"""What stands for the network: its configuration holds the checksums of the large files."""


def made_with(*, model: str | None, patterns: str, raw: bool) -> str:
    """Return a name for everything that an analysis is made with; `patterns` is a fingerprint of their own."""
    known = {"code": _code(), "model": model and _pipeline(model), "patterns": patterns, "raw": raw}
    return hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()[:32]


def analysis_key(text_sha256: str, blocks: Sequence[tuple[int, int, str]], *, made_with: str) -> str:
    """Return a name for the analysis of a text of which these blocks are read."""
    known = json.dumps([text_sha256, blocks, made_with])
    return hashlib.sha256(known.encode()).hexdigest()[:32]


@cache
def _code() -> str:
    """Return the checksum of our code, word lists and network: a version number alone says less."""
    package = Path(__file__).parent.parent
    found = [package / "model" / name for name in _NETWORK]
    for part in _PARTS:
        whole = package / part
        found += [whole] if whole.is_file() else sorted(p for p in whole.rglob("*") if p.suffix in _KINDS)
    digest = hashlib.sha256()
    for path in found:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _pipeline(model: str) -> str:
    """Return what tells one spaCy pipeline from another: its version, or the state of the files in its folder."""
    folder = Path(model)
    if folder.is_dir():
        states = [
            (p.relative_to(folder).as_posix(), p.stat()) for p in sorted(folder.rglob("*")) if p.is_file()
        ]
        return json.dumps([str(folder.absolute()), [(n, s.st_size, s.st_mtime_ns) for n, s in states]])
    from importlib.metadata import PackageNotFoundError, version  # a parser of e-mail comes along with it

    try:
        return f"{model} {version(model)}"
    except PackageNotFoundError:
        return model
