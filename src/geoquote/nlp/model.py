"""The network's files, read once per process and shared by the components."""

import hashlib
import json
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from geoquote.errors import ModelError
from geoquote.neural.confidence import ConfidenceModel
from geoquote.neural.encoder import Encoder
from geoquote.neural.heads import Heads
from geoquote.neural.speakers import SpeakerModel

FORMAT = 1


def default_folder() -> Path:
    """Return the folder of the network that geoquote ships."""
    with as_file(files("geoquote") / "model") as folder:
        return folder


def folder_of(path: str | None) -> Path:
    """Return the folder asked for (None: the one shipped); ModelError where it holds no network of this format."""
    folder = Path(path) if path else default_folder()
    config = folder / "config.json"
    if not config.is_file():
        raise ModelError(f"{folder}: no network there (config.json is missing); reinstall geoquote")
    found = _stated(config, "format")
    if found != FORMAT:
        raise ModelError(
            f"{config}: format {found}, this geoquote reads {FORMAT}; install the version that wrote it"
        )
    return folder


def _stated(config: Path, key: str) -> Any:
    """Return what a network's config.json says under a key."""
    try:
        return json.loads(config.read_text(encoding="utf-8"))[key]
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise ModelError(f"{config}: not readable ({e!r}); reinstall geoquote") from e


def _checked(folder: Path, name: str) -> Path:
    """Return the path of a network's file; ModelError where it is not the one that config.json was written with.

    Encoder, word pieces and heads of two trainings fit by shape and give nonsense without a word.  A file that is
    missing is left to its reader to name.
    """
    path = folder / name
    if not path.is_file():
        return path
    sums = _stated(folder / "config.json", "sha256")
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if not isinstance(sums, dict) or sums.get(name) != found:
        raise ModelError(
            f"{path}: not the file that config.json was written with (sha256 {found[:12]}…): files of two trainings "
            "are mixed, or this one is damaged; reinstall geoquote"
        )
    return path


@lru_cache(maxsize=4)
def encoder(folder: Path, threads: int) -> Encoder:
    """Return the encoder of a folder."""
    for name in ("encoder.onnx", "vocab.txt"):
        _checked(folder, name)
    return Encoder(folder, threads=threads)


@lru_cache(maxsize=4)
def heads(folder: Path) -> Heads:
    """Return the heads of a folder."""
    return Heads.from_file(_checked(folder, "heads.npz"))


@lru_cache(maxsize=4)
def speakers(folder: Path) -> SpeakerModel:
    """Return the weights that say whom a source means."""
    return SpeakerModel.from_file(folder / "speakers.json")


@lru_cache(maxsize=4)
def confidence(folder: Path) -> ConfidenceModel:
    """Return the weights of the confidences."""
    return ConfidenceModel.from_file(folder / "confidence.json")
