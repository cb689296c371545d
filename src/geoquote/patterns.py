"""The user's own names: JSON Lines as spaCy's EntityRuler reads them, checked line by line.

    {"label": "PERSON", "pattern": "Mira Solen", "id": "solen"}
    {"label": "PERSON", "pattern": [{"LOWER": "mayor"}, {"TEXT": "Solen"}], "id": "solen"}

Reading them needs no spaCy: a store asks for their fingerprint only.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

from geoquote.errors import MissingInput, PatternError
from geoquote.records import EntityType

TYPES: tuple[str, ...] = get_args(EntityType)
_KEYS = frozenset({"label", "pattern", "id"})
_UNSET = frozenset({
    "POS", "TAG", "MORPH", "DEP", "LEMMA", "ENT_TYPE", "ENT_IOB", "ENT_ID", "ENT_KB_ID", "IS_SENT_START",
    "SENT_START", "_",
})  # fmt: skip
"""What spaCy could match but no document has yet when patterns are looked for."""
_EXAMPLE = '{"label": "PERSON", "pattern": "Mira Solen"}'
_FINGERPRINT = 16  # hexadecimal digits


@dataclass(frozen=True)
class Pattern:
    """One line: `pattern` is a name as printed or a list of token descriptions, `origin` its file and line."""

    origin: str
    label: str
    pattern: str | list[dict[str, Any]]
    id: str | None = None


@dataclass(frozen=True)
class Patterns:
    """All lines in order; two are equal when their fingerprints are, wherever they were read."""

    lines: tuple[Pattern, ...] = field(default=(), compare=False)
    fingerprint: str = ""

    @cached_property
    def names(self) -> dict[str, str]:
        """What an id is called: by its first pattern that is a name as printed."""
        printed = [(p.id, p.pattern) for p in self.lines if p.id and isinstance(p.pattern, str)]
        return dict(reversed(printed))


NONE = Patterns()


def read_patterns(paths: Iterable[Path]) -> Patterns:
    """Return the patterns of the files, in order.

    Raises MissingInput for a file that is not there, PatternError for one that cannot be read or for its first line
    that cannot be used.
    """
    lines = tuple(line for path in paths for line in _lines(path))
    _agreeing(lines)
    if not lines:
        return NONE
    known = json.dumps([(p.label, p.pattern, p.id) for p in lines], sort_keys=True)
    return Patterns(lines, hashlib.sha256(known.encode()).hexdigest()[:_FINGERPRINT])


def _lines(path: Path) -> Iterator[Pattern]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as e:
        raise MissingInput(f"{path}: no such file; name a file of patterns, one JSON object a line") from e
    except OSError as e:
        raise PatternError(
            f"{path}: not readable ({e.strerror}); check what it is and its permissions"
        ) from e
    except UnicodeDecodeError as e:
        raise PatternError(f"{path}: byte {e.start} is not UTF-8; save the file as UTF-8") from e
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _pattern(line, f"{path}, line {number}")


def _pattern(line: str, origin: str) -> Pattern:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as e:
        raise PatternError(f"{origin}: not JSON ({_what(e)}); write one object a line: {_EXAMPLE}") from e
    if not isinstance(found, dict):
        raise PatternError(f"{origin}: {_short(found)} is no object; write {_EXAMPLE}")
    if unknown := sorted(found.keys() - _KEYS):
        raise PatternError(f"{origin}: no such key as {unknown[0]!r}; the keys are label, pattern and id")
    label, pattern, own = found.get("label"), found.get("pattern"), found.get("id")
    if label not in TYPES:
        raise PatternError(
            f"{origin}: label {_short(label)} is none of {', '.join(TYPES)}; write one of them"
        )
    if own is not None and not (isinstance(own, str) and own.strip()):
        raise PatternError(
            f"{origin}: id {_short(own)} is no text; write it in quotation marks, or leave it out"
        )
    return Pattern(origin, label, _checked(pattern, origin), own)


def _checked(pattern: object, origin: str) -> str | list[dict[str, Any]]:
    """Refuse what is neither a name nor a list of token descriptions, or asks for what no token has yet."""
    if isinstance(pattern, str):
        if not any(c.isalnum() for c in pattern):
            raise PatternError(f"{origin}: pattern {pattern!r} has no word in it; write a name")
        return pattern
    if not isinstance(pattern, list) or not pattern or not all(isinstance(token, dict) for token in pattern):
        raise PatternError(
            f"{origin}: pattern {_short(pattern)} is neither a name nor a list of tokens; "
            'write "Mira Solen" or [{"LOWER": "mira"}, {"LOWER": "solen"}]'
        )
    asked = {key for token in pattern for key in token}
    if unset := sorted(key for key in asked if key.upper() in _UNSET):
        raise PatternError(
            f"{origin}: {unset[0]} is not known when names are looked for; use TEXT, LOWER, SHAPE, IS_TITLE …"
        )
    return pattern


def _agreeing(lines: Iterable[Pattern]) -> None:
    """Refuse an id of two labels, and one name given to two ids or labels: there would be no saying which is meant."""
    labels: dict[str, Pattern] = {}
    names: dict[str, Pattern] = {}
    for line in lines:
        if line.id and (other := labels.setdefault(line.id, line)).label != line.label:
            raise PatternError(
                f"{line.origin}: id {line.id!r} is {line.label} here and {other.label} in {other.origin}; "
                "give it one label, or two ids"
            )
        if isinstance(line.pattern, str):
            other = names.setdefault(line.pattern, line)
            if (other.label, other.id) != (line.label, line.id):
                raise PatternError(
                    f"{line.origin}: {line.pattern!r} stands in {other.origin} with another label or id; keep one"
                )


def _what(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "nested too deep"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"
