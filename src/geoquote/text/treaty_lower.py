"""Names whose head is in lower case: "the Mirel accord", "the treaty of Westphalia"."""

from geoquote.text.treaty_grammar import Candidate, is_modifier, runs_on
from geoquote.text.treaty_states import demonyms, states
from geoquote.text.treaty_tokens import Token, word_set

_PLACE_REACH = 4


def lower_name(tokens: list[Token], head: int) -> Candidate | None:
    """Read "the Mirel accord", "the 2003 Doha peace agreement", "the treaty of Westphalia"."""
    if of := _of_place(tokens, head):
        return of
    at = head - 1
    if tokens[head].key in word_set("any_topic_heads") and tokens[at].text.islower():
        at -= 1
    while at > max(0, head - 4) and tokens[at].key in word_set("topics") and not tokens[at].capital:
        at -= 1
    first = at + 1
    while at >= max(0, head - 8) and is_modifier(tokens[at]):
        first, at = at, at - 1
    names = tokens[first:head]
    at = _over_epithets(tokens, at)
    if first == head or at < 0 or tokens[at].key not in word_set("articles") or not tokens[first].capital:
        return None
    candidate = Candidate(first, head, head, False)
    if tokens[first].sentence != tokens[head].sentence or runs_on(tokens, candidate):
        return None
    return candidate if _own_name([t for t in names if t.capital]) else None


def _over_epithets(tokens: list[Token], at: int) -> int:
    """Step from "Geneva" in "the so-called Geneva accord" or "the 2003 Geneva accord" back to the article."""
    for _ in range(2):
        common = tokens[at].text.isdigit() or tokens[at].key in word_set("generic_modifiers")
        if at > 0 and common and not tokens[at].capital:
            at -= 1
    return at


def _own_name(names: list[Token]) -> bool:
    """Tell whether the words before a lower-case head name one treaty: no state, people or acronym alone."""
    whole = " ".join(t.text for t in names)
    common = word_set("generic_modifiers")
    if whole in states() | demonyms() | word_set("seats") or whole.isupper():
        return False
    return not all(t.key in common or t.text in demonyms() or t.text.isupper() for t in names)


def _of_place(tokens: list[Token], head: int) -> Candidate | None:
    """Read "the treaty of Westphalia": the article before it, nothing but a place's name after it."""
    if tokens[head].key not in word_set("strong_heads") or head == 0 or head + 2 >= len(tokens):
        return None
    first = head + 2
    if tokens[_over_epithets(tokens, head - 1)].key != "the" or tokens[head + 1].key != "of":
        return None
    last = first
    while last < min(len(tokens), first + _PLACE_REACH) and is_modifier(tokens[last]):
        last += 1
    name = " ".join(t.text for t in tokens[first:last])
    if first == last or tokens[first].sentence != tokens[head].sentence or name in states():
        return None
    candidate = Candidate(head, last - 1, head, True)
    return None if runs_on(tokens, candidate) else candidate
