"""A name where it stands in a text, and the entity it is given."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NameMention:
    """A name in a document: `text` stands at [start, end); `type` is the entity type (PERSON, ORG, …).

    Mentions with the same `given` id name one entity, whatever their form; the user says so.
    """

    text: str
    type: str
    start: int
    end: int
    given: str | None = None


@dataclass(frozen=True)
class NameLink:
    """The entity of one mention: mentions with the same number name the same one.

    `score` (0 to 1) is how sure the link is; `ambiguous` says that more than one entity of the document fits,
    as with a surname that two people share, and the choice was made by title or by nearness.
    """

    entity: int
    score: float
    ambiguous: bool = False
