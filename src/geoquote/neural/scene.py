"""The document around a quote: who may speak, who was named where, who spoke before."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter

from geoquote.neural.sentences import sentence_starts
from geoquote.text.marks import paragraphs

Range = tuple[int, int]
_START = itemgetter(0)

NONE = -1  # stands for the speaker of a quote whose source is nobody who is named

_LATE = 20  # sayings that a stretch of a long text knows of from before
_QUOTED = 12  # sayings whose words are told from the text around them


@dataclass(frozen=True)
class Candidate:
    """An entity that may speak: its mentions as character ranges in order, folded words of its names and its role.

    `sorts` are the sorts of body that a body's names tell, `states` the codes of the states that a place's names
    name.
    """

    entity: int
    type: str
    mentions: tuple[Range, ...]
    names: frozenset[str]
    role: frozenset[str]
    gender: str | None = None  # as the text shows it
    given: str | None = None  # as the given name suggests
    sorts: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ask:
    """A quote whose speaker is asked for: character ranges of its source (None where none stands) and its parts."""

    source: Range | None
    parts: tuple[Range, ...]
    cue: Range | None = None


@dataclass
class Scene:
    """The document around its quotes; `remember` is told of each as it is answered, in order."""

    text: str
    candidates: Sequence[Candidate]
    said_by: list[int] = field(default_factory=list)
    asked: list[Ask] = field(default_factory=list)

    def remember(self, entity: int, ask: Ask) -> None:
        """Note who was found to have said a quote."""
        self._last[entity] = len(self.said_by)
        self.said_by.append(entity)
        self.asked.append(ask)

    @property
    def last_at(self) -> int:
        """Where the quote begins that was said last."""
        return self.asked[-1].parts[0][0]

    def quotes_since(self, entity: int) -> int | None:
        """Return how many quotes others said since an entity spoke last, None where it has not spoken."""
        return len(self.said_by) - 1 - self._last[entity] if entity in self._last else None

    @cached_property
    def _last(self) -> dict[int, int]:
        return {entity: k for k, entity in enumerate(self.said_by)}

    def stretch(self, start: int, end: int, *, before: "Scene") -> "Scene":
        """Return the scene as it looks from a stretch of the text, where only who is named there may speak.

        In a long text this bounds what is weighed for each quote.  Who spoke last is known from the scene before.
        """
        near = []
        for c in self.candidates:
            own = c.mentions[bisect_left(c.mentions, (start,)) : bisect_left(c.mentions, (end,))]
            if own:
                near.append(replace(c, mentions=own))
        made = Scene(self.text, near, before.said_by[-_LATE:], before.asked[-_LATE:])
        made._paragraphs, made._sentences = self._paragraphs, self._sentences  # the text is the same
        return made

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [s for s, _ in paragraphs(self.text)]

    @cached_property
    def _sentences(self) -> list[int]:
        return sentence_starts(self.text)

    @cached_property
    def types(self) -> dict[int, str]:
        """The type of each entity."""
        return {c.entity: c.type for c in self.candidates}

    def named_in(self, start: int, end: int) -> list[tuple[int, int, Candidate]]:
        """Return the mentions that start in [start, end), in order, each with its entity: (start, end, entity)."""
        return self._mentions[
            bisect_left(self._mentions, start, key=_START) : bisect_left(self._mentions, end, key=_START)
        ]

    @cached_property
    def _mentions(self) -> list[tuple[int, int, Candidate]]:
        return sorted(((s, e, c) for c in self.candidates for s, e in c.mentions), key=_START)

    @cached_property
    def _named(self) -> dict[str, list[tuple[int, int]]]:
        """Where entities of each type are named, in order: (start, entity)."""
        out: dict[str, list[tuple[int, int]]] = {}
        for c in self.candidates:
            out.setdefault(c.type, []).extend((s, c.entity) for s, _ in c.mentions)
        return {kind: sorted(places) for kind, places in out.items()}

    @property
    def _people(self) -> list[tuple[int, int]]:
        return self._named.get("PERSON", [])

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph in which a character stands."""
        return bisect_right(self._paragraphs, at)

    def sentence(self, at: int) -> int:
        """Return the number of the sentence in which a character stands."""
        return bisect_right(self._sentences, at)

    def sentence_start(self, at: int) -> int:
        """Return where the sentence of a character starts."""
        k = self.sentence(at)
        return self._sentences[k - 1] if k else 0

    def sentence_bounds(self, at: int) -> Range:
        """Return where the sentence of a character starts and where the next one does."""
        k = self.sentence(at)
        return self.sentence_start(at), self._sentences[k] if k < len(self._sentences) else len(self.text)

    def recent(self, kind: str, before: int, count: int = 4, *, told_in: Ask | None = None) -> list[int]:
        """Return the entities of a type that were named last before a place, the nearest first.

        With a quote in `told_in`, names in its words and in those of quotes before it do not count.
        """
        out: list[int] = []
        places = self._named.get(kind, [])
        k = bisect_right(places, (before, -1))
        for at, entity in reversed(places[max(0, k - 40) : k]):
            if entity not in out and not (told_in and self.in_words(at, told_in)):
                out.append(entity)
            if len(out) == count:
                break
        return out

    def in_words(self, at: int, ask: Ask) -> bool:
        """Tell whether a place stands in the words of a quote, or in those of one of the quotes before it."""
        return any(s <= at < e for a in (*self.asked[-_QUOTED:], ask) for s, e in a.parts)

    def most_mentions(self, kind: str) -> int:
        """Return how often the most named entity of a type is named."""
        return self._most.get(kind, 0)

    @cached_property
    def _most(self) -> dict[str, int]:
        out: dict[str, int] = {}
        for c in self.candidates:
            out[c.type] = max(out.get(c.type, 0), len(c.mentions))
        return out

    def named_between(self, start: int, end: int, *, besides: int) -> bool:
        """Tell whether anybody else is named between two places."""
        lo, hi = bisect_right(self._people, (start, -1)), bisect_right(self._people, (end, -1))
        return any(entity != besides for _, entity in self._people[lo:hi])
