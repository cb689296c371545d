"""Named treaties in a text: those a resource knows, and those built like one.

Generic mentions ("the treaty", "a trade deal") are none; `is_generic_treaty` knows them, so that a later step may link
them to the treaty they mean.
"""

from dataclasses import dataclass, replace

from geoquote.text.treaty_acronyms import find_acronyms
from geoquote.text.treaty_facts import Named, stated_parties, stated_year, surnames
from geoquote.text.treaty_grammar import Candidate, find_candidates, places
from geoquote.text.treaty_known import KnownHit, KnownTreaty, find_known
from geoquote.text.treaty_tokens import Token, tokenize, word_set
from geoquote.text.treaty_vetoes import is_work, vetoed

__all__ = ["TreatyMention", "find_treaties", "is_generic_treaty"]

# Adopted one year and signed in another is the same treaty; a stated year further off is a namesake's.
_YEARS_APART = 3


@dataclass(frozen=True)
class TreatyMention:
    """One place where a treaty is named: `text[start:end]`, in code points.

    `year` is that of signing or adoption and `parties` are the states that concluded it: the resource's where it knows
    the treaty, else what the sentence states.  `stated_year` and `stated_parties` hold the sentence's words alone.
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
    tokens = tokenize(text)
    found = _longest([*_known(tokens), *_built(tokens)])
    found = _longest([*found, *_acronyms(tokens, found)])
    names = [Named(f.first, f.last) for f in found]
    people = surnames(tokens) if names else frozenset()
    return [_mention(text, tokens, names, at, f.treaty, people) for at, f in enumerate(found)]


def _known(tokens: list[Token]) -> list[_Found]:
    hits = (h for h in find_known(tokens) if not is_work(tokens, h.first, h.last))
    return [_from_hit(tokens, hit) for hit in hits]


def _from_hit(tokens: list[Token], hit: KnownHit) -> _Found:
    heads = [k for k in range(hit.first, hit.last + 1) if tokens[k].key in word_set("heads")]
    return _Found(hit.first, hit.last, hit.treaty, heads[0] if heads else None)


def _built(tokens: list[Token]) -> list[_Found]:
    return [_from_candidate(c) for c in find_candidates(tokens) if not vetoed(tokens, c)]


def _from_candidate(candidate: Candidate) -> _Found:
    return _Found(candidate.first, candidate.last, head=candidate.head)


def _acronyms(tokens: list[Token], found: list[_Found]) -> list[_Found]:
    pairs = find_acronyms(tokens, [(f.first, f.last) for f in found])
    return [_Found(at, at, found[of].treaty) for at, of in pairs]


def _longest(found: list[_Found]) -> list[_Found]:
    """Keep the longest of those that overlap; it inherits what the resource knows of a shorter one with its head."""
    kept: list[_Found] = []
    for item in sorted(found, key=lambda f: (f.first, -f.last, f.treaty is None)):
        if not kept or item.first > kept[-1].last:
            kept.append(item)
            continue
        kept[-1] = _merged(kept[-1], item)
    return kept


def _merged(one: _Found, other: _Found) -> _Found:
    longer, shorter = (one, other) if one.last - one.first >= other.last - other.first else (other, one)
    same = longer.head is not None and longer.head == shorter.head
    return replace(longer, treaty=longer.treaty or (shorter.treaty if same else None))


def _mention(
    text: str,
    tokens: list[Token],
    names: list[Named],
    at: int,
    treaty: KnownTreaty | None,
    people: frozenset[str],
) -> TreatyMention:
    start, end = tokens[names[at].first].start, tokens[names[at].last].end
    year = stated_year(tokens, names, at)
    parties = stated_parties(tokens, names, at, people=people, known=treaty is not None)
    if treaty and treaty.year and year and abs(year - treaty.year) > _YEARS_APART:
        treaty = None
    return TreatyMention(
        start,
        end,
        text[start:end],
        official_name=treaty.official_name if treaty else None,
        year=treaty.year if treaty and treaty.year else year,
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
