"""The description that stands before a name: "Acting President Jane Doe", "the group's head, Jane Doe,"."""

from collections.abc import Sequence

from geoquote import resources
from geoquote.text.role_words import (
    Token,
    is_adjective,
    is_courtesy,
    is_function_word,
    is_head,
    is_number,
    is_plural,
    is_rank,
    is_relation,
    is_stop,
    tokens_between,
)

_REACH = 160  # characters before a name that are read
_LINKS = frozenset({"of", "for", "on", "at", "in", "from", "with"})
_INNER = frozenset({"the", "and", "&", "-", "to"})
_ABBREVIATED = 4  # letters of a rank's abbreviation (Lt, Col, Capt), which is no part of the office before it
_MAX_TAIL = 12  # words between a role noun and the name (minister of state for trade NAME)
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "its", "my", "our", "another", "one"})

_POSSESSORS = frozenset({"his", "her", "their", "its"})

Place = tuple[int, int]


def before(text: str, start: int, end: int, people: Sequence[Place]) -> Place | None:
    """Give the place of the description before the name at [start, end); `people` are other names."""
    floor = max((e for _, e in people if e <= start), default=0)
    floor = max(floor, start - _REACH, text.rfind("\n", 0, start) + 1)
    return _of_one(text, floor, start, end) or _shared(text, start, people)


def _shared(text: str, start: int, people: Sequence[Place]) -> Place | None:
    """Give the place of the plural description before the first of several joined names (ministers A, B and C)."""
    first = start
    for s, e in sorted(people, reverse=True):
        if e <= first and (first - e > _REACH or not _only_joins(tokens_between(text, e, first))):
            break
        first = s if e <= first else first
    if first == start:
        return None
    floor = max((e for _, e in people if e <= first), default=0)
    floor = max(floor, first - _REACH, text.rfind("\n", 0, first) + 1)
    place = _of_one(text, floor, first, first)
    described = tokens_between(text, *place) if place else []
    return place if any(is_head(t) and is_plural(t) for t in described) else None


def _only_joins(tokens: list[Token]) -> bool:
    """Say whether nothing but commas, "and" and titles of courtesy stands between two names."""
    left = [t for t in _without_courtesy(tokens) if t.text != ","]
    return bool(tokens) and all(t.low in {"and", "&"} for t in left)


def _of_one(text: str, floor: int, start: int, end: int) -> Place | None:
    """Read the description between `floor` and the name at [start, end)."""
    tokens = tokens_between(text, floor, start)
    bare = _without_courtesy(tokens)
    if bare and bare[-1].text == ",":
        closed = len(bare) < len(tokens) or text[end : end + 2].lstrip()[:1] in {",", ".", "–", "—", "("}
        return _apposed(bare[:-1]) if closed else None
    clause = _clause(bare)
    direct = _direct(clause)
    rank_only = direct and len(clause) == 1 and is_rank(clause[0]) and len(bare) > 1 and bare[-2].text == ","
    apposed = _apposed(bare[:-2]) if rank_only else None
    return direct if apposed is None or is_relation(text[apposed[0] : apposed[1]]) else apposed


def _without_courtesy(tokens: list[Token]) -> list[Token]:
    """Leave out titles of courtesy and a bracket, "(retd)", right before the name."""
    tokens = list(tokens)
    while tokens and (is_courtesy(tokens[-1]) or _abbreviation_stop(tokens)):
        tokens.pop()
    if len(tokens) > 3 and tokens[-1].text == ")" and tokens[-3].text == "(" and is_courtesy(tokens[-2]):
        return _without_courtesy(tokens[:-3])
    return tokens


def _abbreviation_stop(tokens: list[Token]) -> bool:
    """Say whether the last token is the full stop of an abbreviated title."""
    return tokens[-1].text == "." and len(tokens) > 1 and (is_courtesy(tokens[-2]) or is_rank(tokens[-2]))


def _clause(tokens: list[Token]) -> list[Token]:
    """Keep what follows the last mark that ends a clause; abbreviations' full stops end none."""
    for i in range(len(tokens) - 1, -1, -1):
        token = tokens[i]
        abbreviation = token.text == "." and i and len(tokens[i - 1].text) <= 5 and tokens[i - 1].capital
        if (
            not token.is_word
            and token.text not in {"-", "(", ")", "&", "/"}
            and not token.clitic
            and not abbreviation
        ):
            return tokens[i + 1 :]
    return tokens


def _direct(tokens: list[Token]) -> Place | None:
    """Read a title or description right before the name."""
    tokens = [t for t in tokens if t.text != "."]
    while (
        len(tokens) > 1
        and is_rank(tokens[-1])
        and len(tokens[-1].text) <= _ABBREVIATED
        and is_head(tokens[-2])
    ):
        tokens.pop()
    if not tokens:
        return None
    head = _adjacent_head(tokens)
    if head is None:
        return None
    first = _widen(tokens, head)
    return (tokens[first].start, tokens[-1].end)


def _adjacent_head(tokens: list[Token]) -> int | None:
    last = len(tokens) - 1
    if tokens[last].text == ")":
        last = next((i - 1 for i in range(last, -1, -1) if tokens[i].text == "("), last)
    if last >= 0 and is_head(tokens[last]):
        return last
    for i in range(last - 1, max(-1, last - _MAX_TAIL), -1):
        if is_head(tokens[i]) and tokens[i + 1].low in _LINKS and i + 1 < last:
            return i if all(_in_tail(tokens, k) for k in range(i + 1, len(tokens))) else None
    return None


def _in_tail(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    compound = "-" in (t.text for t in tokens[max(0, i - 1) : i + 2])
    return (
        token.capital
        or compound
        or token.low in resources.words("body_nouns.txt") | resources.words("unit_nouns.txt")
        or token.low in _LINKS | _INNER
        or is_adjective(token)
        or token.low in {"affairs", "staff"}
    )


def _widen(tokens: list[Token], head: int) -> int:
    """Give the index of the first word of the description whose role noun is at `head`."""
    first = head
    while first > 0 and _modifies(tokens, first - 1):
        first -= 1
    while first < head and (not tokens[first].is_word or _weak_start(tokens[first])):
        first += 1
    return first


def _modifies(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if token.low == "and":
        return i > 0 and (is_head(tokens[i - 1]) or _field_list(tokens, i))
    if token.low in _LINKS | {"the"}:
        return i > 0 and (tokens[i + 1].capital and (tokens[i - 1].capital or tokens[i - 1].low in _LINKS))
    if not token.is_word:
        return token.text in {"-", "(", ")", "&", "/"} or token.clitic
    if token.capital:
        return not (is_function_word(token) and i == 0)
    compound = tokens[i + 1].text == "-" or tokens[i + 1].clitic or (i > 0 and tokens[i - 1].text == "-")
    known = is_adjective(token) or is_head(token) or is_number(token)
    return known or compound or _plain_modifier(tokens, i)


def _field_list(tokens: list[Token], i: int) -> bool:
    """Say whether "and" joins two fields of one office (youth and sports minister), not two people."""
    left, right = tokens[i - 1], tokens[i + 1]
    return not is_head(right) and left.capital == right.capital and (is_adjective(left) or right.capital)


def _plain_modifier(tokens: list[Token], i: int) -> bool:
    """Say whether an unknown word stands before the role noun after a determiner (the tin magnate)."""
    token = tokens[i]
    if (
        is_function_word(token)
        or is_stop(token)
        or token.low.endswith(("ed", "ing"))
        or not is_head(tokens[i + 1])
    ):
        return False
    before_it = tokens[i - 1] if i else token
    return before_it.low in _DETERMINERS or before_it.clitic or before_it.capital or is_adjective(before_it)


def _weak_start(token: Token) -> bool:
    if token.low in _POSSESSORS | {"first", "former"}:
        return False
    return is_function_word(token) or token.low in _LINKS | _INNER | _DETERMINERS | resources.words(
        "role_stops.txt"
    )


def _apposed(tokens: list[Token]) -> Place | None:
    """Read a noun phrase that ends at the comma before the name."""
    tokens = _clause(tokens)
    for i, token in enumerate(tokens):
        if (
            is_head(token)
            and not is_plural(token)
            and not is_head(tokens[i + 1] if i + 1 < len(tokens) else token)
        ):
            tail = tokens[i + 1 :]
            if tail and tail[0].low not in _LINKS:
                continue
            first = _widen(tokens, i)
            return (tokens[first].start, tokens[-1].end)
    if tokens and is_head(tokens[-1]) and not is_plural(tokens[-1]):
        return (tokens[_widen(tokens, len(tokens) - 1)].start, tokens[-1].end)
    return None
