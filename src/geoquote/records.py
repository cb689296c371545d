"""The records geoquote prints: frozen models of the contract that `geoquote schema` shows.

Offsets are code points into the document's raw text.  Every key is always there; what is not known is null.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

SpeakerType = Literal["PERSON", "ORG", "GPE", "NORP", "TREATY"]
EntityType = Literal["PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "DATE", "MONEY", "PRODUCT", "TREATY"]
QuoteType = Literal["direct", "indirect", "mixed"]
Act = Literal["speech", "thought"]
Region = Literal["title", "body"]
ResolvedBy = Literal["name", "pronoun", "nominal", "continuation"]
MentionKind = Literal["name", "nominal", "pronoun"]


class Record(BaseModel):
    """Base of all records: frozen, and strict about keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_serialization_defaults_required=True,
        defer_build=True,  # a command that prints quotes does without the other kinds
    )


class DocumentInfo(Record):
    """What is known of a document, as its page or row states it."""

    id: str
    path: str
    title: str | None = None
    byline: str | None = None
    published: str | None = Field(default=None, description="ISO date stated by the page or row")
    publisher: str | None = None
    url: str | None = None
    text_sha256: str


class Span(Record):
    """A stretch of the raw text: `raw[start:end]`."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class TextSpan(Span):
    """A stretch of the raw text with its words."""

    text: str


class Speaker(Record):
    """Who speaks: one entity of the document."""

    id: str
    name: str
    type: SpeakerType
    aliases: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    wikidata: str | None = None
    confidence: float = Field(ge=0, le=1)


class QuotePlace(Record):
    """Another place where the same quote stands, wholly or in part."""

    id: str
    document: str
    text: str = Field(description="the words there")


class QuoteRecord(Record):
    """One attributed quote."""

    id: str
    region: Region
    document: DocumentInfo
    text: str
    type: QuoteType
    act: Act
    spans: tuple[Span, ...] = Field(min_length=1)
    cue: TextSpan | None = None
    source: TextSpan | None = None
    speaker: Speaker | None = None
    speakers: tuple[Speaker, ...] = ()
    resolved_by: ResolvedBy | None = None
    confidence: float = Field(ge=0, le=1)
    context: str = Field(
        description="the paragraph it stands in; of a very long one, 5,000 characters on either side"
    )
    also: tuple[QuotePlace, ...] | None = Field(
        default=None, description="where else it stands; null unless quotes are told apart (--distinct)"
    )


class Mention(Record):
    """One place where an entity is named or meant."""

    document: str
    entity: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    kind: MentionKind


class Treaty(Record):
    """What is known of a treaty."""

    official_name: str | None = None
    year: int | None = None
    parties: tuple[str, ...] = ()


class EntityRecord(Record):
    """One person, body, state or treaty, over one document or many."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    count: int = Field(ge=0)
    documents: int = Field(ge=1)
    members: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    wikidata: str | None = None
    pattern_id: str | None = Field(default=None, description="the id of the user's own pattern that names it")
    treaty: Treaty | None = None
    mentions: tuple[Mention, ...] = ()


class SpeakerRecord(Record):
    """Someone who speaks: one entity over all documents, with what quotes are theirs."""

    id: str
    name: str
    type: SpeakerType
    aliases: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None
    wikidata: str | None = None
    quotes: int = Field(ge=1)
    documents: int = Field(ge=1)
    first: str | None = Field(default=None, description="earliest date of a document that quotes them")
    last: str | None = Field(default=None, description="latest date of a document that quotes them")
    members: tuple[str, ...] = Field(default=(), description="ids that the speakers of their quotes bear")


class TextRecord(Record):
    """An article as geoquote reads it: the body's paragraphs are parted by an empty line."""

    id: str
    path: str
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    text: str
