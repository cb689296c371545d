"""HTML pages: title, empty line, body as trafilatura finds it, or all the text where it finds none."""

import logging
import re
from collections.abc import Callable

from geoquote.document import RawDocument
from geoquote.errors import EmptyInput, InputError
from geoquote.read.decode import decode
from geoquote.read.flatten import flat_lines
from geoquote.read.page import page_meta
from geoquote.read.sources import Source

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_LIST_MARK = re.compile(r"^- ")
_DECLARED_WITHIN = 4096
_BLOCK = re.compile(
    r"<(?:p|li|div|t[dhr]|h[1-6]|d[dlt]|br|ul|ol|pre|option|form|table|caption|blockquote|textarea|fieldset|legend)\b",
    re.IGNORECASE,
)
# More blocks than a page of news has.  The second opinion that is asked for in other cases looks from every short
# block for a long one: it would take minutes, and ever longer.
_MANY = 5000
# What these labels mean in browsers; pages that bear them hold the curly quotation marks of cp1252.
_LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}


def read_html(data: bytes, source: Source, on_error: Callable[[InputError], None]) -> RawDocument:
    """Return the page as a document whose text is title, empty line, body.  Raises EmptyInput or NotText."""
    html, error = decode(data, source.shown, declared=_declared(data))
    if error:
        on_error(error)
    meta = page_meta(html)
    paragraphs = _body(html) or flat_lines(html)
    if paragraphs and _same(paragraphs[0], meta.title):
        del paragraphs[0]
    if not paragraphs:
        raise EmptyInput(
            f"{source.shown}: no text in this page; open it in a browser and save its text as .txt"
        )
    text = "\n\n".join([*([meta.title] if meta.title else []), *paragraphs])
    return RawDocument(source.id, source.shown, text, "html", meta)


def _declared(data: bytes) -> str | None:
    hit = _CHARSET.search(data[:_DECLARED_WITHIN])
    if not hit:
        return None
    label = hit.group(1).decode("ascii").lower()
    return _LABELS.get(label, label)


def _body(html: str) -> list[str]:
    """Return the paragraphs, found the careful way unless that loses most of what the usual way finds."""
    # It pulls in a quarter of a second's worth of modules, which only pages need.
    from trafilatura import extract

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    alone = sum(1 for _ in _BLOCK.finditer(html)) > _MANY
    careful, usual = (
        extract(html, include_comments=False, include_tables=False, favor_precision=precise, fast=alone) or ""
        for precise in (True, False)
    )
    body = careful if 2 * len(careful) >= len(usual) else usual
    lines = (_LIST_MARK.sub("", line.strip()) for line in body.splitlines())
    return [line for line in lines if line]


def _same(paragraph: str, title: str | None) -> bool:
    return title is not None and "".join(paragraph.split()).casefold() == "".join(title.split()).casefold()
