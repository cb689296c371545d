"""The year in which a treaty was signed, where the sentence that names it states it.

Only signing, adopting and concluding count: years of force, extension or withdrawal are other years.
"""

import re

from geoquote.text.treaty_context import REACH, Named, clause_on_it, limit_of
from geoquote.text.treaty_tokens import Token, word_set

_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_DAY = re.compile(r"\d\d?(?:st|nd|rd|th)?")


def stated_year(tokens: list[Token], names: list[Named], at: int) -> int | None:
    """Return the year in which the treaty `names[at]` was signed, as its sentence says."""
    name = names[at]
    return (
        _adjacent_year(tokens, name)
        or _year_after(tokens, name, limit_of(tokens, names, at))
        or _year_before(tokens, name)
        or next((year for k in clause_on_it(tokens, names, at) if (year := _year(tokens[k]))), None)
    )


def _year(token: Token) -> int | None:
    return int(token.text) if _YEAR.fullmatch(token.text) else None


def _adjacent_year(tokens: list[Token], name: Named) -> int | None:
    """Read "the 1961 Treaty", "the Accords of 1996", "the Pact of August 1939", "the Charter (1945)"."""
    before = name.first - 1
    while before >= 0 and tokens[before].mark:
        before -= 1
    if before >= 0 and (year := _year(tokens[before])) and not _dated(tokens, before):
        return year
    at = name.last + 1
    while at < len(tokens) and tokens[at].mark:
        at += 1
    if at + 1 < len(tokens) and tokens[at].key in {"of", "("}:
        return _year(tokens[_skip_date(tokens, at + 1)])
    return None


def _dated(tokens: list[Token], year: int) -> bool:
    """Tell "In 2019 Treaty …" from "the 1974 Treaty"."""
    return year > 0 and tokens[year - 1].key in {"in", "since", "until", "by", "after", "before"}


def _skip_date(tokens: list[Token], at: int) -> int:
    """Step over a day and a month."""
    stop = min(len(tokens) - 1, at + 4)
    while at < stop and (
        tokens[at].text in word_set("dates") or _DAY.fullmatch(tokens[at].text) or tokens[at].text == ","
    ):
        at += 1
    return at


def _year_after(tokens: list[Token], name: Named, limit: int) -> int | None:
    """Read ", signed in July 1961", "which A and B signed in 1972", and "signed the Treaty in 1957"."""
    governed = _verb_before(tokens, name)
    apposed = name.last + 1 < limit and tokens[name.last + 1].text == ","  # ", a treaty signed in 1961"
    for at in range(name.last + 1, limit):
        token = tokens[at]
        if token.text in {";", ":"} or (token.key in word_set("generic_heads") and not apposed):
            return None  # another treaty's year: "takes the place of a treaty signed in 2000"
        if token.key in word_set("sign_verbs"):
            governed = True
        elif token.key in word_set("other_verbs") or token.key in {"since", "until"}:
            governed = False
        elif (year := _year(token)) and governed:
            return year
        elif token.text == "," and governed and not _inner_comma(tokens, at):
            governed = _participle_follows(tokens, at, name)
    return None


def _inner_comma(tokens: list[Token], at: int) -> bool:
    """Tell whether the comma stands in a date or a list of names."""
    return at + 1 < len(tokens) and (tokens[at + 1].capital or _year(tokens[at + 1]) is not None)


def _participle_follows(tokens: list[Token], comma: int, name: Named) -> bool:
    if comma != name.last + 1 or comma + 1 >= len(tokens):
        return False
    return tokens[comma + 1].key in word_set("sign_verbs")


def _verb_before(tokens: list[Token], name: Named) -> bool:
    """Tell whether the name is what somebody signed: "initialled the Framework Agreement"."""
    at = name.first - 1
    while at >= 0 and (
        tokens[at].mark
        or tokens[at].text == "["
        or tokens[at].key in word_set("determiners")
        or tokens[at].key in word_set("generic_modifiers")
    ):
        at -= 1
    if at < 0 or tokens[at].sentence != tokens[name.first].sentence:
        return False
    return tokens[at].key in word_set("sign_verbs")


def _year_before(tokens: list[Token], name: Named) -> int | None:
    """Read "Signed in 1987, the …" and "In March 1998 (On 6 March 1998) A and B signed the …" at a sentence's start."""
    sentence = tokens[name.first].sentence
    stop = max(-1, name.first - REACH)
    first = name.first
    while first - 1 > stop and tokens[first - 1].sentence == sentence:
        first -= 1
    opening = tokens[first : name.first]
    if opening and opening[0].key in {"in", "on"} and _verb_before(tokens, name):
        return next((year for t in opening[1:6] if (year := _year(t))), None)
    if not opening or opening[0].key not in word_set("sign_verbs") or not _opens_onto(opening):
        return None
    for token in opening[1:]:
        if token.key in word_set("other_verbs"):
            return None
        if year := _year(token):
            return year
    return None


def _opens_onto(opening: list[Token]) -> bool:
    """Tell whether the opening clause ends right before the name, but for an article."""
    tail = [t for t in opening[-3:] if t.key not in word_set("determiners") and not t.mark]
    return bool(tail) and tail[-1].text == ","
