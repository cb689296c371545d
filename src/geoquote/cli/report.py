"""`geoquote report`: one page to read and check the quotes by."""

from typing import TYPE_CHECKING, Annotated

import typer

from geoquote.cli.options import (
    AnyLanguage,
    ConfigFile,
    DbFile,
    Jobs,
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

LIMIT = 20_000


def report(
    paths: Paths = None,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="The page to write, or - for standard output."),
    ] = "report.html",
    title: Annotated[str, typer.Option(metavar="TEXT", help="What stands above the page.")] = "Who said what",
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, help="Leave out the articles that come after this many quotes.")
    ] = LIMIT,
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
    """Write one self-contained page: every quote beside its article, with filters, citations and pictures."""
    from geoquote.cli.inputs import inputs_of
    from geoquote.cli.run import running
    from geoquote.render import Style

    with running(Style(color=not no_color), quiet=quiet) as run:
        said = settled(config, patterns, db, no_store)
        inputs = inputs_of(paths, said, raw=raw, any_language=any_language, jobs=jobs)
        write_report(run, inputs, output=output, title=title, limit=limit, model=model)


def write_report(
    run: "Run", inputs: "Inputs", *, output: str, title: str, limit: int, model: str | None = None
) -> None:
    """Write the page of all articles, or of those whose quotes keep to the limit, and say what is left out."""
    from geoquote.cli.sheets import STDOUT, check_output, sheets, write_output
    from geoquote.render.page import page_html
    from geoquote.render.sheet import Corpus, first_quotes

    check_output(output, inputs, run)
    kept, left = first_quotes(sheets(inputs, run, model=model), limit)
    warning = _warning(len(kept), left, limit) if left else None
    if warning:
        run.say(warning)
    page = page_html(Corpus(kept), title=title, left_out=warning)
    write_output(output, page)
    if output != STDOUT:
        count = sum(len(sheet.quotes) for sheet in kept)
        run.note(f"{output}: {count:,} quotes in {len(kept):,} documents, {len(page.encode()):,} bytes")


def _warning(documents: int, left: int, limit: int) -> str:
    return (
        f"{left:,} quotes are left out: the page holds the first {documents:,} documents, whose quotes keep to "
        f"the limit of {limit:,}; make pages of parts of the folder, or raise --limit"
    )
