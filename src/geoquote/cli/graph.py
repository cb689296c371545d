"""`geoquote graph`: who is named with whom, for Gephi, networkx and programs like them."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from geoquote.cli.options import (
    WHICH_ENTITIES,
    AnyLanguage,
    ConfigFile,
    DbFile,
    EntityTypes,
    Jobs,
    Model,
    NoColor,
    NoStore,
    Paths,
    PatternFiles,
    Quiet,
    Raw,
    entity_types,
    settled,
)

if TYPE_CHECKING:
    from geoquote.cli.inputs import Inputs
    from geoquote.cli.run import Run
    from geoquote.records import EntityType


class GraphChoice(StrEnum):
    """What `--format` takes here."""

    GRAPHML = "graphml"
    GEXF = "gexf"
    JSON = "json"


def graph(
    paths: Paths = None,
    form: Annotated[
        GraphChoice, typer.Option("--format", "-f", help="Which kind of file.", rich_help_panel="Output")
    ] = GraphChoice.GRAPHML,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write, or - for standard output."),
    ] = "-",
    kinds: EntityTypes = None,
    min_count: Annotated[
        int,
        typer.Option(
            metavar="N", min=1, help="Only mentioned as often as this.", rich_help_panel=WHICH_ENTITIES
        ),
    ] = 1,
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
    """Write who is named with whom: entities as nodes, joined where one paragraph names both."""
    from geoquote.cli.inputs import inputs_of
    from geoquote.cli.run import running
    from geoquote.render import Style

    types = entity_types(kinds)
    with running(Style(color=not no_color), quiet=quiet) as run:
        said = settled(config, patterns, db, no_store)
        inputs = inputs_of(paths, said, raw=raw, any_language=any_language, jobs=jobs)
        write_graph(run, inputs, form=form, output=output, types=types, min_count=min_count, model=model)


def write_graph(
    run: "Run",
    inputs: "Inputs",
    *,
    form: GraphChoice,
    output: str,
    types: "frozenset[EntityType]",
    min_count: int,
    model: str | None = None,
) -> None:
    """Write the graph of all articles together."""
    from geoquote.cli.sheets import STDOUT, check_output, sheets, write_output
    from geoquote.render.graph import graph_of
    from geoquote.render.graph_formats import graph_text
    from geoquote.render.sheet import Corpus

    check_output(output, inputs, run)
    found = graph_of(Corpus(tuple(sheets(inputs, run, model=model))), types=types, min_count=min_count)
    text = graph_text(found, form.value)
    write_output(output, text)
    if output != STDOUT:
        run.note(f"{output}: {len(found.nodes):,} entities, {len(found.edges):,} pairs")
