"""The paragraphs of a Markdown text, without the marks that open them."""

import re

from geoquote.select.paragraphs import Paragraph, follows, lines, trimmed

_FENCE = re.compile(r"^(?:```|~~~)")
_RULE = re.compile(r"^(?:[-*_=]\s*){3,}$")
_MARK = re.compile(r"^(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+)+")
_HEADING = re.compile(r"^#{1,6}\s")
_ONLY_LINK = re.compile(r"^!?\[[^\]]*\]\([^)]*\)$|^<?https?://\S+>?$|^\[[^\]]+\]:\s")
_EMPHASIS = "*_`# "


def select_markdown(text: str) -> tuple[Paragraph | None, list[Paragraph]]:
    """Return the first heading and the paragraphs; code, rules, pictures and front matter are left out."""
    title: Paragraph | None = None
    found: list[Paragraph] = []
    above: Paragraph | None = None
    for line in _prose(text):
        if _RULE.match(line.text) or _ONLY_LINK.match(line.text):
            above = None
            continue
        opened = _MARK.match(line.text)
        if above and found and not opened and follows(text, above, line):
            joined = trimmed(text, found[-1].start, line.end)
            found[-1] = joined or found[-1]
            above = line
            continue
        stretch = _bare(text, line.start + (opened.end() if opened else 0), line.end)
        above = line
        if stretch is None:
            continue
        if _HEADING.match(line.text):
            above = None
            if title is None and not found:
                title = stretch
                continue
        found.append(stretch)
    return title, found


def _prose(text: str) -> list[Paragraph]:
    """Return the lines outside front matter and fenced code."""
    kept: list[Paragraph] = []
    fenced = False
    found = lines(text)
    if found and found[0].text == "---" and (ends := [i for i, line in enumerate(found[1:], 1) if line.text == "---"]):
        found = found[ends[0] + 1 :]
    for line in found:
        if _FENCE.match(line.text):
            fenced = not fenced
        elif not fenced:
            kept.append(line)
    return kept


def _bare(text: str, start: int, end: int) -> Paragraph | None:
    """Leave out marks of emphasis that stand around the whole of a line."""
    line = text[start:end]
    left = len(line) - len(line.lstrip(_EMPHASIS))
    right = len(line) - len(line.rstrip(_EMPHASIS))
    marks = line[:left].strip()
    if marks and marks[0] != "#" and marks == line[len(line) - right :].strip():
        return trimmed(text, start + left, end - right)
    return trimmed(text, start, end - right if line[len(line) - right :].strip("# ") == "" else end)
