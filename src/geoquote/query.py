"""Answers over a stream of analysed documents: the quotes and entities that a question means."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal, NamedTuple, get_args

from geoquote.document import Analysed as Analysed  # whoever asks questions names it, too
from geoquote.filters import Filter, day
from geoquote.records import DocumentInfo, EntityRecord, EntityType, QuoteRecord, SpeakerRecord, SpeakerType
from geoquote.text.fold import fold


@dataclass
class Heard:
    """Who was heard while quotes went by: `matched` the name asked for; `seen`, all, by folded name."""

    matched: Counter[str] = field(default_factory=Counter)
    seen: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, aliases: Iterable[str]) -> None:
        """Note that someone of this name spoke."""
        for known in (name, *aliases):
            self.seen.setdefault(fold(known), name)


def quotes(
    analyses: Iterable[Analysed],
    wanted: Filter,
    *,
    min_speaker_confidence: float = 0.0,
    heard: Heard | None = None,
) -> Iterator[QuoteRecord]:
    """Give the quotes that are meant, in order; speakers below `min_speaker_confidence` count as unknown."""
    for analysis in analyses:
        for record in analysis.quotes:
            sure = without_doubtful_speakers(record, below=min_speaker_confidence)
            meant = wanted.matches(sure, analysis.entities)
            if heard:
                _listen(heard, sure, wanted, meant=meant)
            if meant:
                yield sure


QuoteOrder = Literal["document", "date", "confidence", "speaker"]


class View(NamedTuple):
    """How quotes are shown: each once with `once`, in this order, and no more than `limit`."""

    sort: QuoteOrder = "document"
    limit: int | None = None
    once: bool = False

    def of(self, records: Iterable[QuoteRecord]) -> Iterator[QuoteRecord]:
        """Give the quotes so; in order of documents they come as they are found."""
        shown: Iterable[QuoteRecord] = records
        if self.once:
            from geoquote.link import distinct  # linking brings lists that most questions do without

            shown = distinct(records)
        if self.sort != "document":
            shown = sorted(shown, key=_QUOTE_ORDERS[self.sort])
        return islice(shown, self.limit)


_QUOTE_ORDERS: dict[QuoteOrder, Callable[[QuoteRecord], tuple[object, ...]]] = {
    "date": lambda q: (not q.document.published, q.document.published or ""),
    "confidence": lambda q: (-q.confidence,),
    "speaker": lambda q: (not q.speakers, [fold(s.name) for s in q.speakers]),
}
"""Equals stay in order of documents; what states no date or speaker comes last."""


class EntityQuestion(NamedTuple):
    """Which entities are asked for, and what comes first; the empty set of types stands for all."""

    types: frozenset[EntityType] = frozenset()
    min_count: int = 1
    sort: Literal["count", "documents", "name"] = "count"
    by_document: bool = False


def entities(analyses: Iterable[Analysed], question: EntityQuestion) -> Iterator[EntityRecord]:
    """Give the entities asked for: linked over all documents, or document by document as they come."""
    found = ([e for e in a.entities if not question.types or e.type in question.types] for a in analyses)
    if not question.by_document:
        from geoquote.link import linked

        every = (e for group in found for e in group)
        yield from linked(every, _order(question), least=question.min_count)
        return
    for group in found:
        yield from sorted((e for e in group if e.count >= question.min_count), key=_order(question))


def _order(question: EntityQuestion) -> Callable[[EntityRecord], tuple[int | str, ...]]:
    if question.sort == "name":
        return lambda e: (fold(e.name), e.id)
    if question.sort == "documents":
        return lambda e: (-e.documents, -e.count, fold(e.name), e.id)
    return lambda e: (-e.count, -e.documents, fold(e.name), e.id)


class SpeakerQuestion(NamedTuple):
    """Which speakers are asked for: those of quotes that `wanted` means, and what comes first."""

    wanted: Filter
    min_count: int = 1
    sort: Literal["count", "documents", "name"] = "count"


def speakers(analyses: Iterable[Analysed], question: SpeakerQuestion) -> Iterator[SpeakerRecord]:
    """Give whoever speaks in the quotes meant, one record each over all documents."""
    from geoquote.link import linked

    heard: dict[str, list[DocumentInfo]] = {}
    found = (_speaker(e, heard) for e in linked(_overheard(analyses, question, heard), lambda _entity: (0,)))
    yield from sorted(
        (s for s in found if s and s.quotes >= question.min_count), key=_speaker_order(question)
    )


_SPEAKER_TYPES = frozenset(get_args(SpeakerType))


def _overheard(
    analyses: Iterable[Analysed], question: SpeakerQuestion, heard: dict[str, list[DocumentInfo]]
) -> Iterator[EntityRecord]:
    """Give whoever may speak; `heard` gets the documents of the quotes meant, by speaker, all before the last."""
    for analysis in analyses:
        for record in analysis.quotes:
            if question.wanted.matches(record, analysis.entities):
                for speaker in record.speakers:
                    if question.wanted.names(speaker):
                        heard.setdefault(speaker.id, []).append(record.document)
        yield from (e for e in analysis.entities if e.type in _SPEAKER_TYPES)


def _speaker(entity: EntityRecord, heard: Mapping[str, list[DocumentInfo]]) -> SpeakerRecord | None:
    speaking = tuple(member for member in entity.members if member in heard)
    if not speaking:
        return None
    documents = [document for member in speaking for document in heard[member]]
    days = sorted(d.isoformat() for d in map(day, documents) if d)
    known = entity.model_dump(include={"id", "name", "type", "aliases", "role", "affiliation", "wikidata"})
    return SpeakerRecord(
        **known,
        quotes=len(documents),
        documents=len({document.id for document in documents}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        members=speaking,
    )


def _speaker_order(question: SpeakerQuestion) -> Callable[[SpeakerRecord], tuple[object, ...]]:
    if question.sort == "name":
        return lambda s: (fold(s.name), s.id)
    if question.sort == "documents":
        return lambda s: (-s.documents, -s.quotes, fold(s.name), s.id)
    return lambda s: (-s.quotes, -s.documents, fold(s.name), s.id)


def noting_documents(analyses: Iterable[Analysed], documents: dict[str, DocumentInfo]) -> Iterator[Analysed]:
    """Pass analyses on and note their documents by id."""
    for analysis in analyses:
        documents[analysis.document.id] = analysis.document
        yield analysis


def _listen(heard: Heard, record: QuoteRecord, wanted: Filter, *, meant: bool) -> None:
    for speaker in record.speakers:
        heard.note(speaker.name, speaker.aliases)
        if meant and wanted.speaker and wanted.names(speaker):
            heard.matched[speaker.name] += 1


def without_doubtful_speakers(record: QuoteRecord, *, below: float) -> QuoteRecord:
    """Return the record without the speakers whose confidence is lower; the source's words stay."""
    sure = tuple(s for s in record.speakers if s.confidence >= below)
    if len(sure) == len(record.speakers):
        return record
    only = sure[0] if len(sure) == 1 else None
    resolved_by = record.resolved_by if sure else None
    return record.model_copy(update={"speakers": sure, "speaker": only, "resolved_by": resolved_by})


def speaker_notes(name: str, heard: Heard) -> Iterator[str]:
    """Say what a search for a speaker leaves open: that several were found, or who comes nearest."""
    people: dict[str, list[str]] = {}
    for shown in heard.matched:
        people.setdefault(" ".join(sorted(fold(shown).split())), []).append(shown)
    if len(people) > 1:
        counts = (f"{shown[0]} ({sum(heard.matched[s] for s in shown)})" for shown in people.values())
        yield f"“{name}” matches {len(people)} speakers: {', '.join(counts)}."
    if not people:
        nearest = dict.fromkeys(heard.seen[key] for key in _nearest(fold(name), heard.seen))
        yield f"No speaker “{name}”." + (f" Nearest: {', '.join(nearest)}." if nearest else "")


def _nearest(wanted: str, known: Iterable[str]) -> list[str]:
    """Give the known names most like the one asked for, by their whole or by one of their words."""
    from difflib import get_close_matches

    by_word = {word: key for key in known for word in key.split()}
    keys = get_close_matches(wanted, list(known), n=3, cutoff=0.6)
    for word in wanted.split():
        keys += [by_word[near] for near in get_close_matches(word, list(by_word), n=2, cutoff=0.75)]
    return list(dict.fromkeys(keys))[:3]
