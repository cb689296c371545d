"""The lines around an article that state its title, author, date, publisher and address."""

import re

from geoquote.document import Meta
from geoquote.select.features import is_furniture
from geoquote.select.paragraphs import Paragraph
from geoquote.text.dates import find_date

_NAME = r"[^\W\d_][\w.'’-]*"
_BYLINE = re.compile(rf"(?:^|\s)(?:By|BY|Written by|Reported by)\s+(?P<name>{_NAME}(?:\s+(?:and|&|{_NAME}))*)")
_URL = re.compile(r"^https?://\S+$")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:(?:19|20)\d\d)?[\s,.-]*(?P<name>\D{2,50}?)\.?(?:\s+all rights|$)", re.IGNORECASE)
_STAMPED = re.compile(r"\b(?:published|posted|updated|date)\b", re.IGNORECASE)
_SHORT = 14  # Words in a byline or a date line, at most.
_NEAR = 12  # Paragraphs before the article among which its byline and date stand.
_TITLE_WORDS = (3, 30)


def is_header_line(paragraph: Paragraph) -> bool:
    """Tell a byline, a date line or an address from the article."""
    text = paragraph.text
    if _URL.match(text):
        return True
    return paragraph.words <= _SHORT and not text.endswith((".", "”", '"')) and bool(_byline(text) or _dated(text))


def find_title(found: list[Paragraph], first: int) -> Paragraph | None:
    """Return the headline above the article, if there is one."""
    before = [p for p in found[:first] if _may_be_title(p)]
    return before[-1] if before else None


def stated_meta(found: list[Paragraph], first: int, last: int, title: Paragraph | None) -> Meta:
    """Return what the lines before the article, and the footer, state."""
    before = [p.text for p in found[:first] if p.words <= _SHORT]
    near = [p.text for p in found[max(0, first - _NEAR) : first] if p.words <= _SHORT]
    bylines = [name for text in reversed(near) if (name := _byline(text))]
    dates = [*(t for t in near if _byline(t)), *(t for t in near if _STAMPED.search(t)), *reversed(near)]
    owners = [hit["name"].strip() for p in reversed(found[last:]) if (hit := _COPYRIGHT.search(p.text[:200]))]
    return Meta(
        title=" ".join(title.text.split()) if title else None,
        byline=bylines[0] if bylines else None,
        published=next((date for text in dates if (date := find_date(text))), None),
        publisher=owners[0] if owners else None,
        url=next((text for text in before if _URL.match(text)), None),
    )


def _may_be_title(paragraph: Paragraph) -> bool:
    text = paragraph.text
    shortest, longest = _TITLE_WORDS
    return (
        shortest <= paragraph.words <= longest
        and text[0].isprintable()
        and not text.endswith((".", ":", ";", ","))
        and not is_furniture(text)
        and not is_header_line(paragraph)
        and not re.search(r"\s[>›|»]\s", text)
    )


def _byline(text: str) -> str | None:
    hit = _BYLINE.search(text)
    if not hit:
        return None
    name = re.sub(r"\s+(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)$", "", hit["name"])
    return name if name[0].isupper() else None


def _dated(text: str) -> bool:
    return find_date(text) is not None
