"""`geoquote schema`: the shape of the records, for programs that check what they read."""

from enum import StrEnum
from typing import Annotated, Any

import typer


class Kind(StrEnum):
    """The kinds of records, named like the commands that print them."""

    QUOTES = "quotes"
    ENTITIES = "entities"
    SPEAKERS = "speakers"
    TEXT = "text"


def schema(kind: Annotated[Kind, typer.Argument(help="The command whose records are described.")]) -> None:
    """Print the JSON Schema of one record that a command prints."""
    import json

    try:
        typer.echo(json.dumps(record_schema(kind), indent=2, ensure_ascii=False))
    except BrokenPipeError:  # as for records, a reader that goes away is no error
        from geoquote.cli.run import forget_stdout

        forget_stdout()


def record_schema(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema of a record as printed, where every key is always there."""
    from geoquote.records import EntityRecord, QuoteRecord, Record, SpeakerRecord, TextRecord

    records: dict[Kind, type[Record]] = {
        Kind.QUOTES: QuoteRecord,
        Kind.ENTITIES: EntityRecord,
        Kind.SPEAKERS: SpeakerRecord,
        Kind.TEXT: TextRecord,
    }
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return dialect | records[kind].model_json_schema(mode="serialization")
