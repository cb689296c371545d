"""Records whose every text may be anything, and articles that they were found in."""

from dataclasses import dataclass
from typing import get_args

from geoquote import records as r
from geoquote.document import Article, Block, Meta, RawDocument
from tests.fuzz import texts
from tests.fuzz.dice import Dice

_HOSTILE = ["</script>", "=1+1", "@x", "<b>", "{{ x }}", "]]>", "\t=1", "<!--", "&lt;", "'", '"', "a;b"]


@dataclass(frozen=True)
class Found:
    """An analysis as readers of records see it, with the article."""

    article: Article
    document: r.DocumentInfo
    quotes: tuple[r.QuoteRecord, ...]
    entities: tuple[r.EntityRecord, ...]


def _article(name: str, text: str, meta: Meta) -> Article:
    raw = RawDocument(name, f"news/{name}", text, "text", meta)
    half = len(text) // 2
    blocks = (
        (Block(0, half, "title"), Block(half, len(text), "body")) if half else (Block(0, len(text), "body"),)
    )
    return Article(raw, meta, blocks)


def words(d: Dice) -> str:
    """Make what a text of a record may be."""
    return (
        d.pick(_HOSTILE) if d.chance(4) else d.pick([texts.name, texts.odd, texts.anything, texts.salad])(d)
    )


def _maybe(d: Dice) -> str | None:
    return None if d.chance(2) else words(d)


def _few(d: Dice) -> tuple[str, ...]:
    return tuple(d.several(words, 3))


def article(d: Dice, name: str) -> Article:
    """Make an article that states anything about itself."""
    published = d.pick([None, "2024-06-20", "1961-07-11"])
    meta = Meta(_maybe(d), _maybe(d), published, _maybe(d), _maybe(d))
    return _article(name, texts.mixed(d).strip() or "No.", meta)


def _span(d: Dice, text: str) -> r.TextSpan:
    start, end = sorted(d.number(500) % (len(text) + 1) for _ in range(2))
    return r.TextSpan(text=text[start:end], start=start, end=end)


def found(d: Dice, name: str) -> Found:
    """Make an article and records that lie in it, whatever they say of it."""
    made = article(d, name)
    info, text = made.info(), made.raw.text
    entities = [_entity(d, info.id, text, number) for number in range(1, d.number(3) + 1)]
    quotes = tuple(_quote(d, info, text, number, entities) for number in range(1, d.number(3) + 1))
    return Found(made, info, quotes, tuple(entities))


def _entity(d: Dice, document: str, text: str, number: int) -> r.EntityRecord:
    own = f"{document}#e{number}"
    spans = [_span(d, text) for _ in range(d.number(1) + 1)]
    mentions = tuple(
        r.Mention(document=document, entity=own, start=s.start, end=s.end, text=s.text, kind="name")
        for s in spans
    )
    kind, name = d.pick(get_args(r.EntityType)), words(d).strip() or "No"
    treaty = (
        r.Treaty(official_name=_maybe(d), year=d.pick([None, 1961]), parties=_few(d))
        if kind == "TREATY"
        else None
    )
    return r.EntityRecord(
        id=own, name=name, type=kind, aliases=(name, *_few(d)), count=len(mentions), documents=1, members=(own,),
        role=_maybe(d), affiliation=_maybe(d), wikidata=d.pick([None, "Q1"]), mentions=mentions, treaty=treaty,
    )  # fmt: skip


def _quote(
    d: Dice, info: r.DocumentInfo, text: str, number: int, entities: list[r.EntityRecord]
) -> r.QuoteRecord:
    spans = sorted((_span(d, text) for _ in range(d.number(1) + 1)), key=lambda s: s.start)
    able = [e for e in entities if e.type in get_args(r.SpeakerType)]
    speakers = tuple(
        r.Speaker(
            id=e.id, name=e.name, type=e.type, aliases=e.aliases, role=e.role, affiliation=e.affiliation,
            wikidata=e.wikidata, confidence=d.pick([0.0, 0.59, 0.6, 1.0]),
        )
        for e in able[: d.number(2)]
    )  # fmt: skip
    return r.QuoteRecord(
        id=f"{info.id}#q{number}", region="body", document=info, text=" ".join(s.text for s in spans),
        type=d.pick(get_args(r.QuoteType)), act=d.pick(get_args(r.Act)),
        spans=tuple(r.Span(start=s.start, end=s.end) for s in spans),
        cue=_span(d, text) if d.chance(2) else None, source=_span(d, text) if d.chance(2) else None,
        speaker=speakers[0] if len(speakers) == 1 else None, speakers=speakers,
        resolved_by=d.pick([None, *get_args(r.ResolvedBy)]), confidence=d.pick([0.0, 0.5, 1.0]), context=words(d),
    )  # fmt: skip


def corpus(d: Dice) -> list[Found]:
    """Make some documents with their records, each under an id of its own."""
    return [found(d, f"{number}{d.pick(['', '<b>', '#', ' '])}.txt") for number in range(d.number(3))]
