"""Named treaties in a text: those a resource knows, and those built like one.

Generic mentions ("the treaty", "a trade deal") are none; `is_generic_treaty` knows them, so that a later step
may link them to the treaty they mean.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from geoquote.text.treaty_acronyms import find_acronyms
from geoquote.text.treaty_context import Named
from geoquote.text.treaty_grammar import Candidate, capital_name
from geoquote.text.treaty_known import KnownHit, KnownTreaty, find_known
from geoquote.text.treaty_lower import lower_name
from geoquote.text.treaty_parties import stated_parties, surnames
from geoquote.text.treaty_states import places
from geoquote.text.treaty_tokens import Token, tokenize, tokens_of, word_set
from geoquote.text.treaty_vetoes import is_thing, vetoed
from geoquote.text.treaty_years import stated_year

__all__ = ["TreatyMention", "find_treaties", "is_generic_treaty"]

# Adopted one year and signed in another is the same treaty; a stated year further off is a namesake's.
_YEARS_APART = 3


@dataclass(frozen=True)
class TreatyMention:
    """One place where a treaty is named: `text[start:end]`, in code points.

    `year` is that of signing or adoption and `parties` are the states that concluded it: the resource's where
    it knows the treaty, else what the sentence states.  `stated_year` and `stated_parties` hold what the
    sentence says alone.  `official_name` is the resource's, or what the text says an acronym stands for.
    """

    start: int
    end: int
    text: str
    official_name: str | None = None
    year: int | None = None
    parties: tuple[str, ...] = ()
    stated_year: int | None = None
    stated_parties: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Found:
    first: int
    last: int
    treaty: KnownTreaty | None = None
    head: int | None = None


def find_treaties(text: str) -> list[TreatyMention]:
    """Return the treaties a text names, in order and without overlaps; linear in the text's length."""
    return list(_treaties(text))


@lru_cache(maxsize=1)  # several steps ask it of the same document, one after the other
def _treaties(text: str) -> tuple[TreatyMention, ...]:
    tokens = tokens_of(text)
    people = surnames(tokens)
    found = _longest(tokens, [*_known(tokens), *_built(tokens, people)])
    found = _longest(tokens, [*found, *_acronyms(text, tokens, found)])
    main = [Named(f.first, f.last) for f in found if not _aside(tokens, f)]
    place = {name: at for at, name in enumerate(main)}
    return tuple(_mention(text, tokens, f, main, place.get(Named(f.first, f.last)), people) for f in found)


def _aside(tokens: list[Token], found: _Found) -> bool:
    """Tell whether it is an acronym in brackets, whose sentence speaks of the name before."""
    return found.first > 0 and tokens[found.first - 1].text in {"(", "["} and found.first == found.last


def _known(tokens: list[Token]) -> list[_Found]:
    hits = (h for h in find_known(tokens) if not is_thing(tokens, h.first, h.last))
    return [_from_hit(tokens, hit) for hit in hits]


def _from_hit(tokens: list[Token], hit: KnownHit) -> _Found:
    heads = [k for k in range(hit.first, hit.last + 1) if tokens[k].key in word_set("heads")]
    return _Found(hit.first, hit.last, hit.treaty, heads[0] if heads else None)


def _built(tokens: list[Token], people: frozenset[str]) -> list[_Found]:
    return [
        _Found(c.first, c.last, head=c.head)
        for c in _candidates(tokens)
        if not vetoed(tokens, c) and not _somebodys(tokens, c, people)
    ]


def _candidates(tokens: list[Token]) -> Iterator[Candidate]:
    """Yield what is built like a treaty's name, in order; candidates may overlap."""
    heads, lower = word_set("heads"), word_set("lower_heads")
    for at, token in enumerate(tokens):
        if token.key not in heads:
            continue
        named = capital_name if token.capital else lower_name
        if (token.capital or token.key in lower) and (candidate := named(tokens, at)):
            yield candidate


def _somebodys(tokens: list[Token], candidate: Candidate, people: frozenset[str]) -> bool:
    """Tell whether a person's name stands before a lower-case head: whose accord it is, not its name."""
    return not tokens[candidate.head].capital and tokens[candidate.first].text in people


def _acronyms(text: str, tokens: list[Token], found: list[_Found]) -> list[_Found]:
    """Return the acronyms that the text gives; one stands for the name it was given to."""
    pairs = find_acronyms(tokens, [(f.first, f.last) for f in found])
    return [_Found(at, at, found[of].treaty or _as_named(text, tokens, found[of])) for at, of in pairs]


def _as_named(text: str, tokens: list[Token], found: _Found) -> KnownTreaty:
    return KnownTreaty(text[tokens[found.first].start : tokens[found.last].end], None, ())


def _longest(tokens: list[Token], found: list[_Found]) -> list[_Found]:
    """Keep the longest of those that overlap; it inherits what is known of a shorter one with its head."""
    kept: list[_Found] = []
    for item in sorted(found, key=lambda f: (f.first, -f.last, f.treaty is None)):
        if not kept or item.first > kept[-1].last:
            kept.append(item)
        else:
            kept[-1] = _merged(tokens, kept[-1], item)
    return kept


def _merged(tokens: list[Token], one: _Found, other: _Found) -> _Found:
    longer, shorter = (one, other) if one.last - one.first >= other.last - other.first else (other, one)
    same = longer.head is not None and longer.head == shorter.head
    others = any(t.key == "between" for t in tokens[shorter.last + 1 : longer.last + 1])
    return replace(longer, treaty=longer.treaty or (shorter.treaty if same and not others else None))


def _mention(
    text: str, tokens: list[Token], found: _Found, names: list[Named], at: int | None, people: frozenset[str]
) -> TreatyMention:
    """Add the facts; `at` is the place among `names`, None for an acronym in brackets."""
    start, end = tokens[found.first].start, tokens[found.last].end
    treaty = found.treaty
    year: int | None = None
    parties: tuple[str, ...] = ()
    if at is not None:
        year = stated_year(tokens, names, at)
        parties = stated_parties(tokens, names, at, people=people, known=treaty is not None)
    if treaty and treaty.year and year and abs(year - treaty.year) > _YEARS_APART:
        treaty = None
    return TreatyMention(
        start,
        end,
        text[start:end],
        official_name=treaty.official_name if treaty else None,
        year=(treaty.year if treaty else None) or year,
        parties=(treaty.parties if treaty else ()) or parties,
        stated_year=year,
        stated_parties=parties,
    )


def is_generic_treaty(phrase: str) -> bool:
    """Tell whether a noun phrase means a treaty without naming one: "the treaty", "the new trade pact"."""
    tokens = tokenize(phrase)
    while tokens and (tokens[0].key in word_set("determiners") or tokens[0].text.isdigit()):
        tokens = tokens[1:]
    if not tokens or tokens[-1].key not in word_set("generic_heads"):
        return False
    return all(_common(token) for token in tokens[:-1])


def _common(token: Token) -> bool:
    if token.text.isdigit() or token.text in places():
        return True
    return not token.capital and (token.key in word_set("generic_modifiers") or token.key in {"and", "of"})
