"""A document laid out for pages and graphs: its paragraphs beside the records found in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from geoquote.document import Article
from geoquote.link import link
from geoquote.query import Analysed
from geoquote.records import DocumentInfo, EntityRecord, QuoteRecord, Region


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: `text` stands at `start` of the raw text that all offsets count in."""

    start: int
    text: str
    region: Region

    @property
    def end(self) -> int:
        """Where it ends in the raw text."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Sheet:
    """What a page needs of one document."""

    document: DocumentInfo
    paragraphs: tuple[Paragraph, ...]
    quotes: tuple[QuoteRecord, ...]
    entities: tuple[EntityRecord, ...]


@dataclass(frozen=True)
class Corpus:
    """Sheets with their entities linked over all of them."""

    sheets: tuple[Sheet, ...]

    @cached_property
    def entities(self) -> tuple[EntityRecord, ...]:
        """The linked records, in order of first appearance."""
        return tuple(link(e for sheet in self.sheets for e in sheet.entities))

    @cached_property
    def by_member(self) -> dict[str, EntityRecord]:
        """The linked record behind every id that an entity or a speaker bears in its document."""
        return {member: entity for entity in self.entities for member in entity.members}

    @property
    def quotes(self) -> Iterator[QuoteRecord]:
        """All quotes, document by document."""
        return (quote for sheet in self.sheets for quote in sheet.quotes)


def sheet_of(article: Article, analysis: Analysed) -> Sheet:
    """Lay out one article with the records it gave."""
    paragraphs = tuple(
        Paragraph(start=b.start, text=article.raw.text[b.start : b.end], region=b.region)
        for b in article.blocks
    )
    return Sheet(analysis.document, paragraphs, analysis.quotes, analysis.entities)


def first_quotes(sheets: Iterable[Sheet], limit: int) -> tuple[tuple[Sheet, ...], int]:
    """Give the sheets up to the one whose quotes fill the limit, and how many quotes stay out.

    A sheet is kept whole or not at all, so that no article stands there with a part of its quotes; the first
    one is always kept.
    """
    kept: list[Sheet] = []
    taken = left = 0
    for sheet in sheets:
        if left or (kept and taken + len(sheet.quotes) > limit):
            left += len(sheet.quotes)
        else:
            kept.append(sheet)
            taken += len(sheet.quotes)
    return tuple(kept), left
