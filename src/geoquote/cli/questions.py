"""What several commands ask of quotes: words, dates and expressions of a call, checked before anything is read."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from geoquote.cli.options import ActChoice, completion

if TYPE_CHECKING:
    from geoquote.records import Act, SpeakerType

FILTER = "Which quotes"


def speaker_types() -> "Sequence[SpeakerType]":
    """Give the types that a speaker may have."""
    from typing import get_args

    from geoquote.records import SpeakerType

    return get_args(SpeakerType)


SpeakerTypes = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker-type",
        metavar="PERSON|ORG|…|any",
        help="Only by speakers of this type; may be repeated.",
        autocompletion=completion(speaker_types),
        rich_help_panel=FILTER,
    ),
]
ActOption = Annotated[
    ActChoice, typer.Option(help="What was said, what was thought, or both.", rich_help_panel=FILTER)
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Only from documents of this day or later (2024, 2024-06 or 2024-06-20).",
        rich_help_panel=FILTER,
    ),
]
Until = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Only from documents of this day or earlier.", rich_help_panel=FILTER),
]
Publisher = Annotated[
    str | None,
    typer.Option(metavar="WORDS", help="Only from documents of this publisher.", rich_help_panel=FILTER),
]

ACTS: "dict[ActChoice, Act | None]" = {
    ActChoice.SPEECH: "speech",
    ActChoice.THOUGHT: "thought",
    ActChoice.ANY: None,
}


def words_of(text: str | None, *, option: str) -> str | None:
    """Refuse text without a single letter or digit: it would be in every quote or in none."""
    if text is not None and not any(c.isalnum() for c in text):
        raise typer.BadParameter(f"{text!r} has no word in it.", param_hint=f"'{option}'")
    return text


def date_of(text: str | None, *, option: str, last: bool = False) -> date | None:
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


def expression_of(text: str | None, *, option: str) -> str | None:
    """Refuse what is no expression of the full-text syntax."""
    if text is None:
        return None
    from geoquote.text.fulltext import parse

    try:
        return text if parse(text) else None
    except ValueError as error:
        raise typer.BadParameter(
            f'{text!r}: {error}; write words, "a phrase", begin*, AND, OR, NOT and brackets.',
            param_hint=f"'{option}'",
        ) from None
