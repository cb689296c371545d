"""The public door to selection: a raw document to the article in it."""

from dataclasses import replace

from geoquote.document import Article, Block, Meta, RawDocument
from geoquote.select.asides import is_aside, without_ending
from geoquote.select.headers import is_header_line, stated_meta
from geoquote.select.markdown import select_markdown
from geoquote.select.paragraphs import paragraphs, word_count
from geoquote.select.plain import SHORT, Selection, select_plain

_HEAD = 4  # Paragraphs at the head of a Markdown text among which its byline and date stand.


def select(raw: RawDocument, *, everything: bool = False) -> Article:
    """Return the article's title and paragraphs as verbatim stretches of the raw text, in order.

    With `everything` all paragraphs are taken.  What the document's lines state fills what is not known of it
    yet.
    """
    if everything:
        return _article(raw, Selection(None, paragraphs(raw.text), Meta()))
    if raw.kind == "text":
        return _article(raw, select_plain(raw.text))
    selection = _of_markdown(raw.text) if raw.kind == "markdown" else _of_titled(raw)
    if not selection.body:
        return _article(raw, Selection(None, paragraphs(raw.text), selection.meta))
    return _article(raw, selection)


def _of_markdown(text: str) -> Selection:
    title, body = select_markdown(text)
    stated = replace(
        stated_meta(body, _HEAD, len(body)), title=" ".join(title.text.split()) if title else None
    )
    return Selection(title, [p for i, p in enumerate(body) if i >= _HEAD or not is_header_line(p)], stated)


def _of_titled(raw: RawDocument) -> Selection:
    """Take a page's or row's first line for its title where it is; pages still hold captions and notes."""
    body = paragraphs(raw.text)
    titled = bool(body) and _folded(body[0].text) == _folded(raw.meta.title or "")
    title = body.pop(0) if titled else None
    if raw.kind == "html" and word_count(body) >= SHORT:
        body = without_ending([p for p in body if not is_aside(p)], raw.meta.byline)
    return Selection(title, body, Meta())


def _article(raw: RawDocument, selection: Selection) -> Article:
    title = selection.title
    blocks = [Block(title.start, title.end, "title")] if title else []
    blocks += [Block(paragraph.start, paragraph.end, "body") for paragraph in selection.body]
    known = {field: value for field, value in vars(raw.meta).items() if value is not None}
    return Article(raw, replace(selection.meta, **known), tuple(blocks))


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()
