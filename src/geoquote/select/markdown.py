"""The paragraphs of a Markdown text, without the marks that open them."""

import re
from collections.abc import Iterator

from geoquote.select.paragraphs import Paragraph, follows, lines, trimmed

_FENCE = re.compile(r"^(?:```|~~~)")
_RULE = re.compile(r"^(?:[-*_=]\s*){3,}$")
_MARK = re.compile(r"^(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+)+")
_HEADING = re.compile(r"^#{1,6}\s")
_ONLY_LINK = re.compile(r"^!?\[[^\]]*\]\([^)]*\)$|^<?https?://\S+>?$|^\[[^\]]+\]:\s")
_AROUND = re.compile(r"^(?P<mark>\*{1,3}|_{1,3}|`)(?P<inner>[^*_`]+)(?P=mark)$")
_CLOSING = re.compile(r"\s+#+$")
_FRONT = "---"


def select_markdown(text: str) -> tuple[Paragraph | None, list[Paragraph]]:
    """Return the first heading and the paragraphs; code, rules, pictures and front matter are left out.

    Marks within a paragraph stay, since every paragraph is a stretch of the text.
    """
    groups = list(_groups(text))
    title = _bare(text, groups[0]) if groups and _HEADING.match(groups[0][0].text) else None
    body = (_bare(text, group) for group in (groups[1:] if title else groups))
    return title, [paragraph for paragraph in body if paragraph]


def _groups(text: str) -> Iterator[list[Paragraph]]:
    """Yield the lines of each paragraph: those right under one another, unless a mark opens the next."""
    group: list[Paragraph] = []
    for line in _prose(text):
        dropped = bool(_RULE.match(line.text) or _ONLY_LINK.match(line.text))
        goes_on = group and follows(text, group[-1], line) and not _MARK.match(line.text)
        if group and (dropped or not goes_on or _HEADING.match(group[0].text)):
            yield group
            group = []
        if not dropped:
            group.append(line)
    if group:
        yield group


def _prose(text: str) -> Iterator[Paragraph]:
    """Yield the lines outside front matter and fenced code."""
    found = lines(text)
    if found and found[0].text == _FRONT:
        ends = (i for i, line in enumerate(found) if i and line.text == _FRONT)
        found = found[next(ends, -1) + 1 :]
    fenced = False
    for line in found:
        if _FENCE.match(line.text):
            fenced = not fenced
        elif not fenced:
            yield line


def _bare(text: str, group: list[Paragraph]) -> Paragraph | None:
    """Return a paragraph without the marks before it and around the whole of it."""
    start, end = group[0].start, group[-1].end
    if opened := _MARK.match(group[0].text):
        start += opened.end()
    if _HEADING.match(group[0].text) and (closing := _CLOSING.search(group[0].text)):
        end = group[0].start + closing.start()
    if around := _AROUND.match(text[start:end]):
        start, end = start + around.start("inner"), start + around.end("inner")
    return trimmed(text, start, end)
