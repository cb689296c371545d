"""The options that several commands share, each with its help once, and the words that options take."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from geoquote.config import Config
    from geoquote.records import EntityType
    from geoquote.render import Style


class Format(StrEnum):
    """What `--format` takes."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class ActChoice(StrEnum):
    """What `--act` takes."""

    SPEECH = "speech"
    THOUGHT = "thought"
    ANY = "any"


class QuoteSort(StrEnum):
    """What `--sort` of quotes takes."""

    DOCUMENT = "document"
    DATE = "date"
    CONFIDENCE = "confidence"
    SPEAKER = "speaker"


class Order(StrEnum):
    """What `--sort` takes."""

    COUNT = "count"
    DOCUMENTS = "documents"
    NAME = "name"


ANY = "any"
W = TypeVar("W", bound=str)
_OUTPUT = "Output"
_READING = "Reading"

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS",
        help="Files, folders, or - for standard input; data/raw if none is given and it is there.",
        show_default=False,
    ),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "--format", "-f", help="How records are printed.  [default: table]", rich_help_panel=_OUTPUT
    ),
]
JsonFlag = Annotated[bool, typer.Option("--json", help="Short for --format json.", rich_help_panel=_OUTPUT)]
CsvPlain = Annotated[
    bool,
    typer.Option(
        "--csv-plain",
        help="Leave CSV cells as they are; else an apostrophe stands before = + - @, which spreadsheets run.",
        rich_help_panel=_OUTPUT,
    ),
]
Quiet = Annotated[
    bool,
    typer.Option("--quiet", "-q", help="No notes and no progress, only errors.", rich_help_panel=_OUTPUT),
]
NoColor = Annotated[
    bool, typer.Option("--no-color", help="No colours; NO_COLOR does the same.", rich_help_panel=_OUTPUT)
]
Raw = Annotated[
    bool,
    typer.Option("--raw", help="Read all of the text, menus and boxes too.", rich_help_panel=_READING),
]
AnyLanguage = Annotated[
    bool,
    typer.Option("--any-language", help="Read texts that are not English too.", rich_help_panel=_READING),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        metavar="N",
        min=1,
        help="Threads that the network runs in; without it, one for every core.",
        show_default=False,
        rich_help_panel=_READING,
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="A spaCy pipeline whose names to use in place of geoquote's own.",
        show_default=False,
        rich_help_panel=_READING,
    ),
]

ConfigFile = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="A TOML file of settings.  [default: geoquote.toml, if it is there]",
        show_default=False,
        rich_help_panel=_READING,
    ),
]
PatternFiles = Annotated[
    list[str] | None,
    typer.Option(
        "--patterns",
        metavar="FILE",
        help="Names of your own, JSON Lines as spaCy's EntityRuler reads them; may be repeated.",
        show_default=False,
        rich_help_panel=_READING,
    ),
]
DbFile = Annotated[
    str | None,
    typer.Option(
        "--db",
        metavar="FILE",
        help="Where to keep what is read and found; without PATHS, answer from all of it.",
        show_default=False,
        rich_help_panel=_READING,
    ),
]
NoStore = Annotated[
    bool,
    typer.Option("--no-store", help="Keep nothing and use nothing kept.", rich_help_panel=_READING),
]


def completion(valid: Callable[[], Sequence[str]]) -> Callable[[str], list[str]]:
    """Return what completes a word of `valid`, which is asked for only when the shell wants it."""

    def complete(incomplete: str) -> list[str]:
        return [word for word in (*valid(), ANY) if word.casefold().startswith(incomplete.casefold())]

    return complete


def _all_entity_types() -> "Sequence[EntityType]":
    from typing import get_args

    from geoquote.records import EntityType

    return get_args(EntityType)


WHICH_ENTITIES = "Which entities"
DEFAULT_TYPES = ["PERSON", "ORG", "TREATY", "GPE"]
EntityTypes = Annotated[
    list[str] | None,
    typer.Option(
        "--type",
        metavar="PERSON|ORG|…|any",
        help=f"Only of this type; may be repeated.  [default: {' '.join(DEFAULT_TYPES)}]",
        autocompletion=completion(_all_entity_types),
        rich_help_panel=WHICH_ENTITIES,
    ),
]


def entity_types(given: Sequence[str] | None) -> "frozenset[EntityType]":
    """Return the types that `--type` of entities asks for; the empty set stands for all."""
    return chosen(given or DEFAULT_TYPES, _all_entity_types(), option="--type")


def settled(
    config: str | None, patterns: Sequence[str] | None, db: str | None = None, no_store: bool = False
) -> "Config":
    """Return what the configuration settles; what the call itself says takes the place of it.

    Raises what `read_config` raises: call it inside a run, which ends with the right code.
    """
    from pathlib import Path

    from geoquote.config import read_config

    if db is not None and no_store:
        raise typer.BadParameter("--db and --no-store contradict each other.", param_hint="'--db'")
    said: dict[str, object] = {}
    if patterns:
        said["patterns"] = tuple(map(Path, patterns))
    if db is not None:
        said |= {"db": Path(db), "store": True}
    if no_store:
        said["store"] = False
    return read_config(config).model_copy(update=said)


def chosen(given: Sequence[str] | None, valid: Sequence[W], *, option: str) -> frozenset[W]:
    """Return the words given to a repeatable option, parted by commas or not, as the contract spells them.

    The empty set stands for "any".  Raises BadParameter with the valid words for any other.
    """
    words = [word for part in given or () for word in part.replace(",", " ").split()]
    if any(word.casefold() == ANY for word in words):
        return frozenset()
    spelled = {word.casefold(): word for word in valid}
    for word in words:
        if word.casefold() not in spelled:
            raise typer.BadParameter(
                f"{word!r} is not one of {', '.join(valid)}, {ANY}.", param_hint=f"'{option}'"
            )
    return frozenset(spelled[word.casefold()] for word in words)


def style_of(form: Format | None, *, json: bool, csv_plain: bool, no_color: bool) -> "Style":
    """Return the style that the options ask for; BadParameter where they contradict each other."""
    from geoquote.render import Style

    if json and form not in (None, Format.JSON):
        raise typer.BadParameter(f"--json and --format {form} contradict each other.", param_hint="'--json'")
    chosen_format = Format.JSON if json else form or Format.TABLE
    return Style(format=chosen_format.value, color=not no_color, csv_plain=csv_plain)
