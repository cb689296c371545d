"""Who says how much where and when: the numbers behind the pictures of speakers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from geoquote.records import QuoteRecord, Speaker
from geoquote.render.page.svg import Cell, view
from geoquote.render.sheet import Corpus


@dataclass(frozen=True)
class Said:
    """One quote of one speaker: the linked entity's id and name, and the document."""

    who: str
    name: str
    document: str


def spoken(corpus: Corpus) -> list[Said]:
    """Give every speaker of every quote of speech; a joint one counts for each."""
    return [
        _said(corpus, speaker, quote)
        for quote in corpus.quotes
        if quote.act == "speech"
        for speaker in quote.speakers
    ]


def loudest(said: Iterable[Said], most: int) -> list[tuple[str, str]]:
    """Give id and name of those who say most, the first heard first among equals."""
    counts = Counter((s.who, s.name) for s in said)
    return [who for who, _ in counts.most_common(most)]


def speaker_cell(who: str, name: str) -> Cell:
    """Give a table's cell that leads to a speaker's quotes."""
    return Cell(name, view("who", who))


def _said(corpus: Corpus, speaker: Speaker, quote: QuoteRecord) -> Said:
    entity = corpus.by_member.get(speaker.id, speaker)
    return Said(entity.id, entity.name, quote.document.id)
