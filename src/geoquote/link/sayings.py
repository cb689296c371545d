"""One quote out of several: wire copy, and articles that quote a part of what others quote in full."""

from collections.abc import Iterable

from geoquote.records import QuotePlace, QuoteRecord
from geoquote.text.fold import fold, fold_words

FEWEST = 6
"""Words from which on equal words in two articles are one quote, whoever is taken for its speaker."""


def distinct(records: Iterable[QuoteRecord]) -> list[QuoteRecord]:
    """Return each quote once, at its fullest, with where else it stands; in order of first appearance.

    Two quotes of different documents are one if their words are equal, or if those of the one, at least six,
    stand in the other.  Fewer words are one quote only of one speaker, and a part only of a speaker who may be
    the same.  Within a document every quote stays.
    """
    found = list(records)
    sayings = _Sayings()
    by_length = sorted(range(len(found)), key=lambda at: (-len(fold_words(found[at].text)), at))
    for at in by_length:
        sayings.put(at, found[at])
    groups = sorted((sorted(group) for group in sayings.groups), key=lambda group: group[0])
    return [_shown([found[at] for at in group]) for group in groups]


def _shown(group: list[QuoteRecord]) -> QuoteRecord:
    fullest = max(group, key=lambda record: len(fold_words(record.text)))
    others = [QuotePlace(id=r.id, document=r.document.id, text=r.text) for r in group if r is not fullest]
    return fullest.model_copy(update={"also": tuple(others)})


class _Sayings:
    """Groups of quotes, each found by its fullest words."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self._first: list[tuple[str, QuoteRecord]] = []
        self._equal: dict[str, list[int]] = {}
        self._runs: dict[tuple[str, ...], list[int]] = {}

    def put(self, at: int, record: QuoteRecord) -> None:
        """Put a quote, none of whose words are more than those before it, to its group or into a new one."""
        words = fold_words(record.text)
        text = f" {' '.join(words)} "
        group = self._same(record, words, text)
        if group is not None:
            self.groups[group].append(at)
            return
        group = len(self.groups)
        self.groups.append([at])
        self._first.append((text, record))
        self._equal.setdefault(text, []).append(group)
        for start in range(len(words) - FEWEST + 1):
            self._runs.setdefault(tuple(words[start : start + FEWEST]), []).append(group)

    def _same(self, record: QuoteRecord, words: list[str], text: str) -> int | None:
        long = len(words) >= FEWEST
        for group in self._equal.get(text, ()):
            _, first = self._first[group]
            if _elsewhere(record, first) and (
                long or (_speaks(record) and _speaks(record) == _speaks(first))
            ):
                return group
        # The latest are the shortest: the part belongs to what says least beside it.
        for group in reversed(self._runs.get(tuple(words[:FEWEST]), ()) if long else ()):
            whole, first = self._first[group]
            if text in whole and _elsewhere(record, first) and _may_be_one(record, first):
                return group
        return None


def _elsewhere(one: QuoteRecord, other: QuoteRecord) -> bool:
    return one.document.id != other.document.id


def _speaks(record: QuoteRecord) -> frozenset[str]:
    return frozenset(" ".join(sorted(fold(s.name).split())) for s in record.speakers)


def _may_be_one(one: QuoteRecord, other: QuoteRecord) -> bool:
    """Whether a speaker of both may be the same: a name within the other's, or nobody known."""
    if not one.speakers or not other.speakers:
        return True
    names = [[set(fold(s.name).split()) for s in record.speakers] for record in (one, other)]
    return any(a <= b or b <= a for a in names[0] for b in names[1])
