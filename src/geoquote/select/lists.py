"""Lists that a paragraph of an article brings in: “The terms are:”, and under it points of few words."""

import re
from collections.abc import Iterator, Sequence

from geoquote.resources import words
from geoquote.select.features import is_furniture
from geoquote.select.paragraphs import Paragraph

_POINT = re.compile(r"(?P<mark>[•‣◦▪●·*»–—-])\s|\(?(?P<number>\d{1,2})[.)]\s")
_LEAST = 2  # points of a list


def points(found: Sequence[Paragraph]) -> set[int]:
    """Return the places of the paragraphs that are points of a list which the paragraph above it brings in."""
    out: set[int] = set()
    for place, paragraph in enumerate(found):
        if place not in out and _brings_in(paragraph):
            listed = list(_listed(found, place + 1))
            out.update(listed if len(listed) >= _LEAST else ())
    return out


def _brings_in(paragraph: Paragraph) -> bool:
    """Tell a paragraph that ends in a colon and is no heading of a box (“Most read:”)."""
    if not paragraph.text.endswith(":") or is_furniture(paragraph.text):
        return False
    return not words("function_words.txt").isdisjoint(paragraph.text.lower().split())


def _listed(found: Sequence[Paragraph], first: int) -> Iterator[int]:
    """Yield the places from `first` on while one mark, or one number after the other, opens the paragraphs."""
    above: re.Match[str] | None = None
    for place in range(first, len(found)):
        point = _POINT.match(found[place].text)
        if point is None or (above and not _goes_on(above, point)):
            return
        yield place
        above = point


def _goes_on(above: re.Match[str], point: re.Match[str]) -> bool:
    if above["mark"] or point["mark"]:
        return above["mark"] == point["mark"]
    return int(point["number"]) == int(above["number"]) + 1
