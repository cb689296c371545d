"""`geoquote quotes`: who said what."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from geoquote.cli.options import (
    ActChoice,
    AnyLanguage,
    ConfigFile,
    CsvPlain,
    FormatOption,
    JsonFlag,
    Model,
    NoColor,
    Paths,
    PatternFiles,
    Quiet,
    Raw,
    chosen,
    completion,
    settled,
    style_of,
)

if TYPE_CHECKING:
    from geoquote.cli.inputs import Inputs
    from geoquote.cli.run import Run
    from geoquote.filters import Filter
    from geoquote.records import Act, QuoteType

_FILTER = "Which quotes"


def _types() -> "Sequence[QuoteType]":
    from typing import get_args

    from geoquote.records import QuoteType

    return get_args(QuoteType)


_ACTS: "dict[ActChoice, Act | None]" = {
    ActChoice.SPEECH: "speech",
    ActChoice.THOUGHT: "thought",
    ActChoice.ANY: None,
}


def quotes(
    paths: Paths = None,
    speaker: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Only by this speaker; case, accents, titles and the order of names do not matter.",
            rich_help_panel=_FILTER,
        ),
    ] = None,
    about: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="Only with these words in the quote, or with someone of this name in it.",
            rich_help_panel=_FILTER,
        ),
    ] = None,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            metavar="direct|indirect|mixed|any",
            help="Only quoted so; may be repeated.",
            autocompletion=completion(_types),
            rich_help_panel=_FILTER,
        ),
    ] = None,
    act: Annotated[
        ActChoice, typer.Option(help="What was said, what was thought, or both.", rich_help_panel=_FILTER)
    ] = ActChoice.SPEECH,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Only from documents of this day or later (2024, 2024-06 or 2024-06-20).",
            rich_help_panel=_FILTER,
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="Only from documents of this day or earlier.", rich_help_panel=_FILTER
        ),
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(metavar="X", min=0, max=1, help="Only as sure as this.", rich_help_panel=_FILTER)
    ] = 0.0,
    min_speaker_confidence: Annotated[
        float,
        typer.Option(
            metavar="X", min=0, max=1, help="Leave out speakers less sure than this.", rich_help_panel=_FILTER
        ),
    ] = 0.0,
    form: FormatOption = None,
    json: JsonFlag = False,
    csv_plain: CsvPlain = False,
    model: Model = None,
    patterns: PatternFiles = None,
    config: ConfigFile = None,
    raw: Raw = False,
    any_language: AnyLanguage = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Print who said what, in which article, with the exact words."""
    from geoquote.cli.inputs import Inputs, paths_or_default
    from geoquote.cli.run import running
    from geoquote.filters import Filter
    from geoquote.patterns import read_patterns

    wanted = Filter(
        speaker=_words(speaker, option="--speaker"),
        about=_words(about, option="--about"),
        types=chosen(kinds, _types(), option="--type"),
        act=_ACTS[act],
        since=_date(since, option="--since"),
        until=_date(until, option="--until", last=True),
        min_confidence=min_confidence,
    )
    with running(style_of(form, json=json, csv_plain=csv_plain, no_color=no_color), quiet=quiet) as run:
        own = read_patterns(settled(config, patterns).patterns)
        inputs = Inputs(paths_or_default(paths), raw=raw, any_language=any_language, patterns=own)
        print_quotes(run, inputs, wanted, model=model, min_speaker_confidence=min_speaker_confidence)


def print_quotes(
    run: "Run",
    inputs: "Inputs",
    wanted: "Filter",
    *,
    model: str | None = None,
    min_speaker_confidence: float = 0.0,
) -> None:
    """Print the quotes that `wanted` lets through, document by document, and what a reader must know."""
    from geoquote.cli.inputs import analyses
    from geoquote.filters import day
    from geoquote.query import Heard, quotes, speaker_notes
    from geoquote.records import DocumentInfo
    from geoquote.render import quote_writer

    undated: list[str] = []
    heard = Heard()

    def admits(document: DocumentInfo) -> bool:
        if wanted.by_date and day(document) is None:
            undated.append(document.id)
        return wanted.admits(document)

    waiting = run.interrupts.stoppable(analyses(inputs, run, model=model, admits=admits))
    found = quotes(waiting, wanted, min_speaker_confidence=min_speaker_confidence, heard=heard)
    count = run.print(found, lambda stream: quote_writer(stream, run.style))
    if undated:
        run.note(f"{len(undated)} undated document{'s' * (len(undated) > 1)} left out by --since or --until")
    if wanted.speaker:
        for note in speaker_notes(wanted.speaker, heard):
            run.note(note)
    if not count and run.style.format == "table":
        run.note("no quotes found")


def _words(text: str | None, *, option: str) -> str | None:
    """Refuse text without a single letter or digit: it would be in every quote or in none."""
    if text is not None and not any(c.isalnum() for c in text):
        raise typer.BadParameter(f"{text!r} has no word in it.", param_hint=f"'{option}'")
    return text


def _date(text: str | None, *, option: str, last: bool = False) -> date | None:
    """Read a year, a month or a day; of a year or month its first day, or its last one."""
    if text is None:
        return None
    try:
        parts = [int(part) for part in text.split("-")]
        year, month, day = [*parts, *([12, 31] if last else [1, 1])[len(parts) - 1 :]]
        if last and len(parts) < 3:
            from calendar import monthrange

            day = monthrange(year, month)[1]
        return date(year, month, day)
    except ValueError:
        raise typer.BadParameter(
            f"{text!r} is no date; write 2024, 2024-06 or 2024-06-20.", param_hint=f"'{option}'"
        ) from None
