"""`geoquote entities`: who and what is named."""

from typing import TYPE_CHECKING, Annotated

import typer

from geoquote.cli.options import (
    WHICH_ENTITIES,
    AnyLanguage,
    ConfigFile,
    CsvPlain,
    DbFile,
    EntityTypes,
    FormatOption,
    Jobs,
    JsonFlag,
    Model,
    NoColor,
    NoStore,
    Order,
    Paths,
    PatternFiles,
    Quiet,
    Raw,
    entity_types,
    settled,
    style_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geoquote.cli.inputs import Inputs
    from geoquote.cli.run import Run
    from geoquote.query import Analysed, EntityQuestion


def entities(
    paths: Paths = None,
    kinds: EntityTypes = None,
    min_count: Annotated[
        int,
        typer.Option(
            metavar="N", min=1, help="Only mentioned as often as this.", rich_help_panel=WHICH_ENTITIES
        ),
    ] = 1,
    by_document: Annotated[
        bool, typer.Option("--by-document", help="Each document by itself.", rich_help_panel=WHICH_ENTITIES)
    ] = False,
    sort: Annotated[
        Order, typer.Option(help="What comes first.", rich_help_panel=WHICH_ENTITIES)
    ] = Order.COUNT,
    form: FormatOption = None,
    json: JsonFlag = False,
    csv_plain: CsvPlain = False,
    model: Model = None,
    patterns: PatternFiles = None,
    config: ConfigFile = None,
    db: DbFile = None,
    no_store: NoStore = False,
    raw: Raw = False,
    any_language: AnyLanguage = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Print the people, bodies, treaties and states that articles name, one record each."""
    from geoquote.cli.inputs import inputs_of
    from geoquote.cli.run import running
    from geoquote.query import EntityQuestion

    question = EntityQuestion(
        types=entity_types(kinds),
        min_count=min_count,
        sort=sort.value,
        by_document=by_document,
    )
    with running(style_of(form, json=json, csv_plain=csv_plain, no_color=no_color), quiet=quiet) as run:
        said = settled(config, patterns, db, no_store)
        inputs = inputs_of(paths, said, raw=raw, any_language=any_language, jobs=jobs)
        print_entities(run, inputs, question, model=model)


def print_entities(
    run: "Run", inputs: "Inputs", question: "EntityQuestion", *, model: str | None = None
) -> None:
    """Print the entities asked for, once all documents are read or, by document, as they are."""
    from geoquote.cli.inputs import analyses
    from geoquote.query import entities, noting_documents
    from geoquote.records import DocumentInfo
    from geoquote.render import entity_writer

    documents: dict[str, DocumentInfo] = {}
    waiting: Iterator[Analysed] = run.interrupts.stoppable(analyses(inputs, run, model=model))
    if run.style.format == "table":  # only its rows say from when to when someone is named
        waiting = noting_documents(waiting, documents)
    found = entities(waiting, question)
    count = run.print(
        found, lambda stream: entity_writer(stream, run.style, documents, by_document=question.by_document)
    )
    if not count and run.style.format == "table":
        run.note("no entities found")
