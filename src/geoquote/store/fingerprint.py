"""What an analysis depends on beside the text: the options, the network, the user's names and the code.

Two analyses of one text are the same where these are; a store that knows no better asks for a new one.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_PARTS = ("document.py", "extract.py", "records.py", "read", "select", "text", "neural", "nlp", "resources")
_KINDS = (".py", ".txt", ".csv", ".json", ".jsonl")
_NETWORK = ("config.json", "speakers.json", "confidence.json", "mixing.onnx")
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
    package = str(Path(__file__).parent.parent)
    found = [f"{package}/model/{name}" for name in _NETWORK]
    for part in _PARTS:
        found += [f"{package}/{part}"] if part.endswith(".py") else _below(f"{package}/{part}")
    digest = hashlib.sha256()
    for path in found:
        digest.update(path.rpartition("/")[2].encode() + b"\0")
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (a path for each takes as long as reading it)
            digest.update(file.read() + b"\0")
    return digest.hexdigest()


def _below(folder: str) -> list[str]:
    """Give the files of our kinds below a folder, in order."""
    return sorted(
        f"{at}/{name}" for at, _, names in os.walk(folder) for name in names if name.endswith(_KINDS)
    )


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
