"""The one filter that decides which quotes a question means; stores may only narrow down before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from geoquote.records import Act, DocumentInfo, EntityRecord, QuoteRecord, QuoteType, Speaker
from geoquote.text.fold import fold, fold_words


@dataclass(frozen=True)
class Filter:
    """What is asked for; None and the empty set ask for everything.

    `speaker` is a name, compared by whole folded words in any order.  `about` is words that stand in the
    quote one after the other, or the name of someone named in it.  `since` and `until` are included.
    """

    speaker: str | None = None
    about: str | None = None
    types: frozenset[QuoteType] = frozenset()
    act: Act | None = "speech"
    since: date | None = None
    until: date | None = None
    min_confidence: float = 0.0

    @cached_property
    def _speaker_words(self) -> frozenset[str]:
        return frozenset(fold(self.speaker or "").split())

    @cached_property
    def _about_words(self) -> list[str]:
        return fold_words(self.about or "")

    @property
    def by_date(self) -> bool:
        """Whether the date of a document matters."""
        return self.since is not None or self.until is not None

    def admits(self, document: DocumentInfo) -> bool:
        """Whether quotes of this document can match at all; an undated one cannot where dates matter."""
        if not self.by_date:
            return True
        published = day(document)
        if published is None:
            return False
        return (self.since or date.min) <= published <= (self.until or date.max)

    def matches(self, record: QuoteRecord, entities: Iterable[EntityRecord] = ()) -> bool:
        """Whether this quote is meant; `entities` are those of its document."""
        return (
            self.admits(record.document)
            and (not self.types or record.type in self.types)
            and self.act in (None, record.act)
            and record.confidence >= self.min_confidence
            and (self.speaker is None or any(self.names(s) for s in record.speakers))
            and (self.about is None or self._is_about(record, entities))
        )

    def names(self, speaker: Speaker) -> bool:
        """Whether the name asked for is one of the speaker's, by whole words in any order."""
        return _bears(self._speaker_words, (speaker.name, *speaker.aliases))

    def _is_about(self, record: QuoteRecord, entities: Iterable[EntityRecord]) -> bool:
        wanted = self._about_words
        if _stands_in(wanted, fold_words(record.text)):
            return True
        words = frozenset(fold(self.about or "").split())
        return any(_bears(words, (e.name, *e.aliases)) and _named_in(record, e) for e in entities)


def day(document: DocumentInfo) -> date | None:
    """Give the day a document states it was published on, or None."""
    try:
        return date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return None


def _bears(words: frozenset[str], names: Iterable[str]) -> bool:
    """Whether all words stand in one of the names; no words stand in none."""
    return bool(words) and any(words <= set(fold(name).split()) for name in names)


def _stands_in(wanted: list[str], words: list[str]) -> bool:
    size = len(wanted)
    return size > 0 and any(words[i : i + size] == wanted for i in range(len(words) - size + 1))


def _named_in(record: QuoteRecord, entity: EntityRecord) -> bool:
    """Whether the entity is named, or meant by a nominal, inside the quoted words; no pronoun counts."""
    return any(
        span.start <= mention.start and mention.end <= span.end
        for mention in entity.mentions
        if mention.kind != "pronoun"
        for span in record.spans
    )
