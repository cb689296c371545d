"""The network's files, read once per process and shared by the components."""

import json
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path

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
    try:
        found = json.loads(config.read_text(encoding="utf-8"))["format"]
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise ModelError(f"{config}: not readable ({e!r}); reinstall geoquote") from e
    if found != FORMAT:
        raise ModelError(
            f"{config}: format {found}, this geoquote reads {FORMAT}; install the version that wrote it"
        )
    return folder


@lru_cache(maxsize=4)
def encoder(folder: Path, threads: int) -> Encoder:
    """Return the encoder of a folder."""
    return Encoder(folder, threads=threads)


@lru_cache(maxsize=4)
def heads(folder: Path) -> Heads:
    """Return the heads of a folder."""
    return Heads.from_file(folder / "heads.npz")


@lru_cache(maxsize=4)
def speakers(folder: Path) -> SpeakerModel:
    """Return the weights that say whom a source means."""
    return SpeakerModel.from_file(folder / "speakers.json")


@lru_cache(maxsize=4)
def confidence(folder: Path) -> ConfidenceModel:
    """Return the weights of the confidences."""
    return ConfidenceModel.from_file(folder / "confidence.json")
