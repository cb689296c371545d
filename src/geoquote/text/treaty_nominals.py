"""Where "the treaty" or "the pact" means the one named before: only where no other reading is left.

Asked of every such phrase: it is definite and singular, says nothing that the name does not, and is not gone on
with ("the treaty with …"); one treaty of a fitting kind was named before it, and no other was spoken of since.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from geoquote import resources
from geoquote.text.treaty_tokens import Token, tokenize, tokens_of

_MODIFIERS = 3  # words that may stand between article and noun
_DEFINITE = frozenset({"the", "this"})


@dataclass(frozen=True)
class NamedTreaty:
    """A treaty of the document: its names in the text, where the first stands, its official name and its year."""

    entity: int
    names: tuple[str, ...]
    start: int
    official_name: str | None = None
    year: int | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """The folded words of its names."""
        names = (*self.names, self.official_name or "")
        return frozenset(token.key for name in names for token in tokenize(name))


@dataclass(frozen=True)
class Nominal:
    """A phrase, text[start:end], and the entity that it means."""

    start: int
    end: int
    entity: int


def find_nominals(
    text: str, treaties: Sequence[NamedTreaty], taken: Iterable[tuple[int, int]]
) -> list[Nominal]:
    """Return the phrases that mean a treaty of the text, in order; `taken` are the places of names."""
    if not treaties:
        return []
    tokens = tokens_of(text)
    names = sorted(taken)
    waiting = sorted(treaties, key=lambda t: t.start, reverse=True)
    before: dict[str, list[NamedTreaty]] = {
        noun: [] for noun in _fits()
    }  # named so far, by what may mean them
    found: list[Nominal] = []
    spoken_of: dict[str, int] = {}  # kind of treaty: where another one was last spoken of
    inside = 0
    for at, token in enumerate(tokens):
        while inside < len(names) and names[inside][1] <= token.start:
            inside += 1
        while waiting and waiting[-1].start < token.start:
            _note(waiting.pop(), before)
        if token.key not in _fits() or token.capital:
            continue
        if inside < len(names) and names[inside][0] < token.end:
            continue
        first = _first(tokens, at)
        if first is None:
            spoken_of[token.key] = token.start
        elif meant := _meant(tokens, first, at, before[token.key], spoken_of):
            found.append(Nominal(tokens[first].start, token.end, meant.entity))
    return found


def _first(tokens: list[Token], noun: int) -> int | None:
    """Give the token of the definite article; None where the noun is another's, or none's in particular."""
    for at in range(noun - 1, max(-1, noun - 2 - _MODIFIERS), -1):
        token = tokens[at]
        if token.key in _DEFINITE:
            return at
        if token.key in _words("others") or not token.text[0].isalnum():
            return None
    return None


def _note(treaty: NamedTreaty, before: dict[str, list[NamedTreaty]]) -> None:
    """Put a treaty to the nouns that may mean it; one whose name tells no kind may be meant by all."""
    for noun, kinds in _fits().items():
        if treaty.words & kinds or not treaty.words & _kinds():
            before[noun].append(treaty)


def _meant(
    tokens: list[Token], first: int, noun: int, fitting: Sequence[NamedTreaty], spoken_of: dict[str, int]
) -> NamedTreaty | None:
    kinds = _fits()[tokens[noun].key]
    if len(fitting) != 1 or not fitting[0].words & kinds or not _ends(tokens, noun):
        return None
    (only,) = fitting
    if tokens[noun].key in _words("official_only") and not only.official_name:
        return (
            None  # what is built like an agreement's or a convention's name may be a company's or a party's
        )
    since = max((spoken_of.get(kind, -1) for kind in {*kinds, tokens[noun].key}), default=-1)
    said = all(_says_no_more(token, only) for token in tokens[first + 1 : noun])
    return only if said and since < only.start else None


def _says_no_more(modifier: Token, treaty: NamedTreaty) -> bool:
    known = {*treaty.words, *_words("neutral"), *([str(treaty.year)] if treaty.year else [])}
    return modifier.key in known


def _ends(tokens: list[Token], noun: int) -> bool:
    """Say whether the phrase ends with its noun: nothing follows that could tell this treaty from others."""
    if noun + 1 == len(tokens) or tokens[noun + 1].sentence != tokens[noun].sentence:
        return True
    follows = tokens[noun + 1]
    return (not follows.text[0].isalnum() and follows.text not in {"(", "-"}) or follows.key in _words(
        "after"
    )


@cache
def _fits() -> dict[str, frozenset[str]]:
    """Give the kinds of treaty that each noun may mean."""
    rows: dict[str, list[str]] = resources.data("treaty_nominals.json")["fits"]
    return {noun: frozenset(kinds) for noun, kinds in rows.items()}


@cache
def _kinds() -> frozenset[str]:
    return frozenset(form for kind in _fits() for form in (kind, f"{kind}s"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(resources.data("treaty_nominals.json")[name])
