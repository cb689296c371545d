"""From the columns of a table, or the keys of a JSON row, to a document."""

import re
from collections.abc import Iterable, Mapping

from geoquote.document import Meta, RawDocument
from geoquote.errors import EmptyInput, MalformedRow
from geoquote.read.decode import without_surrogates
from geoquote.read.names import NAMES
from geoquote.text.dates import find_date


def recognise(columns: Iterable[object]) -> dict[str, list[str]]:
    """Return the columns for each of our fields, best first; case, spaces and hyphens make no difference."""
    folded: dict[str, str] = {}
    for column in columns:
        if isinstance(column, str):
            folded.setdefault(re.sub(r"[\s-]+", "_", column.strip()).lower(), column)
    return {field: [folded[name] for name in names if name in folded] for field, names in NAMES.items()}


class RowMaker:
    """Makes documents of the rows of one file, and keeps their ids apart."""

    def __init__(self, file_id: str, shown: str) -> None:
        """Start a file; `shown` names it in errors."""
        self.file_id = file_id
        self.shown = shown
        self._used: set[int] = set()

    def document(self, row: Mapping[str, object], line: int) -> RawDocument:
        """Return the row as a document, its text verbatim.  Raises MalformedRow or EmptyInput."""
        where = f"{self.shown}, line {line}"
        columns = recognise(row)
        text = next((value for name in columns["text"] if (value := row[name]) is not None), None)
        if not isinstance(text, str):
            raise MalformedRow(
                f"{where}: {_without_text(row, text)}; give it one of {', '.join(NAMES['text'])}"
            )
        if not text.strip():
            raise EmptyInput(f"{where}: the text is empty; nothing to read")
        if "\0" in text:
            raise MalformedRow(f"{where}: the text holds NUL characters; take them out")
        fields = {field: _stated(row, names) for field, names in columns.items() if field != "text"}
        row_id = fields.pop("id")
        fields["published"] = find_date(fields["published"] or "")
        identity = self._identity(row_id, line)
        return RawDocument(identity, self.shown, without_surrogates(text), "row", Meta(**fields))

    def _identity(self, row_id: str | None, line: int) -> str:
        name = row_id or str(line)
        while hash(name) in self._used:  # Once more where a row before is called just so.
            name = f"{name}:{line}"
        self._used.add(hash(name))  # The hash alone, so that a file of any length can be read.
        return f"{self.file_id}:{name}"


def _without_text(row: Mapping[str, object], text: object) -> str:
    if text is not None:
        return f"the text is no string but {type(text).__name__}"
    return f"no text among {', '.join(map(repr, list(row)[:8])) or 'no keys'}"


def _stated(row: Mapping[str, object], names: list[str]) -> str | None:
    for name in names:
        value = row[name]
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = ", ".join(value)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            text = " ".join(without_surrogates(str(value)).replace("\0", " ").split())
            if text:
                return text
    return None
