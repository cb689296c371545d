"""Documents on their way: raw text first, the article found in it, and what its analysis gave."""

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from geoquote.records import DocumentInfo, EntityRecord, QuoteRecord, Region


@dataclass(frozen=True)
class Meta:
    """What a page or row states about itself; None where it states nothing."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class RawDocument:
    """A document as read: every offset geoquote prints is a code point of `text`.

    `kind` says which selection fits: "html" (text is title, empty line, body as extracted), "text", "markdown" or
    "row" (a JSON Lines or CSV row, whose text field is taken to be an article already).
    """

    id: str
    path: str
    text: str
    kind: str
    meta: Meta = field(default_factory=Meta)

    @cached_property
    def sha256(self) -> str:
        """Name of the raw text: the SHA-256 of its UTF-8 form."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def info(self, meta: Meta | None = None) -> DocumentInfo:
        """Return the document's part of a record."""
        m = meta or self.meta
        return DocumentInfo(
            id=self.id,
            path=self.path,
            title=m.title,
            byline=m.byline,
            published=m.published,
            publisher=m.publisher,
            url=m.url,
            text_sha256=self.sha256,
        )


@dataclass(frozen=True)
class Block:
    """A paragraph of the article: `raw[start:end]`, without surrounding white space."""

    start: int
    end: int
    region: Region


@dataclass(frozen=True)
class Article:
    """The part of a raw document that is read: its blocks in order, never overlapping."""

    raw: RawDocument
    meta: Meta
    blocks: tuple[Block, ...]

    @property
    def body(self) -> str:
        """The body's paragraphs, parted by an empty line."""
        return "\n\n".join(self.raw.text[b.start : b.end] for b in self.blocks if b.region == "body")

    def info(self) -> DocumentInfo:
        """Return the document's part of a record."""
        return self.raw.info(self.meta)


class Analysed(Protocol):
    """A document's records, whether they were found just now or come out of a store."""

    @property
    def document(self) -> DocumentInfo:
        """Which document."""

    @property
    def quotes(self) -> tuple[QuoteRecord, ...]:
        """Its quotes."""

    @property
    def entities(self) -> tuple[EntityRecord, ...]:
        """Its entities."""
