"""Selection: what is read of a document are stretches of it, in order, none twice."""

from pathlib import Path

from geoquote.document import Meta, RawDocument
from geoquote.index.parts import is_english_article
from geoquote.select import select
from tests.fuzz import texts
from tests.fuzz.dice import Dice
from tests.fuzz.target import Target


def _check(case: tuple[str, str, str | None, bool], _folder: Path) -> None:
    text, kind, title, everything = case
    article = select(RawDocument("in", "in", text, kind, Meta(title=title)), everything=everything)
    at = 0
    for block in article.blocks:
        assert at <= block.start < block.end <= len(text)
        words = text[block.start : block.end]
        assert words == words.strip()
        at = block.end
    assert sum(block.region == "title" for block in article.blocks) <= 1
    assert bool(article.blocks) == bool(text.strip()), "a text with words in it is never left out whole"
    is_english_article(article)
    article.info()


def document(d: Dice, text: str) -> tuple[str, str, str | None, bool]:
    """Say of a text what kind it is, what it is titled and how it is read."""
    kind = d.pick(["text", "text", "markdown", "html", "row"])
    title = d.pick([None, text.partition("\n")[0].strip() or None, "the dam will hold"])
    return text, kind, title, d.chance(5)


def _pasted(d: Dice) -> tuple[str, str, str | None, bool]:
    parts = [d.pick([texts.furniture, texts.headed, texts.news, texts.odd])(d) for _ in range(d.number(5))]
    times = d.number(12) + 1 if d.chance(4) else 1
    return document(d, "\n\n".join(parts * times))


TARGETS = [
    Target("select from anything", lambda d: document(d, texts.mixed(d)), _check, 900),
    Target("select from pasted pages", _pasted, _check, 600),
]
