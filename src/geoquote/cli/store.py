"""`geoquote store`: where what was read is kept, and how it is taken out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geoquote.cli.options import ConfigFile, DbFile, Quiet

if TYPE_CHECKING:
    from geoquote.cli.run import Run

store = typer.Typer(
    name="store",
    no_args_is_help=True,
    help="Where what was read is kept: its path, and how articles are taken out again.",
)


@store.command("path")
def path(db: DbFile = None, config: ConfigFile = None) -> None:
    """Print where the store is, or would be made."""
    from geoquote.cli.run import running
    from geoquote.render import Style

    with running(Style()):
        typer.echo(_place(db, config))


@store.command("clear")
def clear(db: DbFile = None, config: ConfigFile = None, quiet: Quiet = False) -> None:
    """Take everything out; the articles themselves stay where they are."""
    from geoquote.cli.run import running
    from geoquote.render import Style

    with running(Style(), quiet=quiet) as run:
        _take_out(run, _place(db, config), [Path("/")])


@store.command("forget")
def forget(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files or folders, whether they are still there or not."),
    ],
    db: DbFile = None,
    config: ConfigFile = None,
    quiet: Quiet = False,
) -> None:
    """Take out what was found in these files or folders; the articles themselves stay where they are."""
    from geoquote.cli.run import running
    from geoquote.render import Style

    with running(Style(), quiet=quiet) as run:
        _take_out(run, _place(db, config), [Path(path) for path in paths])


def _place(db: str | None, config: str | None) -> Path:
    from geoquote.cli.options import settled
    from geoquote.store import default_path

    return settled(config, None, db).db or default_path()


def _take_out(run: "Run", place: Path, under: list[Path]) -> None:
    """Take out what lies at or below these paths; UsageError where of one of them nothing is kept."""
    from geoquote.errors import UsageError
    from geoquote.index import location_of
    from geoquote.store import Store

    whole = under == [Path("/")]
    if not place.exists():
        if not whole:
            raise UsageError(f"{place}: no store there, so nothing of {under[0]} is kept")
        run.note(f"{place}: no store there, nothing to take out")
        return
    with Store(place) as kept:
        found = {path: kept.files_under(location_of(path)) for path in under}
        missing = next((path for path, files in found.items() if not files and not whole), None)
        if missing:
            raise UsageError(f"{missing}: nothing of it is kept in {place}; check the spelling")
        count = kept.forget({name for files in found.values() for name in files})
        kept.wipe()
    run.note(f"{count:,} document{'s' * (count != 1)} taken out of {place}")
