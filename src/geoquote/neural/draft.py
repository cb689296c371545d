"""A quote as decoding builds it, before anybody is named."""

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True)
class Draft:
    """A quote before anybody is named: character spans into the text.

    `anchor_score` and `path_score` are the network's; a draft that quotation marks alone gave has `by_marks` set.
    `words_score` is how probable it is that it is a quote.
    """

    parts: tuple[Range, ...]
    type: str
    act: str
    cue: Range | None
    source: Range | None
    anchor_score: float = 0.0
    path_score: float = 0.0
    by_marks: bool = False
    words_score: float = 0.0
