"""What SQL can say of a filter: rows it leaves out cannot match; the filter itself decides over the rest."""

import json
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geoquote.filters import Filter, day_of

if TYPE_CHECKING:
    from geoquote.text.fulltext import Expression


@dataclass
class Conditions:
    """Parts of a WHERE clause over quotes q and their documents d, joined by AND, with their values."""

    parts: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, part: str, *values: object) -> None:
        """Ask for one more thing."""
        self.parts.append(part)
        self.values += values

    @property
    def where(self) -> str:
        """The clause; true of everything where nothing is asked."""
        return " AND ".join(self.parts) or "true"


def conditions(connection: sqlite3.Connection, wanted: Filter) -> Conditions:
    """Give what SQL can say of the filter.

    Cues, publishers and dates are few, however many quotes there are: the filter judges each of them once.
    """
    found = Conditions()
    if expression := full_text(wanted):
        found.add("q.id IN (SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?)", expression)
    if wanted.cue is not None:
        found.add(*_among(connection, "quotes", "cue", wanted.with_cue, prefix="q"))
    if wanted.publisher is not None:
        found.add(*_among(connection, "documents", "publisher", wanted.by_publisher, prefix="d"))
    if wanted.by_date:
        found.add(*_among(connection, "documents", "published", lambda p: wanted.of_day(day_of(p)), "d"))
    if wanted.types:
        found.add("q.type IN (SELECT value FROM json_each(?))", json.dumps(sorted(wanted.types)))
    if wanted.act:
        found.add("q.act = ?", wanted.act)
    if wanted.min_confidence:
        found.add("q.confidence >= ?", wanted.min_confidence)
    if wanted.speaker_types:
        found.add(
            "EXISTS (SELECT 1 FROM speakers s WHERE s.quote_id = q.id"
            " AND s.type IN (SELECT value FROM json_each(?)))",
            json.dumps(sorted(wanted.speaker_types)),
        )
    return found


def full_text(wanted: Filter) -> str | None:
    """Give the expression of the full-text index that every quote meant fulfils; None where there is none."""
    parts = [
        _in("speaker_names", _all(wanted.speaker_words)),
        _either(_in("words", _phrase(wanted.about_words)), _in("named_inside", _all(wanted.about_name))),
        _in("words", _expression(wanted.expression)) if wanted.expression else None,
    ]
    return " AND ".join(f"({part})" for part in parts if part) or None


def _among(
    connection: sqlite3.Connection, table: str, column: str, judged: Callable[[str | None], bool], prefix: str
) -> tuple[str, str]:
    values = connection.execute(f"SELECT DISTINCT {column} FROM {table}")
    good = json.dumps([value for (value,) in values if value is not None and judged(value)])
    return f"{prefix}.{column} IN (SELECT value FROM json_each(?))", good


def _expression(asked: "Expression") -> str | None:
    from geoquote.text.fulltext import All, Some, Term  # most questions hold no expression

    if isinstance(asked, Term):
        found = _phrase(asked.words)
        return f"{found} *" if found and asked.prefix else found
    if isinstance(asked, All):
        return _joined(" AND ", [part for part in map(_expression, asked.parts) if part])
    if isinstance(asked, Some):
        parts = list(map(_expression, asked.parts))
        return _joined(" OR ", [part for part in parts if part]) if all(parts) else None
    return None  # of what must not stand there, the index says nothing that helps


def _phrase(words: Iterable[str]) -> str | None:
    known = list(words)
    return f'"{" ".join(known)}"' if known and all(map(_indexed, known)) else None


def _all(words: Iterable[str]) -> str | None:
    return _joined(" AND ", [f'"{word}"' for word in sorted(words) if _indexed(word)])


def _joined(operator: str, parts: list[str]) -> str | None:
    return operator.join(f"({part})" for part in parts) or None


def _in(column: str, expression: str | None) -> str | None:
    return expression and f"{column} : ({expression})"


def _either(one: str | None, other: str | None) -> str | None:
    return f"({one}) OR ({other})" if one and other else None


def _indexed(word: str) -> bool:
    """Whether SQLite, whose Unicode is older than Python's, surely takes all of these for letters and digits."""
    return word.isascii() or all(unicodedata.ucd_3_2_0.category(c)[0] in "LN" for c in word)
