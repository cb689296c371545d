"""The `geoquote` command: its parts are put together here; what they need is imported when they run."""

import gc
import os
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

COMMANDS = (
    "quotes", "speakers", "entities", "text", "report", "graph", "index", "export", "schema", "store",
)  # fmt: skip
"""The commands in the order of the help page; each is a function, or an app of its own, in a module of its name."""

_GARBAGE = 20_000
"""New objects between two searches for garbage; Python's own number is 700."""


class Commands(TyperGroup):
    """The commands, each imported when it is asked for: an answer needs one of them, the help page all."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Give the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Give a command, or None where there is none of this name; then all are here, for the one that was meant."""
        for name in [cmd_name] if cmd_name in COMMANDS else COMMANDS:
            if name not in self.commands:
                self.commands[name] = _command(name)
        return super().get_command(ctx, cmd_name)


def _command(name: str) -> Any:
    found = getattr(import_module(f"geoquote.cli.{name}"), name)
    alone = typer.Typer()
    if isinstance(found, typer.Typer):
        alone.add_typer(found)
    else:
        alone.command()(found)
    return get_group(alone).commands[name]


app = typer.Typer(
    name="geoquote",
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
    # Looking for pydantic's plugins means looking through everything that is installed; records need none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # Starting makes many objects, and all of them stay: there is no garbage worth looking for so often.
    gc.set_threshold(_GARBAGE, *gc.get_threshold()[1:])
    try:
        app()
    except OSError as error:  # help and versions are printed without a run, which says it of records
        from geoquote.cli.run import INCOMPLETE, unwritable

        typer.echo(f"geoquote: {unwritable(error)}", err=True)
        raise SystemExit(INCOMPLETE) from None
