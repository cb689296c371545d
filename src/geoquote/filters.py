"""The one filter that decides which quotes a question means.

A store may only narrow down before it, and a page asks the same of the same keys: tests/data/filter_cases.json
is the table that all of them must agree with.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geoquote.records import Act, DocumentInfo, EntityRecord, QuoteRecord, QuoteType, Speaker, SpeakerType
from geoquote.text.fold import fold, fold_words

if TYPE_CHECKING:
    from geoquote.text.fulltext import Expression


@dataclass(frozen=True)
class QuoteKeys:
    """What a filter looks at in a quote, folded when it is asked for; `entities` are those of its document."""

    record: QuoteRecord
    entities: Iterable[EntityRecord] = ()

    @cached_property
    def words(self) -> list[str]:
        """The quoted words."""
        return fold_words(self.record.text)

    @cached_property
    def cue(self) -> list[str]:
        """The cue's words; none without a cue."""
        return fold_words(self.record.cue.text) if self.record.cue else []

    @cached_property
    def publisher(self) -> list[str]:
        """The words of the publisher's name; none where the document states none."""
        return fold_words(self.record.document.publisher or "")

    @cached_property
    def named(self) -> list[str]:
        """Folded names of everyone who is named, or meant by a nominal, inside the quoted words."""
        inside = (e for e in self.entities if _named_in(self.record, e))
        return list(dict.fromkeys(fold(name) for e in inside for name in (e.name, *e.aliases)))

    def as_json(self) -> dict[str, Any]:
        """Give the keys as plain data, for a page that filters by itself."""
        published = day(self.record.document)
        return {
            "speakers": [{"type": s.type, "names": speaker_keys(s)} for s in self.record.speakers],
            "words": self.words,
            "named": self.named,
            "cue": self.cue,
            "publisher": self.publisher,
            "day": published.isoformat() if published else None,
            "type": self.record.type,
            "act": self.record.act,
            "confidence": self.record.confidence,
        }


@dataclass(frozen=True)
class Filter:
    """What is asked for; None and the empty set ask for everything.

    `speaker` is a name, compared by whole folded words in any order, and `speaker_types` the types that the
    same speaker may have.  `about` is words that stand in the quote one after the other, or the name of someone
    named in it; `match` is an expression of `geoquote.text.fulltext` over the quoted words.  `cue` and
    `publisher` are words that stand there one after the other.  `since` and `until` are included.
    """

    speaker: str | None = None
    speaker_types: frozenset[SpeakerType] = frozenset()
    about: str | None = None
    match: str | None = None
    types: frozenset[QuoteType] = frozenset()
    act: Act | None = "speech"
    cue: str | None = None
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    min_confidence: float = 0.0

    @cached_property
    def speaker_words(self) -> frozenset[str]:
        """The folded words that one of a speaker's names must hold."""
        return frozenset(fold(self.speaker or "").split())

    @cached_property
    def about_words(self) -> list[str]:
        """The folded words that must stand in the quote one after the other."""
        return fold_words(self.about or "")

    @cached_property
    def about_name(self) -> frozenset[str]:
        """The folded words that a name in the quote must hold, where the words do not stand there."""
        return frozenset(fold(self.about or "").split())

    @cached_property
    def expression(self) -> "Expression | None":
        """The expression asked for; ValueError where it cannot be read."""
        if self.match is None:
            return None
        from geoquote.text.fulltext import parse  # most questions hold no expression

        return parse(self.match)

    @cached_property
    def _cue_words(self) -> list[str]:
        return fold_words(self.cue or "")

    @cached_property
    def _publisher_words(self) -> list[str]:
        return fold_words(self.publisher or "")

    @property
    def by_date(self) -> bool:
        """Whether the date of a document matters."""
        return self.since is not None or self.until is not None

    def admits(self, document: DocumentInfo) -> bool:
        """Whether quotes of this document can match at all; an undated one cannot where dates matter."""
        return self.of_day(day(document)) and self.by_publisher(document.publisher)

    def of_day(self, published: date | None) -> bool:
        """Whether a document of this day is meant; None is a document without a date."""
        if not self.by_date:
            return True
        return published is not None and (self.since or date.min) <= published <= (self.until or date.max)

    def by_publisher(self, publisher: str | None) -> bool:
        """Whether a document of this publisher is meant."""
        return self.publisher is None or stand_in(self._publisher_words, fold_words(publisher or ""))

    def with_cue(self, cue: str | None) -> bool:
        """Whether a quote with this cue is meant."""
        return self.cue is None or stand_in(self._cue_words, fold_words(cue or ""))

    def matches(self, record: QuoteRecord, entities: Iterable[EntityRecord] = ()) -> bool:
        """Whether this quote is meant; `entities` are those of its document."""
        keys = QuoteKeys(record, entities)
        return (
            self.admits(record.document)
            and (not self.types or record.type in self.types)
            and self.act in (None, record.act)
            and record.confidence >= self.min_confidence
            and self.with_cue(record.cue.text if record.cue else None)
            and (not self.by_speaker or any(self.names(s) for s in record.speakers))
            and (self.about is None or self._is_about(keys))
            and (self.expression is None or self.expression.matches(keys.words))
        )

    @property
    def by_speaker(self) -> bool:
        """Whether it matters who speaks."""
        return self.speaker is not None or bool(self.speaker_types)

    def names(self, speaker: Speaker) -> bool:
        """Whether the speaker has the name asked for, by whole words in any order, and a type asked for."""
        if self.speaker_types and speaker.type not in self.speaker_types:
            return False
        return self.speaker is None or _bears(self.speaker_words, speaker_keys(speaker))

    def _is_about(self, keys: QuoteKeys) -> bool:
        return stand_in(self.about_words, keys.words) or _bears(self.about_name, keys.named)


def speaker_keys(speaker: Speaker) -> list[str]:
    """Give the folded names by which a speaker is found, each once."""
    return list(dict.fromkeys(fold(name) for name in (speaker.name, *speaker.aliases)))


def day(document: DocumentInfo) -> date | None:
    """Give the day a document states it was published on, or None."""
    return day_of(document.published)


def day_of(published: str | None) -> date | None:
    """Give the day that a date as records state it begins with, or None."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def stand_in(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words wanted stand in the others one after the other; no words stand in none."""
    size = len(wanted)
    return size > 0 and any(words[i : i + size] == wanted for i in range(len(words) - size + 1))


def _bears(words: frozenset[str], names: Iterable[str]) -> bool:
    """Whether all words stand in one of the folded names; no words stand in none."""
    return bool(words) and any(words <= set(name.split()) for name in names)


def _named_in(record: QuoteRecord, entity: EntityRecord) -> bool:
    """Whether the entity is named, or meant by a nominal, inside the quoted words; no pronoun counts."""
    return any(
        span.start <= mention.start and mention.end <= span.end
        for mention in entity.mentions
        if mention.kind != "pronoun"
        for span in record.spans
    )
