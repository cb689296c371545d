"""geoquote.toml: what a folder's owner has settled once for every command.

    patterns = "names.jsonl"     # or a list of files: names of the user's own
    store = false                # keep nothing between calls
    db = "articles.sqlite"       # where the store is kept

Relative paths count from the folder of the file that names them.
"""

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo

from geoquote.errors import ConfigError, MissingInput

DEFAULT = "geoquote.toml"
_REMEDIES = {
    "patterns": 'write a file\'s name in quotation marks, or a list of them: patterns = ["names.jsonl"]',
    "store": "write store = true or store = false, without quotation marks",
    "db": 'write a file\'s name in quotation marks: db = "articles.sqlite"',
}


def _path(value: object, info: ValidationInfo) -> object:
    """Make a file name a path, counted from the configuration's folder; anything else is left to be refused."""
    if not isinstance(value, str) or not value:
        return value
    try:
        return Path(info.context or "") / Path(value).expanduser()
    except RuntimeError as e:  # ~name of a user whom the system does not know
        raise ValueError(value) from e


def _several(value: object) -> object:
    return tuple(value) if isinstance(value, list) else (value,) if isinstance(value, str) else value


File = Annotated[Path, BeforeValidator(_path)]


class Config(BaseModel):
    """What is settled; without a file, nothing is."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)

    patterns: Annotated[tuple[File, ...], BeforeValidator(_several)] = ()
    store: bool = True
    db: File | None = None


def read_config(given: str | None = None) -> Config:
    """Return what the file `given` settles, or geoquote.toml of the working folder where there is one.

    Raises MissingInput where the file given is not there, ConfigError where a file cannot be read or says what
    geoquote does not know.
    """
    path = Path(given if given is not None else DEFAULT)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as e:
        if given is None:
            return Config.model_construct()  # nothing to check; most calls have no file
        raise MissingInput(f"--config {given}: no such file; name a TOML file, or leave --config out") from e
    except OSError as e:
        raise ConfigError(f"{path}: not readable ({e.strerror}); check what it is and its permissions") from e
    except UnicodeDecodeError as e:
        raise ConfigError(f"{path}: byte {e.start} is not UTF-8; save the file as UTF-8") from e
    return _settled(text, path)


def _settled(text: str, path: Path) -> Config:
    import tomllib  # most calls have no file

    try:
        return Config.model_validate(tomllib.loads(text.replace("\r\n", "\n")), context=path.parent)
    except tomllib.TOMLDecodeError as e:
        raise ConfigError(f"{path}: not TOML ({e}); a line is written: key = value") from e
    except ValidationError as e:
        raise ConfigError(f"{path}: {_first(e)}") from e


def _first(error: ValidationError) -> str:
    """Say what is wrong with the first key that does not fit, and what would."""
    found = error.errors()[0]
    key = str(found["loc"][0])
    if found["type"] == "extra_forbidden":
        near = get_close_matches(key, Config.model_fields, n=1)
        meant = f"write {near[0]}" if near else "take it out"
        return f"{key}: no such key (geoquote knows {', '.join(Config.model_fields)}); {meant}"
    return f"{key}: found {found['input']!r}; {_REMEDIES[key]}"
