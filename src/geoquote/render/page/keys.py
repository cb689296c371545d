"""The folded keys that the page's filter compares: the same ones as `geoquote.filters.Filter` makes.

Names are folded here once, so that the page need not know how; what a reader types is folded there, and a
table of cases shows that both come to the same answers.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from geoquote import resources
from geoquote.records import EntityRecord, QuoteRecord, Speaker
from geoquote.render.sheet import Sheet
from geoquote.text.fold import fold, fold_words

_LETTERS = range(0x80, 0x2500)
"""Where the scripts stand whose letters fold otherwise than a browser would fold them."""


@cache
def folding() -> dict[str, Any]:
    """Give what folding a name takes beside Unicode's own tables: titles, and letters with a form of their own."""
    careful = {" ".join(fold_words(line)) for line in resources.lines("titles_before_full_names.txt")}
    titles = {" ".join(fold_words(row["title"])) for row in resources.rows("titles.csv")} - careful
    return {
        "titles": sorted(titles),
        "careful": sorted(careful),
        "longest": max(len(title.split()) for title in titles | careful),
        "letters": {c: folded for c in map(chr, _LETTERS) if (folded := _own_form(c))},
    }


def _own_form(letter: str) -> str:
    """Give what a letter folds to, if neither taking its accents off nor writing it small says so."""
    plain = unicodedata.normalize("NFKD", letter)
    if not letter.isalpha() or plain != letter or letter.lower() != letter:
        return ""
    folded = "".join(fold_words(letter))
    return folded if folded != letter else ""


@dataclass
class Bearers:
    """Sets of folded names, each set once; speakers and quotes refer to them by number."""

    sets: list[tuple[str, ...]] = field(default_factory=list)
    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)

    def number(self, record: Speaker | EntityRecord) -> int:
        """Give the number of the names that a speaker or an entity bears in its document."""
        names = tuple(dict.fromkeys(fold(name) for name in (record.name, *record.aliases)))
        if names not in self._numbers:
            self._numbers[names] = len(self.sets)
            self.sets.append(names)
        return self._numbers[names]


@dataclass(frozen=True)
class NamedInside:
    """Who is named in which quote of a document, by any mention but a pronoun."""

    starts: list[int]
    places: list[tuple[int, int, int]]

    @classmethod
    def of(cls, sheet: Sheet, bearers: Bearers) -> "NamedInside":
        """Look through a document's mentions once."""
        places = sorted(
            (m.start, m.end, bearers.number(entity))
            for entity in sheet.entities
            for m in entity.mentions
            if m.kind != "pronoun"
        )
        return cls([start for start, _, _ in places], places)

    def numbers(self, record: QuoteRecord) -> list[int]:
        """Give the names that stand wholly inside a part of the quote."""
        return sorted(set(self._found(record)))

    def _found(self, record: QuoteRecord) -> Iterator[int]:
        for span in record.spans:
            for k in range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)):
                _, end, number = self.places[k]
                if end <= span.end:
                    yield number
