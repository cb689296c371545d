"""The public door to selection: a raw document to the article in it."""

from dataclasses import replace

from geoquote.document import Article, Block, Meta, RawDocument
from geoquote.select.headers import is_header_line, stated_meta
from geoquote.select.markdown import select_markdown
from geoquote.select.paragraphs import Paragraph, paragraphs
from geoquote.select.plain import select_plain

_HEAD = 4  # Paragraphs at the head of a Markdown text among which its byline and date stand.


def select(raw: RawDocument, *, everything: bool = False) -> Article:
    """Return the article's title and paragraphs as verbatim stretches of the raw text, in order.

    With `everything` all paragraphs are taken.  What the document's lines state fills what is not known of it
    yet.
    """
    if everything:
        return _article(raw, None, paragraphs(raw.text), raw.meta)
    if raw.kind == "text":
        selection = select_plain(raw.text)
        return _article(raw, selection.title, selection.body, selection.meta)
    if raw.kind == "markdown":
        title, body = select_markdown(raw.text)
        stated = replace(
            stated_meta(body, _HEAD, len(body)), title=" ".join(title.text.split()) if title else None
        )
        kept = [p for i, p in enumerate(body) if i >= _HEAD or not is_header_line(p)]
        return _article(raw, title, kept or paragraphs(raw.text), stated)
    found = paragraphs(raw.text)
    if len(found) > 1 and raw.meta.title and _folded(found[0].text) == _folded(raw.meta.title):
        return _article(raw, found[0], found[1:], raw.meta)
    return _article(raw, None, found, raw.meta)


def _article(raw: RawDocument, title: Paragraph | None, body: list[Paragraph], stated: Meta) -> Article:
    blocks = [Block(title.start, title.end, "title")] if title else []
    blocks += [Block(paragraph.start, paragraph.end, "body") for paragraph in body]
    known = {field: value for field, value in vars(raw.meta).items() if value is not None}
    return Article(raw, replace(stated, **known), tuple(blocks))


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()
