"""Entities as a table: who or what, how often, when, and what is known of them."""

from collections.abc import Mapping

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from geoquote.records import DocumentInfo, EntityRecord
from geoquote.render.terminal import heading, plain


class EntityTableWriter:
    """Draws one table for all documents, or with `by_document` one for each as soon as the next begins."""

    def __init__(
        self, console: Console, documents: Mapping[str, DocumentInfo], *, by_document: bool = False
    ) -> None:
        """Draw on `console`; `documents` gives titles and dates by document id and may grow meanwhile."""
        self._console = console
        self._documents = documents
        self._by_document = by_document
        self._waiting: list[EntityRecord] = []

    def write(self, record: EntityRecord, /) -> None:
        """Take one entity; with `by_document`, those of one document come one after the other."""
        if self._by_document and self._waiting and self._home(self._waiting[0]) != self._home(record):
            self._draw()
        self._waiting.append(record)

    def close(self) -> None:
        """Draw what is still to be drawn."""
        if self._waiting:
            self._draw()

    def _home(self, record: EntityRecord) -> str:
        return record.mentions[0].document

    def _draw(self) -> None:
        table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False)
        table.add_column("Name", overflow="fold", ratio=4)
        table.add_column("Type", overflow="fold", width=7)
        table.add_column("Count", overflow="fold", justify="right", width=6)
        if not self._by_document:
            table.add_column("Docs", overflow="fold", justify="right", width=5)
            table.add_column("Dates", overflow="fold", width=10)
        table.add_column("What the text says", overflow="fold", ratio=4)
        for record in self._waiting:
            count = str(record.count)
            table.add_row(_name(record), record.type, count, *self._spread(record), _facts(record))
        if self._by_document:
            self._console.print(heading(self._documents[self._home(self._waiting[0])]))
        self._console.print(table)
        self._console.print()
        self._waiting = []

    def _spread(self, record: EntityRecord) -> list[str | Text]:
        return [] if self._by_document else [str(record.documents), self._dates(record)]

    def _dates(self, record: EntityRecord) -> Text:
        """Give the first and the last date of the documents that name it, once where they are the same."""
        found = {m.document for m in record.mentions}
        dates = sorted(d for d in (self._documents[name].published for name in found) if d)
        return (
            plain(dates[0]).append("\n").append(plain(dates[-1]))
            if len(set(dates)) > 1
            else plain("".join(dates[:1]))
        )


def _name(record: EntityRecord) -> Text:
    others = [alias for alias in record.aliases if alias != record.name]
    name = plain(record.name, "bold")
    return name.append("\n").append(plain(", ".join(others), "dim")) if others else name


def _facts(record: EntityRecord) -> Text:
    """Give role and affiliation of a person, official name, year and parties of a treaty."""
    facts = [record.role, record.affiliation]
    if record.treaty:
        official = record.treaty.official_name
        year = record.treaty.year
        facts = [
            official if official != record.name else None,
            str(year) if year else None,
            *record.treaty.parties,
        ]
    return plain(", ".join(filter(None, facts)))
