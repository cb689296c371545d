"""Paragraphs within or right after an article that are none of it: captions, boxes, author notes."""

import re
from collections.abc import Sequence

from geoquote.select.features import is_furniture
from geoquote.select.headers import is_header_line
from geoquote.select.paragraphs import Paragraph, word_count
from geoquote.select.phrases import folded, phrases

_FURNITURE_WORDS = 30
_CAPTION_WORDS = 90
_ENDS = 70  # Characters at either end of a caption among which its credit stands.
_HEADING_WORDS = 8
_LINE = 200  # Characters of a line with one of these, at most; one endless word is none.
_ENDING_AFTER = 0.5  # Share of the words that an article has behind it before an ending line is believed.
_NOTES = 3  # Paragraphs of author notes at the end, at most.
_CREDIT = re.compile(
    r"^\W*(?:additional |with )?(?:report(?:ing)?|writing|edit(?:ing|ed)|compiled|photos?)\b.{0,20}\bby\b",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\w@[\w-]+\.\w|\bon twitter\b|\bon x\b|(?<!\w)@\w{3,}", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“”]")


def is_aside(paragraph: Paragraph) -> bool:
    """Tell a header line, a line of furniture or a caption within the article."""
    if is_header_line(paragraph):
        return True
    if paragraph.words < _FURNITURE_WORDS and is_furniture(paragraph.text):
        return True
    return paragraph.words < _CAPTION_WORDS and _is_caption(paragraph.text)


def without_ending(body: Sequence[Paragraph], byline: str | None) -> list[Paragraph]:
    """Leave out what follows an ending line in the later part of the article, and author notes at its end."""
    kept = _before_ending_line(list(body))
    for _ in range(_NOTES):
        if len(kept) > 1 and is_author_note(kept[-1].text, byline):
            kept.pop()
    return kept


def is_author_note(text: str, byline: str | None) -> bool:
    """Tell a note about whoever wrote the article, or a credit, from its last paragraph."""
    if _CREDIT.match(text):
        return True
    if _QUOTED.search(text):
        return False
    opening = folded(text)[:200]
    works = phrases("press_jobs.txt").found_in(opening)
    named = [name for name in re.split(r",| and | & ", byline or "") if len(name.split()) > 1]
    if any(opening.startswith(folded(name)) for name in named):
        return works or bool(re.search(r"\b(?:writes|covers|reports|joined|works)\b", opening))
    return works and bool(_CONTACT.search(text))


def _before_ending_line(body: list[Paragraph]) -> list[Paragraph]:
    total, so_far = word_count(body), 0
    for index, paragraph in enumerate(body):
        if so_far >= _ENDING_AFTER * total and is_ending_line(paragraph):
            return body[:index]
        so_far += paragraph.words
    return body


def is_ending_line(paragraph: Paragraph) -> bool:
    """Tell a heading under which something else than the article begins."""
    if paragraph.words > _HEADING_WORDS or len(paragraph.text) > _LINE:
        return False
    return phrases("article_endings.txt").found_in(paragraph.text)


def _is_caption(text: str) -> bool:
    ends = phrases("caption_marks.txt")
    return ends.found_in(text[:_ENDS]) or ends.found_in(text[-_ENDS:])
