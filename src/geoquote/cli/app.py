"""The `geoquote` command: its parts are put together here; what they need is imported when they run."""

from typing import Annotated

import typer

from geoquote.cli.entities import entities
from geoquote.cli.export import export
from geoquote.cli.graph import graph
from geoquote.cli.index import index
from geoquote.cli.quotes import quotes
from geoquote.cli.report import report
from geoquote.cli.schema import schema
from geoquote.cli.speakers import speakers
from geoquote.cli.store import store
from geoquote.cli.text import text

app = typer.Typer(
    name="geoquote",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (quotes, speakers, entities, text, report, graph, index, export, schema):
    app.command()(command)
app.add_typer(store)


def _print_version(wanted: bool) -> None:
    if wanted:
        from geoquote import __version__

        typer.echo(f"geoquote {__version__}")
        raise typer.Exit


@app.callback()
def geoquote(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Who said what, about whom, under which treaty: out of foreign-policy news, offline."""


def main() -> None:
    """Run the command line."""
    app()
