"""One file a table: CSV, JSON Lines or Parquet, written as rows come and put in place when all are there."""

import csv
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol

from geoquote.errors import UsageError
from geoquote.render.csv import harmless
from geoquote.render.tables import TABLES, Kind, Row

FileFormat = Literal["csv", "jsonl", "parquet"]
_BATCH = 5_000
"""Rows of a Parquet file that are held before they are written."""


class _File(Protocol):
    def write(self, row: Row) -> None: ...
    def close(self) -> None: ...


class TableFiles:
    """Takes rows by table.  Files of earlier exports are replaced only if all rows could be written."""

    def __init__(self, folder: Path, form: FileFormat, *, plain: bool = False) -> None:
        """Write into `folder`, which is made; `plain` leaves CSV cells that a spreadsheet would run as they are.

        Raises UsageError for Parquet where pyarrow is not installed.
        """
        opened: dict[str, Callable[[Path, Mapping[str, Kind]], _File]] = {
            "csv": lambda path, columns: _CsvFile(path, columns, plain=plain),
            "jsonl": _JsonLinesFile,
            "parquet": _parquet_file,
        }
        folder.mkdir(parents=True, exist_ok=True)
        self._paths = {folder / f".{name}.{form}.part": folder / f"{name}.{form}" for name in TABLES}
        self._files = {
            name: opened[form](path, columns)
            for path, (name, columns) in zip(self._paths, TABLES.items(), strict=True)
        }

    def write(self, table: str, row: Row) -> None:
        """Write one row."""
        self._files[table].write(row)

    def __enter__(self) -> "TableFiles":
        """Write until the end of a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the files in place, or take away what was written where something failed."""
        for file in self._files.values():
            file.close()
        for part, path in self._paths.items():
            if kind is None:
                part.replace(path)
            else:
                part.unlink(missing_ok=True)


class _CsvFile:
    def __init__(self, path: Path, columns: Mapping[str, Kind], *, plain: bool) -> None:
        self._stream = path.open("w", encoding="utf-8", newline="")
        self._rows = csv.DictWriter(self._stream, columns)
        self._rows.writeheader()
        self._plain = plain

    def write(self, row: Row) -> None:
        self._rows.writerow(row if self._plain else {name: harmless(cell) for name, cell in row.items()})

    def close(self) -> None:
        self._stream.close()


class _JsonLinesFile:
    def __init__(self, path: Path, _columns: Mapping[str, Kind]) -> None:
        self._stream = path.open("w", encoding="utf-8", newline="")

    def write(self, row: Row) -> None:
        self._stream.write(json.dumps(row, ensure_ascii=False) + "\n")

    def close(self) -> None:
        self._stream.close()


def _parquet_file(path: Path, columns: Mapping[str, Kind]) -> _File:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed: pip install 'geoquote[parquet]', or export csv or jsonl"
        ) from error
    kinds = {"text": pyarrow.string(), "integer": pyarrow.int64(), "real": pyarrow.float64()}
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in columns.items()])
    writer = pyarrow.parquet.ParquetWriter(path, schema)
    return _ParquetFile(writer, lambda rows: pyarrow.Table.from_pylist(rows, schema=schema))


class _ParquetFile:
    def __init__(self, writer: Any, table: Callable[[list[Row]], Any]) -> None:
        self._writer = writer
        self._table = table
        self._waiting: list[Row] = []

    def write(self, row: Row) -> None:
        self._waiting.append(row)
        if len(self._waiting) >= _BATCH:
            self._hand_on()

    def close(self) -> None:
        self._hand_on()
        self._writer.close()

    def _hand_on(self) -> None:
        self._writer.write_table(self._table(self._waiting))
        self._waiting = []
