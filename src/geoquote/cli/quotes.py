"""`geoquote quotes`: who said what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from geoquote.cli.options import (
    ActChoice,
    AnyLanguage,
    ConfigFile,
    CsvPlain,
    DbFile,
    FormatOption,
    Jobs,
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
from geoquote.cli.questions import (
    ACTS,
    FILTER,
    ActOption,
    Publisher,
    Since,
    SpeakerTypes,
    Until,
    date_of,
    expression_of,
    words_of,
)
from geoquote.cli.questions import speaker_types as all_speaker_types

if TYPE_CHECKING:
    from geoquote.cli.inputs import Inputs
    from geoquote.cli.run import Run
    from geoquote.filters import Filter
    from geoquote.query import View
    from geoquote.records import QuoteType

_VIEW = "How they are shown"


def _types() -> "Sequence[QuoteType]":
    from typing import get_args

    from geoquote.records import QuoteType

    return get_args(QuoteType)


def quotes(
    paths: Paths = None,
    speaker: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Only by this speaker; case, accents, titles and the order of names do not matter.",
            rich_help_panel=FILTER,
        ),
    ] = None,
    speaker_types: SpeakerTypes = None,
    about: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT",
            help="Only with these words in the quote, or with someone of this name in it.",
            rich_help_panel=FILTER,
        ),
    ] = None,
    match: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS",
            help='Only where the quote\'s words match: tunnel* "north shore" AND OR NOT ( ).',
            rich_help_panel=FILTER,
        ),
    ] = None,
    kinds: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            metavar="direct|indirect|mixed|any",
            help="Only quoted so; may be repeated.",
            autocompletion=completion(_types),
            rich_help_panel=FILTER,
        ),
    ] = None,
    act: ActOption = ActChoice.SPEECH,
    cue: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS", help="Only with these words as cue: said, warned.", rich_help_panel=FILTER
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    min_confidence: Annotated[
        float, typer.Option(metavar="X", min=0, max=1, help="Only as sure as this.", rich_help_panel=FILTER)
    ] = 0.0,
    min_speaker_confidence: Annotated[
        float,
        typer.Option(
            metavar="X", min=0, max=1, help="Leave out speakers less sure than this.", rich_help_panel=FILTER
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
    jobs: Jobs = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Print who said what, in which article, with the exact words."""
    from geoquote.cli.inputs import inputs_of
    from geoquote.cli.run import running
    from geoquote.filters import Filter
    from geoquote.query import View

    wanted = Filter(
        speaker=words_of(speaker, option="--speaker"),
        speaker_types=chosen(speaker_types, all_speaker_types(), option="--speaker-type"),
        about=words_of(about, option="--about"),
        match=expression_of(match, option="--match"),
        types=chosen(kinds, _types(), option="--type"),
        act=ACTS[act],
        cue=words_of(cue, option="--cue"),
        since=date_of(since, option="--since"),
        until=date_of(until, option="--until", last=True),
        publisher=words_of(publisher, option="--publisher"),
        min_confidence=min_confidence,
    )
    view = View(sort.value, limit, distinct)
    with running(style_of(form, json=json, csv_plain=csv_plain, no_color=no_color), quiet=quiet) as run:
        said = settled(config, patterns, db, no_store)
        inputs = inputs_of(paths, said, raw=raw, any_language=any_language, jobs=jobs)
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
    from geoquote.query import quotes, speaker_notes
    from geoquote.render import quote_writer

    asked = Asked(wanted)
    waiting = run.interrupts.stoppable(analyses(inputs, run, model=model, asked=asked))
    heard = asked.heard if wanted.speaker else None  # nobody asks for the names of all who speak
    found = quotes(waiting, wanted, min_speaker_confidence=min_speaker_confidence, heard=heard)
    if count_only:
        count = sum(1 for _ in view.of(found))
        typer.echo(count)
    else:
        count = run.print(view.of(found), lambda stream: quote_writer(stream, run.style))
    asked.note_undated(run)
    if wanted.speaker:
        for note in speaker_notes(wanted.speaker, asked.heard):
            run.note(note)
    if not count and not count_only and run.style.format == "table":
        run.note("no quotes found")
