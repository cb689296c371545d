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
    DbFile,
    FormatOption,
    JsonFlag,
    Model,
    NoColor,
    NoStore,
    Paths,
    PatternFiles,
    Quiet,
    QuoteSort,
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
    from geoquote.query import View
    from geoquote.records import Act, QuoteType, SpeakerType

_FILTER = "Which quotes"
_VIEW = "How they are shown"


def _types() -> "Sequence[QuoteType]":
    from typing import get_args

    from geoquote.records import QuoteType

    return get_args(QuoteType)


def _speaker_types() -> "Sequence[SpeakerType]":
    from typing import get_args

    from geoquote.records import SpeakerType

    return get_args(SpeakerType)


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
    speaker_types: Annotated[
        list[str] | None,
        typer.Option(
            "--speaker-type",
            metavar="PERSON|ORG|…|any",
            help="Only by speakers of this type; may be repeated.",
            autocompletion=completion(_speaker_types),
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
    match: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS",
            help='Only where the quote\'s words match: tunnel* "north shore" AND OR NOT ( ).',
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
    cue: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help="Only with these words as cue: said, warned.", rich_help_panel=_FILTER
        ),
    ] = None,
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
    publisher: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="Only from documents of this publisher.", rich_help_panel=_FILTER),
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
    distinct: Annotated[
        bool,
        typer.Option("--distinct", help="Each quote once, with where else it stands.", rich_help_panel=_VIEW),
    ] = False,
    sort: Annotated[
        QuoteSort, typer.Option(help="What comes first.", rich_help_panel=_VIEW)
    ] = QuoteSort.DOCUMENT,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="No more than this many.", rich_help_panel=_VIEW)
    ] = None,
    count: Annotated[
        bool,
        typer.Option("--count", help="Print how many there are, and nothing else.", rich_help_panel=_VIEW),
    ] = False,
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
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Print who said what, in which article, with the exact words."""
    from geoquote.cli.inputs import inputs_of
    from geoquote.cli.run import running
    from geoquote.filters import Filter
    from geoquote.query import View

    wanted = Filter(
        speaker=_words(speaker, option="--speaker"),
        speaker_types=chosen(speaker_types, _speaker_types(), option="--speaker-type"),
        about=_words(about, option="--about"),
        match=_expression(match),
        types=chosen(kinds, _types(), option="--type"),
        act=_ACTS[act],
        cue=_words(cue, option="--cue"),
        since=_date(since, option="--since"),
        until=_date(until, option="--until", last=True),
        publisher=_words(publisher, option="--publisher"),
        min_confidence=min_confidence,
    )
    view = View(sort.value, limit, distinct)
    with running(style_of(form, json=json, csv_plain=csv_plain, no_color=no_color), quiet=quiet) as run:
        said = settled(config, patterns, db, no_store)
        inputs = inputs_of(paths, said, raw=raw, any_language=any_language)
        print_quotes(
            run,
            inputs,
            wanted,
            view,
            model=model,
            min_speaker_confidence=min_speaker_confidence,
            count_only=count,
        )


def print_quotes(
    run: "Run",
    inputs: "Inputs",
    wanted: "Filter",
    view: "View",
    *,
    model: str | None = None,
    min_speaker_confidence: float = 0.0,
    count_only: bool = False,
) -> None:
    """Print the quotes that `wanted` lets through, document by document, and what a reader must know."""
    from geoquote.cli.inputs import Asked, analyses
    from geoquote.query import Heard, quotes, speaker_notes
    from geoquote.render import quote_writer

    asked = Asked(wanted, Heard())
    waiting = run.interrupts.stoppable(analyses(inputs, run, model=model, asked=asked))
    found = quotes(waiting, wanted, min_speaker_confidence=min_speaker_confidence, heard=asked.heard)
    if count_only:
        count = sum(1 for _ in view.of(found))
        typer.echo(count)
    else:
        count = run.print(view.of(found), lambda stream: quote_writer(stream, run.style))
    if asked.undated:
        run.note(
            f"{asked.undated} undated document{'s' * (asked.undated > 1)} left out by --since or --until"
        )
    if wanted.speaker:
        for note in speaker_notes(wanted.speaker, asked.heard):
            run.note(note)
    if not count and not count_only and run.style.format == "table":
        run.note("no quotes found")


def _expression(text: str | None) -> str | None:
    """Refuse what is no expression before anything is read."""
    from geoquote.text.fulltext import parse

    try:
        return text if text is None or parse(text) else None
    except ValueError as error:
        raise typer.BadParameter(
            f'{text!r}: {error}; write words, "a phrase", begin*, AND, OR, NOT and brackets.',
            param_hint="'--match'",
        ) from None


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
