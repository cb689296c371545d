"""What the page knows: documents, quotes and people as plain JSON data, every text fit to be shown.

Texts lose control characters and direction marks here, once, so that no part of the page has to think of it.
"""

from dataclasses import asdict
from typing import Any, get_args

from geoquote.filters import day
from geoquote.records import EntityRecord, QuoteRecord, QuoteType, Speaker, SpeakerType
from geoquote.render.page.citations import cited, said, tex
from geoquote.render.page.keys import Bearers, NamedInside, folding
from geoquote.render.page.segments import Mark, Piece, cut, marks_of
from geoquote.render.rows import UNSURE
from geoquote.render.sheet import Corpus, Sheet
from geoquote.text.controls import one_line
from geoquote.text.fold import fold_words

Json = dict[str, Any]
SURE = 0.9
"""From this confidence on a quote is called sure; below UNSURE it is to be checked."""


def page_data(corpus: Corpus) -> Json:
    """Give all that the page's script works on."""
    return _Data(corpus).all()


class _Data:
    """Numbers what the parts of the page refer to: entities, names, quotes."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._bearers = Bearers()
        self._people: dict[str, int] = {}
        self._entities: list[EntityRecord | Speaker] = []
        self._quotes = {quote.id: number for number, quote in enumerate(corpus.quotes)}

    def all(self) -> Json:
        documents = [self._document(sheet) for sheet in self._corpus.sheets]
        quotes = [
            quote for number, sheet in enumerate(self._corpus.sheets) for quote in self._sheet(sheet, number)
        ]
        return {
            "documents": documents,
            "quotes": quotes,
            "entities": [_entity(entity) for entity in self._entities],
            "names": self._bearers.sets,
            "types": get_args(QuoteType),
            "kinds": get_args(SpeakerType),
            "fold": folding(),
            "unsure": UNSURE,
            "sure": SURE,
        }

    def _who(self, local: str, otherwise: EntityRecord | Speaker) -> int:
        """Number the linked entity behind a document's own; a speaker that no entity knows stands for itself."""
        entity = self._corpus.by_member.get(local, otherwise)
        if entity.id not in self._people:
            self._people[entity.id] = len(self._entities)
            self._entities.append(entity)
        return self._people[entity.id]

    def _document(self, sheet: Sheet) -> Json:
        document = sheet.document
        published = day(document)
        marks = marks_of(sheet)
        pieces = cut(sheet.paragraphs, marks)
        local = {entity.id: entity for entity in sheet.entities}
        return {
            **{
                name: shown(getattr(document, name))
                for name in ("id", "path", "title", "byline", "published", "publisher", "url")
            },
            "day": published.isoformat() if published else None,
            "publisherWords": " ".join(fold_words(document.publisher or "")),
            "cite": asdict(cited(document)),
            "marks": [self._mark(mark, local) for mark in marks],
            "paragraphs": [
                {"region": p.region, "pieces": [_piece(piece) for piece in row]}
                for p, row in zip(sheet.paragraphs, pieces, strict=True)
            ],
        }

    def _mark(self, mark: Mark, local: dict[str, EntityRecord]) -> list[str | int]:
        if mark.kind == "name":
            return [mark.kind, self._who(mark.owner, local[mark.owner])]
        return [mark.kind, self._quotes[mark.owner]]

    def _sheet(self, sheet: Sheet, document: int) -> list[Json]:
        inside = NamedInside.of(sheet, self._bearers)
        return [self._quote(quote, document, inside) for quote in sheet.quotes]

    def _quote(self, record: QuoteRecord, document: int, inside: NamedInside) -> Json:
        text = said(record)
        escaped = tex(text)
        return {
            "id": shown(record.id),
            "document": document,
            "text": shown(record.text),
            "type": record.type,
            "act": record.act,
            "confidence": record.confidence,
            "cue": shown(record.cue.text) if record.cue else None,
            "source": shown(record.source.text) if record.source else None,
            "resolved": record.resolved_by,
            "speakers": [self._speaker(speaker) for speaker in record.speakers],
            "words": " ".join(fold_words(record.text)),
            "cueWords": " ".join(fold_words(record.cue.text)) if record.cue else "",
            "named": inside.numbers(record),
            "said": text,
            **({"tex": escaped} if escaped != text else {}),
        }

    def _speaker(self, speaker: Speaker) -> Json:
        return {
            "who": self._who(speaker.id, speaker),
            "name": shown(speaker.name),
            "type": speaker.type,
            "facts": shown(", ".join(filter(None, [speaker.role, speaker.affiliation]))),
            "confidence": speaker.confidence,
            "names": self._bearers.number(speaker),
        }


def shown(text: str | None) -> str | None:
    """Give text as it may be shown in one line."""
    return None if text is None else one_line(text)


def _entity(entity: EntityRecord | Speaker) -> Json:
    return {
        "id": shown(entity.id),
        "name": shown(entity.name),
        "type": entity.type,
        "facts": shown(", ".join(filter(None, [entity.role, entity.affiliation]))),
    }


def _piece(piece: Piece) -> str | list[str | int]:
    return [piece.text, *piece.marks] if piece.marks else piece.text
