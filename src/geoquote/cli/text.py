"""`geoquote text`: articles as geoquote reads them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from geoquote.cli.options import (
    AnyLanguage,
    ConfigFile,
    CsvPlain,
    DbFile,
    FormatOption,
    JsonFlag,
    NoColor,
    NoStore,
    Paths,
    Quiet,
    Raw,
    settled,
    style_of,
)

if TYPE_CHECKING:
    from geoquote.cli.inputs import Inputs
    from geoquote.cli.run import Run
    from geoquote.document import Article
    from geoquote.records import TextRecord


def text(
    paths: Paths = None,
    raw_text: Annotated[
        bool,
        typer.Option(
            "--raw-text",
            help="The whole text that offsets count in, as it is, in place of the body.",
            rich_help_panel="Reading",
        ),
    ] = False,
    form: FormatOption = None,
    json: JsonFlag = False,
    csv_plain: CsvPlain = False,
    config: ConfigFile = None,
    db: DbFile = None,
    no_store: NoStore = False,
    raw: Raw = False,
    any_language: AnyLanguage = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Print title, byline, date and body of articles as geoquote reads them."""
    from geoquote.cli.inputs import inputs_of
    from geoquote.cli.run import running

    with running(style_of(form, json=json, csv_plain=csv_plain, no_color=no_color), quiet=quiet) as run:
        said = settled(config, None, db, no_store)
        inputs = inputs_of(paths, said, raw=raw, any_language=any_language)
        print_texts(run, inputs, whole=raw_text)


def print_texts(run: "Run", inputs: "Inputs", *, whole: bool = False) -> None:
    """Print the articles one by one; `whole` prints raw texts."""
    from geoquote.cli.inputs import articles
    from geoquote.render import text_writer

    found = run.interrupts.stoppable(articles(inputs, run))
    count = run.print(_records(found, whole=whole), lambda stream: text_writer(stream, run.style, raw=whole))
    if whole and count > 1 and run.style.format == "table":
        run.note(f"{count} raw texts follow one another without a mark; --format jsonl keeps them apart")


def _records(found: "Iterator[Article]", *, whole: bool) -> "Iterator[TextRecord]":
    from geoquote.records import TextRecord

    for article in found:
        document = article.info().model_dump(exclude={"text_sha256"})
        yield TextRecord(**document, text=article.raw.text if whole else article.body)
