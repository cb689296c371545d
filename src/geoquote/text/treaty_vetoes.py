"""What looks like a treaty's name and is none: companies' deals, domestic charters, films, ships, parties."""

from collections.abc import Iterable
from functools import cache

from geoquote import resources
from geoquote.text.treaty_grammar import Candidate
from geoquote.text.treaty_tokens import Token, word_set

_NAMING = frozenset({"called", "named", "titled", "entitled", "dubbed", "christened"})
_NEAR = 4
_CLOSE = 8
_CLAUSE = 12
_REACH = 30


@cache
def _by_head(name: str) -> dict[str, frozenset[str]]:
    words = resources.data("treaty_words.json")[name]
    return {head: frozenset(signs) for head, signs in words.items()}


def vetoed(tokens: list[Token], candidate: Candidate) -> bool:
    """Tell whether the name's own words or those around it say that it is no treaty."""
    sentence = _around(tokens, candidate)
    return (
        _own_words(tokens, candidate)
        or _owner(tokens, candidate)
        or is_thing(tokens, candidate.first, candidate.last)
        or _surroundings(tokens, candidate, sentence)
        or _lone_amendment(tokens, candidate, sentence)
    )


def is_thing(tokens: list[Token], first: int, last: int) -> bool:
    """Tell whether the words around a name, known or not, say that a work, a ship or a party bears it."""
    return _in_marks(tokens, first, last) or _introduced(tokens, first) or _explained(tokens, last)


def _in_marks(tokens: list[Token], first: int, last: int) -> bool:
    """Tell whether the name stands in quotation marks in a sentence about a work of art."""
    before = first - 1
    if before > 0 and tokens[before].text == "The":
        before -= 1
    if before < 0 or not tokens[before].mark:
        return False
    window = tokens[max(0, first - 12) : last + 12]
    return _any(window, "works", tokens[first].sentence)


def _around(tokens: list[Token], candidate: Candidate) -> list[Token]:
    window = tokens[max(0, candidate.first - _REACH) : candidate.last + _REACH]
    own = range(tokens[candidate.first].start, tokens[candidate.last].end)
    return [t for t in window if t.sentence == tokens[candidate.head].sentence and t.start not in own]


def _any(tokens: Iterable[Token], words: str, sentence: int) -> bool:
    return any(t.key in word_set(words) for t in tokens if t.sentence == sentence)


def _own_words(tokens: list[Token], candidate: Candidate) -> bool:
    before = tokens[candidate.first : candidate.head]
    after = " ".join(t.key for t in tokens[candidate.head + 2 : candidate.last + 1])
    unlike = after in word_set("complement_vetoes")
    unlikely = _by_head("left_vetoes_by_head").get(tokens[candidate.head].key, frozenset())
    hull = before[:1] and before[0].key in word_set("hulls")
    return bool(unlike or hull) or any(t.key in unlikely for t in before)


def _owner(tokens: list[Token], candidate: Candidate) -> bool:
    at = candidate.first - 1
    return at > 0 and tokens[at].key in {"'s", "’s"} and tokens[at - 1].key in word_set("owners")


def _introduced(tokens: list[Token], first: int) -> bool:
    """Read "the frigate Concordat of Peace", "the thriller "Treaty of Shadows""."""
    at = first - 1
    while at >= 0 and (tokens[at].mark or tokens[at].text in {":", "The"} or tokens[at].key in _NAMING):
        at -= 1
    if at < 0 or tokens[at].sentence != tokens[first].sentence:
        return False
    return tokens[at].key in word_set("works") | word_set("things")


def _explained(tokens: list[Token], last: int) -> bool:
    """Read "… Pact party", ", a coalition of …" and "is a film" after the name, and what only ships do."""
    sentence = tokens[last].sentence
    after = [t for t in tokens[last + 1 : last + 1 + _CLOSE] if t.sentence == sentence and not t.mark]
    if _any(after[:_NEAR], "thing_verbs", sentence) or _any(after[:1], "things", sentence):
        return True
    if len(after) < 3 or after[0].text not in {",", "is", "was"}:
        return False
    return after[1].key in {"a", "an", "his", "her"} and _apposed(after[2:])


def _apposed(plain: list[Token]) -> bool:
    """Tell whether the noun of ", a left-wing coalition of …" is a thing's."""
    for token in plain:
        if token.key in word_set("works") | word_set("things"):
            return True
        if token.key in word_set("joiners") or token.text == ",":
            break
    return False


def _surroundings(tokens: list[Token], candidate: Candidate, sentence: list[Token]) -> bool:
    head = tokens[candidate.head]
    if any(t.key in word_set("state_words") for t in sentence):
        return False
    before = tokens[max(0, candidate.first - _CLOSE) : candidate.first]
    near = tokens[max(0, candidate.first - _CLAUSE) : candidate.first]
    near += tokens[candidate.last + 1 : candidate.last + _CLOSE]
    signs = _by_head("unquoted_vetoes").get(head.key, frozenset())
    if any(t.key in signs for t in near if t.sentence == head.sentence):
        return True
    company = _any(near, "companies", head.sentence) or _any(before, "companies_near", head.sentence)
    return company and head.key in word_set("loose_heads")


def _lone_amendment(tokens: list[Token], candidate: Candidate, sentence: list[Token]) -> bool:
    """An amendment is a treaty's only where a treaty is named with it; constitutions have them too."""
    if tokens[candidate.head].key != "amendment" or candidate.complement:
        return False
    if any(t.key in word_set("ordinals") for t in tokens[candidate.first : candidate.head]):
        return True
    signs = word_set("strong_heads") | word_set("to_heads") | word_set("state_words")
    return not any(t.key in signs for t in sentence)
