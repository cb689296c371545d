"""Speakers as a table: who, how often, in how many documents, from when to when."""

from rich import box
from rich.console import Console
from rich.table import Table

from geoquote.records import SpeakerRecord
from geoquote.render.terminal import plain


class SpeakerTableWriter:
    """Draws one table when all speakers are known."""

    def __init__(self, console: Console) -> None:
        """Draw on `console`."""
        self._console = console
        self._table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False, show_edge=False)
        self._table.add_column("Speaker", overflow="fold", ratio=4)
        self._table.add_column("Type", overflow="fold", width=7)
        self._table.add_column("Quotes", overflow="fold", justify="right", width=6)
        self._table.add_column("Docs", overflow="fold", justify="right", width=5)
        self._table.add_column("First", overflow="fold", width=10)
        self._table.add_column("Last", overflow="fold", width=10)

    def write(self, record: SpeakerRecord, /) -> None:
        """Take one speaker."""
        name = plain(record.name, "bold")
        about = ", ".join(filter(None, [record.role, record.affiliation]))
        if about:
            name.append("\n").append(plain(about, "dim"))
        counts = (str(record.quotes), str(record.documents))
        days = (plain((day or "")[:10]) for day in (record.first, record.last))
        self._table.add_row(name, record.type, *counts, *days)

    def close(self) -> None:
        """Draw the table, if anybody speaks."""
        if self._table.row_count:
            self._console.print(self._table)
