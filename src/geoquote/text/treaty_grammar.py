"""Names of treaties by their build: capitalised words, a head ("Pact"), and what follows it ("on …", "of …").

A name needs more than common words: a name of its own before the head, a complement after it, or several
common words together.  Everything runs over words with bounded steps, so the time is linear in the text.
"""

import re
from typing import NamedTuple

from geoquote.text.treaty_complement import Complement
from geoquote.text.treaty_states import demonyms, places
from geoquote.text.treaty_tokens import Token, word_set

_LEFT_REACH = 14
_QUOTED_REACH = 25
_OPENERS = frozenset({"under", "by", "since", "after", "despite", "before", "through", "with"})
_NUMBERED = frozenset({"convention", "protocol"})
_ROMAN = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII"})


class Candidate(NamedTuple):
    """Tokens [first, last] that read like a treaty's name; `head` is the token of "Treaty" or its kin."""

    first: int
    last: int
    head: int
    complement: bool


def capital_name(tokens: list[Token], head: int) -> Candidate | None:
    """Return the name built around the capitalised word `head`, if it is one."""
    first = _left(tokens, head)
    last = _after_head(tokens, head)
    end = _closing(tokens, first, head) or _complement(tokens, head, last)
    candidate = Candidate(first, max(end, last), head, end > last)
    if runs_on(tokens, candidate) or not _is_name(tokens, candidate):
        return None
    return candidate


def _closing(tokens: list[Token], first: int, head: int) -> int | None:
    """Return the last word of a name in quotation marks, "Agreement for the better use of the Orlen"."""
    after = head + 1
    if first == 0 or not tokens[first - 1].mark or after >= len(tokens):
        return None
    if tokens[after].key not in word_set("starters"):
        return None
    for at in range(after, min(len(tokens), after + _QUOTED_REACH)):
        if tokens[at].mark or tokens[at].sentence != tokens[head].sentence:
            plain = tokens[at].mark and tokens[at - 1].text[-1].isalnum()
            return at - 1 if plain else None
    return None


def _after_head(tokens: list[Token], head: int) -> int:
    """Take in "of Understanding", Roman numbers and "No. 4"."""
    last = head
    if [t.text for t in tokens[head + 1 : head + 3]] == ["of", "Understanding"]:
        last = head + 2
    number = tokens[head].key in _NUMBERED and re.fullmatch(r"\d{1,3}", _text(tokens, last + 1))
    if number or _text(tokens, last + 1) in _ROMAN:
        last += 1
    if [t.text for t in tokens[last + 1 : last + 3]] == ["No", "."]:
        last += 3 if last + 3 < len(tokens) and tokens[last + 3].text.isdigit() else 0
    return last


def _text(tokens: list[Token], at: int) -> str:
    return tokens[at].text if at < len(tokens) else ""


def _is_name(tokens: list[Token], candidate: Candidate) -> bool:
    first, last, head, complement = candidate
    common = word_set("generic_modifiers") | word_set("heads")
    modifiers = [t for t in tokens[first:head] if t.capital]
    if complement:
        return bool(modifiers) or tokens[head].key not in word_set("linked_heads")
    if tokens[head].key in word_set("linked_heads"):
        return any(t.text in word_set("name_prefixes") or "-" in t.text for t in modifiers)
    if any(t.key not in common and t.text not in demonyms() for t in modifiers):
        return True
    strong = tokens[head].key in word_set("strong_heads")
    if modifiers and strong and _with_partner(tokens, candidate):
        return True
    if last != head:
        return False
    return len(modifiers) >= (2 if strong else 3) or _definite(tokens, candidate)


def _definite(tokens: list[Token], candidate: Candidate) -> bool:
    """Tell whether common words with the article and capitals name one: "the Border Rivers Accord"."""
    if candidate.first == 0 or tokens[candidate.first - 1].key not in {"the", "this", "its", "their"}:
        return False
    topics = [t for t in tokens[candidate.first : candidate.head] if t.key not in word_set("epithets")]
    return len(topics) >= (1 if tokens[candidate.head].key in word_set("topic_heads") else 2)


def _with_partner(tokens: list[Token], candidate: Candidate) -> bool:
    """Read "the Extradition Treaty with Kesmar"."""
    after = [t for t in tokens[candidate.last + 1 : candidate.last + 4] if t.key != "the"]
    return (
        candidate.first > 0
        and tokens[candidate.first - 1].key == "the"
        and len(after) > 1
        and after[0].key in {"with", "between"}
        and after[1].capital
    )


def runs_on(tokens: list[Token], candidate: Candidate) -> bool:
    """Tell whether a further capitalised word makes it another thing's name ("Treaty Room")."""
    if candidate.last + 1 >= len(tokens):
        return False
    after = tokens[candidate.last + 1]
    return (
        after.capital
        and after.sentence == tokens[candidate.last].sentence
        and after.text not in word_set("dates")
        and after.key not in word_set("starters")
        and not _clause_follows(tokens, candidate)
    )


def _clause_follows(tokens: list[Token], candidate: Candidate) -> bool:
    """Read "Under the Mirel Compact Kesmar may fish": the next name is the clause's subject."""
    before = [t.key for t in tokens[max(0, candidate.first - 2) : candidate.first]]
    opens = len(before) == 2 and before[0] in _OPENERS and before[1] == "the"
    return opens and tokens[candidate.last + 1].key not in word_set("tails")


def _left(tokens: list[Token], head: int) -> int:
    """Return where the name's capitalised words before the head begin."""
    sure = first = head
    linked = False
    for at in range(head - 1, max(-1, head - _LEFT_REACH), -1):
        token = tokens[at]
        if token.sentence != tokens[head].sentence:
            break
        if is_modifier(token) or _inside(tokens, at, head):
            first = at
            sure = sure if linked else at
        elif at + 1 < head and _links(tokens, at, linked):
            linked = True
        else:
            break
    return first if linked and _stands_apart(tokens, first) else sure


def _inside(tokens: list[Token], at: int, head: int) -> bool:
    """Tell whether a day, a number or a particle stands within the name: "Good Friday Accord"."""
    if tokens[at].text in word_set("particles"):
        return at + 1 < head
    special = tokens[at].text.isdigit() or tokens[at].text in word_set("dates")
    return special and at > 0 and is_modifier(tokens[at - 1])


def is_modifier(token: Token) -> bool:
    """Tell whether a capitalised word may stand in a name before its head."""
    if not token.capital or token.text in word_set("stop_caps") or token.text in word_set("dates"):
        return False
    if token.key in word_set("headline_verbs"):
        return False
    return token.key.rpartition("-")[2] not in word_set("hyphen_adjectives")


def _links(tokens: list[Token], at: int, linked: bool) -> bool:
    """Tell whether "and", "of" or a list's comma stands between two capitalised words."""
    if at == 0 or not is_modifier(tokens[at + 1]) or not is_modifier(tokens[at - 1]):
        return False
    if tokens[at - 1].key in word_set("heads"):
        return False
    key = tokens[at].key
    return key in word_set("left_links") or (linked and key == ",")


def _stands_apart(tokens: list[Token], first: int) -> bool:
    if first == 0:
        return True
    before = tokens[first - 1]
    if before.key in word_set("determiners"):
        return True
    return not before.capital and before.key not in {",", "and", "between", "by"}


def _complement(tokens: list[Token], head: int, last: int) -> int:
    """Return the last token of "on …", "of …", "between …", or `last` where none is named."""
    at = last + 1
    if at + 1 >= len(tokens) or tokens[at].sentence != tokens[head].sentence:
        return last
    starter = tokens[at].key
    if starter not in word_set("starters"):
        return last
    if starter in {"relating", "relative"} and tokens[at + 1].key == "to":
        at += 1
    if starter == "to" and tokens[head].key not in word_set("to_heads") and not _purpose(tokens[at + 1]):
        return last
    place = starter == "of" and not _topical(tokens, at + 1)
    end = Complement(tokens, at + 1, place=place, parties=starter in {"between", "among"}).end()
    if starter in {"between", "among"} and not _has_topic(tokens, at, end):
        return last if tokens[head - 1].capital and is_modifier(tokens[head - 1]) else end or last
    return end or last


def _purpose(token: Token) -> bool:
    """Tell whether "to" leads to a verb of the title: "Convention to Combat …"."""
    return token.capital and token.text not in places() and not token.key.endswith("s")


def _topical(tokens: list[Token], at: int) -> bool:
    return tokens[at].key in word_set("topical_of") | word_set("joiners")


def _has_topic(tokens: list[Token], first: int, end: int | None) -> bool:
    topics = {"on", "concerning", "for", "regarding", "relating", "respecting", "against", "governing"}
    return end is not None and any(t.key in topics for t in tokens[first:end])
