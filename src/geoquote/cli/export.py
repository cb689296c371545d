"""`geoquote export`: everything found, as one file a table."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from geoquote.cli.options import (
    AnyLanguage,
    ConfigFile,
    CsvPlain,
    DbFile,
    Model,
    NoColor,
    NoStore,
    Paths,
    PatternFiles,
    Quiet,
    Raw,
    settled,
)

if TYPE_CHECKING:
    from geoquote.cli.inputs import Inputs
    from geoquote.cli.run import Run
    from geoquote.render.table_files import TableFiles


class FileFormat(StrEnum):
    """What `--format` of exports takes."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


def export(
    folder: Annotated[
        str, typer.Argument(metavar="DIR", help="The folder to write to; it is made where there is none.")
    ],
    paths: Paths = None,
    form: Annotated[
        FileFormat,
        typer.Option("--format", "-f", help="How files are written; parquet needs geoquote\\[parquet]."),
    ] = FileFormat.CSV,
    csv_plain: CsvPlain = False,
    model: Model = None,
    patterns: PatternFiles = None,
    config: ConfigFile = None,
    db: DbFile = None,
    no_store: NoStore = False,
    raw: Raw = False,
    any_language: AnyLanguage = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Write documents, entities, mentions, quotes, speakers and spans to files, one a table."""
    from pathlib import Path

    from geoquote.cli.inputs import inputs_of
    from geoquote.cli.run import running
    from geoquote.render import Style
    from geoquote.render.table_files import TableFiles

    with running(Style(color=not no_color), quiet=quiet) as run:
        inputs = inputs_of(paths, settled(config, patterns, db, no_store), raw=raw, any_language=any_language)
        with TableFiles(Path(folder), form.value, plain=csv_plain) as files:
            count = write_tables(run, inputs, files, model=model)
        run.note(f"{count:,} document{'s' * (count != 1)} written to {folder}")


def write_tables(run: "Run", inputs: "Inputs", files: "TableFiles", *, model: str | None = None) -> int:
    """Write the rows of every document; return the number of documents."""
    from geoquote.cli.inputs import analyses
    from geoquote.render.tables import table_rows

    count = 0
    for found in run.interrupts.stoppable(analyses(inputs, run, model=model)):
        for table, row in table_rows(found, found.article):
            files.write(table, row)
        count += 1
    return count
