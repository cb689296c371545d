"""From a `Doc` to records: offsets back into the raw text, ids, names."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import cast, get_args

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from geoquote.document import Article, Block
from geoquote.nlp import state, views
from geoquote.records import (
    Act,
    EntityRecord,
    EntityType,
    Mention,
    MentionKind,
    QuoteRecord,
    QuoteType,
    Region,
    ResolvedBy,
    Span,
    Speaker,
    SpeakerType,
    TextSpan,
    Treaty,
)
from geoquote.text.body_ids import body_id
from geoquote.text.states import state_of
from geoquote.text.treaties import TreatyMention, find_treaties

PARTING = "\n\n"
CONTEXT = 5000  # characters of a paragraph shown on either side of a quote
_TYPES = frozenset(get_args(EntityType))


def article_text(article: Article) -> str:
    """Return what the pipeline reads: the article's blocks, parted by an empty line."""
    return PARTING.join(article.raw.text[b.start : b.end] for b in article.blocks)


class Places:
    """Where the article's characters stand in the raw text."""

    def __init__(self, article: Article) -> None:
        self.raw, self.blocks = article.raw.text, article.blocks
        self._starts: list[int] = []
        at = 0
        for b in article.blocks:
            self._starts.append(at)
            at += b.end - b.start + len(PARTING)

    def block(self, at: int) -> Block:
        """Return the block in which a character stands."""
        return self.blocks[max(bisect_right(self._starts, at) - 1, 0)]

    def raw_range(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw offsets of a stretch; one that runs over the block's end stops there."""
        k = max(bisect_right(self._starts, start) - 1, 0)
        shift = self.blocks[k].start - self._starts[k]
        return start + shift, min(end + shift, self.blocks[k].end)

    def region(self, at: int) -> Region:
        """Say whether a character stands in the title or in the body."""
        return self.block(at).region


@dataclass(frozen=True)
class Converter:
    """Turns one analysed article into its records."""

    article: Article
    doc: Doc
    places: Places

    @cached_property
    def _treaties(self) -> list[TreatyMention]:
        return find_treaties(state.text_of(self.doc))

    @property
    def _id(self) -> str:
        return self.article.raw.id

    def _entity_id(self, local: str) -> str:
        return f"{self._id}#{local}"

    def _text_span(self, span: DocSpan | None) -> TextSpan | None:
        if span is None:
            return None
        start, end = self.places.raw_range(span.start_char, span.end_char)
        return TextSpan(text=self.places.raw[start:end], start=start, end=end)

    def quotes(self) -> tuple[QuoteRecord, ...]:
        """Return the document's quotes in order."""
        info = self.article.info()
        entities = {e.id: e for e in views.entities(self.doc)}
        out = []
        for q in views.quotes(self.doc):
            known = q.known
            ranges = [self.places.raw_range(p.start_char, p.end_char) for p in q.parts]
            block = self.places.block(q.parts[0].start_char)
            said_by = tuple(
                self._speaker(entities[k], known["speaker_confidence"]) for k in known["speakers"]
            )
            out.append(
                QuoteRecord(
                    id=f"{self._id}#{q.id}",
                    region=block.region,
                    document=info,
                    text=" ".join(self.places.raw[s:e] for s, e in ranges),
                    type=cast(QuoteType, known["type"]),
                    act=cast(Act, known["act"]),
                    spans=tuple(Span(start=s, end=e) for s, e in ranges),
                    cue=self._text_span(q.cue),
                    source=self._text_span(q.source),
                    speaker=said_by[0] if len(said_by) == 1 else None,
                    speakers=said_by,
                    resolved_by=cast(ResolvedBy | None, known["resolved_by"]),
                    confidence=known["confidence"],
                    context=self._context(block, ranges[0]),
                )
            )
        return tuple(out)

    def _context(self, block: Block, part: tuple[int, int]) -> str:
        """Return the paragraph; of an endless one, which every quote would repeat, only what stands around."""
        start = max(block.start, part[0] - CONTEXT)
        return self.places.raw[start : min(block.end, part[1] + CONTEXT)]

    def _speaker(self, e: views.EntityView, confidence: float) -> Speaker:
        return Speaker(
            id=self._entity_id(e.id), name=e.known["name"], type=cast(SpeakerType, e.known["type"]),
            aliases=tuple(e.known["aliases"]), role=e.known["role"], affiliation=e.known["affiliation"],
            wikidata=_wikidata(e), confidence=confidence,
        )  # fmt: skip

    def entities(self) -> tuple[EntityRecord, ...]:
        """Return the document's entities in order of first mention; another pipeline's further types are none."""
        out = []
        for e in views.entities(self.doc):
            if e.known["type"] not in _TYPES:
                continue
            key = self._entity_id(e.id)
            mentions = tuple(self._mention(m, key) for m in e.mentions)
            out.append(
                EntityRecord(
                    id=key,
                    name=e.known["name"],
                    type=cast(EntityType, e.known["type"]),
                    aliases=tuple(e.known["aliases"]),
                    count=len(mentions),
                    documents=1,
                    members=(key,),
                    role=e.known["role"],
                    affiliation=e.known["affiliation"],
                    wikidata=_wikidata(e),
                    pattern_id=e.known.get("given"),
                    treaty=self._treaty(e),
                    mentions=mentions,
                )
            )
        return tuple(out)

    def _mention(self, m: DocSpan, key: str) -> Mention:
        start, end = self.places.raw_range(m.start_char, m.end_char)
        return Mention(
            document=self._id, entity=key, start=start, end=end, text=self.places.raw[start:end],
            kind=cast(MentionKind, m.label_),
        )  # fmt: skip

    def _treaty(self, e: views.EntityView) -> Treaty | None:
        if e.known["type"] != "TREATY":
            return None
        at = {(m.start_char, m.end_char) for m in e.mentions}
        found = [t for t in self._treaties if (t.start, t.end) in at]
        return Treaty(
            official_name=next((t.official_name for t in found if t.official_name), None),
            year=next((t.year for t in found if t.year), None),
            parties=next((p for t in found if (p := self._parties(t))), ()),
        )

    def _parties(self, treaty: TreatyMention) -> tuple[str, ...]:
        """Return a treaty's parties; where the text names people in their place, who signed it is all that it says."""
        if treaty.parties == treaty.stated_parties and self._people & set(treaty.parties):
            states = tuple(p for p in treaty.parties if p not in self._people)
            return states if len(states) > 1 else ()
        return treaty.parties

    @cached_property
    def _people(self) -> frozenset[str]:
        """The names of people, as printed and without their titles."""
        people = [e for e in views.entities(self.doc) if e.known["type"] == "PERSON"]
        return frozenset(a for e in people for a in (*e.known["aliases"], *(m.text for m in e.mentions)))


def _wikidata(e: views.EntityView) -> str | None:
    if e.known["type"] == "ORG":
        return body_id(e.known["aliases"])
    if e.known["type"] != "GPE":
        return None
    state = next((s for a in e.known["aliases"] if (s := state_of(a))), None)
    return state[1] if state else None
