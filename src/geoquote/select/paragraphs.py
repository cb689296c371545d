"""The paragraphs of a text as stretches of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_WRAPPED_AT = (50, 110)  # Characters in the longest line of hard-wrapped text.
_FULL_LINE = 0.75


@dataclass(frozen=True)
class Paragraph:
    """A stretch `[start, end)` of a text, without surrounding white space."""

    start: int
    end: int
    text: str

    @cached_property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs in order: one a line, or one a run of lines where the text is hard-wrapped."""
    found = lines(text)
    width = _wrap_width(text, found)
    if width is None:
        return found
    groups: list[list[Paragraph]] = []
    for line in found:
        above = groups[-1][-1] if groups else None
        if above and follows(text, above, line) and _full(len(above.text), line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [spanning(text, group[0].start, group[-1].end) for group in groups]


def spanning(text: str, start: int, end: int) -> Paragraph:
    """Return a stretch of a text as a paragraph."""
    return Paragraph(start, end, text[start:end])


def lines(text: str) -> list[Paragraph]:
    """Return the lines that hold more than white space."""
    return [line for hit in _LINE.finditer(text) if (line := trimmed(text, hit.start(), hit.end()))]


def trimmed(text: str, start: int, end: int) -> Paragraph | None:
    """Return a stretch without surrounding white space, None if nothing is left."""
    line = text[start:end]
    start += len(line) - len(line.lstrip())
    line = line.strip()
    return spanning(text, start, start + len(line)) if line else None


def follows(text: str, above: Paragraph, line: Paragraph) -> bool:
    """Tell whether a line stands right under another, with no empty line between."""
    between = text[above.end : line.start]
    return between.count("\n") + between.count("\r") - between.count("\r\n") == 1


def _wrap_width(text: str, found: list[Paragraph]) -> int | None:
    """Return the width a text is wrapped at: no line is longer, and most that go on are full."""
    width = max((len(line.text) for line in found if " " in line.text), default=0)
    if not _WRAPPED_AT[0] <= width <= _WRAPPED_AT[1]:
        return None
    pairs = [(above, line) for above, line in pairwise(found) if follows(text, above, line)]
    full = sum(_full(len(above.text), line, width) for above, line in pairs)
    return width if pairs and 2 * full > len(pairs) else None


def _full(length: int, following: Paragraph, width: int) -> bool:
    """Tell whether the next line's first word had no room on a line of this length."""
    return length + 1 + len(following.text.split(maxsplit=1)[0]) > _FULL_LINE * width


def word_count(found: Iterable[Paragraph]) -> int:
    """Return the number of words in the paragraphs."""
    return sum(paragraph.words for paragraph in found)
