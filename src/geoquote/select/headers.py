"""The lines around an article that state its author, date, publisher and address."""

import re
from collections.abc import Sequence

from geoquote.document import Meta
from geoquote.select.paragraphs import Paragraph
from geoquote.text.dates import find_date

_WORD = r"[^\W\d_a-z][\w.'’-]*"
_JOINER = r"(?:de|del|da|di|la|le|van|von|der|den|bin|al|el|and|&)"
_NAME = rf"{_WORD}(?: (?:{_JOINER} ){{0,2}}{_WORD}){{0,6}}"
_BYLINE = re.compile(
    rf"(?:^(?:[Bb]y|BY|(?:[Ww]ritten|[Rr]eported|[Pp]osted) by):?|\s(?:By|BY))\s+(?P<name>{_NAME})"
)
# What stands glued to a name in bylines, and is none of it.
_NOT_NAME = re.compile(
    r"\s(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?|On|Updated|Published|Posted|\d).*$",
    re.DOTALL,
)
_URL = re.compile(r"^https?://\S+$")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:[\s,.©-]|copyright|(?:19|20)\d\d)*(?P<name>(?:[^|,;.\d©]|\.(?=\w)){2,50})",
    re.IGNORECASE,
)
_AFTER_OWNER = re.compile(r"\s*(?:[(—–]|\b(?:all rights?|or|is|in)\b).*$", re.IGNORECASE | re.DOTALL)
_STAMPED = re.compile(r"\b(?:published|posted|updated|modified|date)\b", re.IGNORECASE)
_SHORT = 20  # Words in a byline or a date line, at most.
_LINE = 300  # Characters in one, at most.
_NEAR = 12  # Paragraphs before the article among which its byline and date stand.
_SENTENCE = re.compile(r"[.!?][\"”’']?$")


def is_header_line(paragraph: Paragraph) -> bool:
    """Tell a byline, a date line or an address from the article."""
    text = paragraph.text
    if _URL.match(text):
        return True
    if not _is_short(paragraph) or _SENTENCE.search(text):
        return False
    return bool(byline_in(text)) or find_date(text) is not None


def stated_meta(found: Sequence[Paragraph], first: int, last: int) -> Meta:
    """Return what the lines before the article, and the footer, state; the title is not among it."""
    before = [p.text for p in found[:first] if _is_short(p)]
    near = [p.text for p in found[max(0, first - _NEAR) : first] if _is_short(p)]
    bylines = (name for text in reversed(near) if (name := byline_in(text)))
    dates = [*filter(byline_in, near), *filter(_STAMPED.search, near), *reversed(near)]
    owners = (name for p in reversed(found[last:]) if (name := _owner(p.text[:200])))
    return Meta(
        byline=next(bylines, None),
        published=next((date for text in dates if (date := find_date(text))), None),
        publisher=next(owners, None),
        url=next(filter(_URL.match, before), None),
    )


def byline_in(text: str) -> str | None:
    """Return the author a byline names."""
    hit = _BYLINE.search(text)
    return _NOT_NAME.sub("", hit["name"]).strip(" -") if hit else None


def _is_short(paragraph: Paragraph) -> bool:
    return paragraph.words <= _SHORT and len(paragraph.text) <= _LINE


def _owner(text: str) -> str | None:
    hit = _COPYRIGHT.search(text)
    name = _AFTER_OWNER.sub("", hit["name"]).strip(" -–—") if hit else ""
    return " ".join(name.split()) or None
