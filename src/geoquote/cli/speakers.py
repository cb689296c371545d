"""`geoquote speakers`: who speaks, how often, from when to when."""

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
    Order,
    Paths,
    PatternFiles,
    Quiet,
    Raw,
    chosen,
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
    speaker_types,
    words_of,
)

if TYPE_CHECKING:
    from geoquote.cli.inputs import Inputs
    from geoquote.cli.run import Run
    from geoquote.query import SpeakerQuestion


def speakers(
    paths: Paths = None,
    kinds: SpeakerTypes = None,
    act: ActOption = ActChoice.SPEECH,
    since: Since = None,
    until: Until = None,
    publisher: Publisher = None,
    min_count: Annotated[
        int, typer.Option(metavar="N", min=1, help="Only quoted as often as this.", rich_help_panel=FILTER)
    ] = 1,
    sort: Annotated[Order, typer.Option(help="What comes first.", rich_help_panel=FILTER)] = Order.COUNT,
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
    """Print who speaks: how many quotes, in how many documents, the first and the last."""
    from geoquote.cli.inputs import inputs_of
    from geoquote.cli.run import running
    from geoquote.filters import Filter
    from geoquote.query import SpeakerQuestion

    wanted = Filter(
        speaker_types=chosen(kinds, speaker_types(), option="--speaker-type"),
        act=ACTS[act],
        since=date_of(since, option="--since"),
        until=date_of(until, option="--until", last=True),
        publisher=words_of(publisher, option="--publisher"),
    )
    question = SpeakerQuestion(wanted, min_count, sort.value)
    with running(style_of(form, json=json, csv_plain=csv_plain, no_color=no_color), quiet=quiet) as run:
        said = settled(config, patterns, db, no_store)
        inputs = inputs_of(paths, said, raw=raw, any_language=any_language)
        print_speakers(run, inputs, question, model=model)


def print_speakers(
    run: "Run", inputs: "Inputs", question: "SpeakerQuestion", *, model: str | None = None
) -> None:
    """Print the speakers asked for once all documents are read."""
    from geoquote.cli.inputs import Asked, analyses
    from geoquote.query import speakers
    from geoquote.render import speaker_writer

    asked = Asked(question.wanted)
    # Every document counts for telling who is who, whether its quotes are meant or not.
    waiting = asked.noting(run.interrupts.stoppable(analyses(inputs, run, model=model)))
    count = run.print(speakers(waiting, question), lambda stream: speaker_writer(stream, run.style))
    asked.note_undated(run)
    if not count and run.style.format == "table":
        run.note("no speakers found")
