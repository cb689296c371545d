"""Which sort of body a name or a noun means: a bank is “the lender”, the Times “the paper”."""

from collections.abc import Mapping
from functools import lru_cache

from geoquote import resources
from geoquote.text.bodies import parse_body

NONE: frozenset[str] = frozenset()


def sorts_of_noun(noun: str) -> frozenset[str]:
    """Return the sorts of body that a noun means; none for one that means no body, or any."""
    return _nouns().get(noun, NONE)


@lru_cache(maxsize=4096)
def sorts_of_name(text: str) -> frozenset[str]:
    """Return the sorts that a body's name may be of; none where it does not tell."""
    name = parse_body(text)
    return frozenset(s for w in name.words for s in _words().get(w, ())) | _known().get(name.words, NONE)


@lru_cache(maxsize=1)
def _nouns() -> Mapping[str, frozenset[str]]:
    return _index("nouns")


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    return {w: frozenset({"company"}) for w in resources.words("company_suffixes.txt")} | _index("words")


def _index(column: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in resources.rows("body_sorts.csv"):
        for word in row[column].split():
            found.setdefault(word, set()).add(row["sort"])
    return {word: frozenset(sorts) for word, sorts in found.items()}


@lru_cache(maxsize=1)
def _known() -> Mapping[tuple[str, ...], frozenset[str]]:
    """Return the sorts of well-known bodies: international ones, and those of body_names.txt by its headings."""
    rows = resources.rows("bodies_wikidata.csv")
    out = {parse_body(row["name"]).words: frozenset({"international"}) for row in rows}
    sorts = {
        row["heading"]: frozenset({row["sort"]}) for row in resources.rows("body_sorts.csv") if row["heading"]
    }
    own = NONE
    for line in resources.text("body_names.txt").splitlines():
        if line.startswith("# "):
            own = sorts.get(line[2:], NONE)
        elif line and own:
            out[parse_body(line).words] = own
    return out
