"""`geoquote index`: read once, ask at once."""

from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING

from geoquote.cli.options import (
    AnyLanguage,
    ConfigFile,
    DbFile,
    Jobs,
    Model,
    NoColor,
    Paths,
    PatternFiles,
    Quiet,
    Raw,
    settled,
)

if TYPE_CHECKING:
    from geoquote.cli.inputs import Inputs
    from geoquote.cli.run import Run
    from geoquote.index import Tally


def index(
    paths: Paths = None,
    db: DbFile = None,
    model: Model = None,
    patterns: PatternFiles = None,
    config: ConfigFile = None,
    raw: Raw = False,
    any_language: AnyLanguage = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Read articles and keep what is found in them, so that every question is answered at once.

    What is there already is not read again.  Ctrl-C keeps what is done; the next run takes up there.
    """
    from geoquote.cli.inputs import Inputs, paths_or_default
    from geoquote.cli.run import running
    from geoquote.errors import UsageError
    from geoquote.patterns import read_patterns
    from geoquote.render import Style

    with running(Style(color=not no_color), quiet=quiet) as run:
        said = settled(config, patterns, db)
        if not said.store:
            raise UsageError("the configuration says store = false; take that out, or name a store with --db")
        own = read_patterns(said.patterns)
        inputs = Inputs(
            paths_or_default(paths),
            raw,
            any_language,
            own,
            store=True,
            db=said.db,
            must_keep=True,
            jobs=jobs or 0,
        )
        fill_store(run, inputs, model=model)


def fill_store(run: "Run", inputs: "Inputs", *, model: str | None = None) -> None:
    """Bring the store up to date with the articles, and say what was done."""
    from geoquote.cli.inputs import analyses
    from geoquote.index import Tally

    tally, began = Tally(), monotonic()
    for _ in run.interrupts.stoppable(analyses(inputs, run, model=model, tally=tally)):
        pass
    run.note(_summary(tally, monotonic() - began))
    if run.interrupts.asked:
        run.note("interrupted; what is done is kept, and the next run takes up there")


def _summary(tally: "Tally", seconds: float) -> str:
    parts = [f"{tally.new:,} new", f"{tally.changed:,} changed", f"{tally.kept:,} as before"]
    parts.append(f"{tally.gone:,} gone")
    speed = f", {tally.words / seconds:,.0f} words/s" if tally.words else ""
    passed = timedelta(seconds=round(seconds))
    return (
        f"{tally.documents:,} document{'s' * (tally.documents != 1)} ({', '.join(parts)}) in {passed}{speed}"
    )
