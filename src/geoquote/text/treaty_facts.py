"""The year and the parties of a treaty, where the sentence that names it states them.

Only signing, adopting and concluding count: years of force, extension or withdrawal are other years.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from geoquote.text.treaty_grammar import demonyms, places
from geoquote.text.treaty_tokens import Token, fold, word_set

_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_REACH = 25
_DAY = re.compile(r"\d\d?(?:st|nd|rd|th)?")


class Named(NamedTuple):
    """Tokens [first, last] that name a treaty."""

    first: int
    last: int


def stated_year(tokens: list[Token], names: list[Named], at: int) -> int | None:
    """Return the year in which the treaty `names[at]` was signed, as its sentence says."""
    name = names[at]
    return (
        _adjacent_year(tokens, name)
        or _year_after(tokens, name, _limit(tokens, names, at))
        or _year_before(tokens, name)
    )


def _limit(tokens: list[Token], names: list[Named], at: int) -> int:
    """Return where the words about this name end: the next name, the sentence, the reach."""
    stop = min(len(tokens), names[at].last + 1 + _REACH)
    if at + 1 < len(names):
        stop = min(stop, names[at + 1].first)
    sentence = tokens[names[at].last].sentence
    return next((k for k in range(names[at].last + 1, stop) if tokens[k].sentence != sentence), stop)


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
    for at in range(name.last + 1, limit):
        token = tokens[at]
        if token.text in {";", ":"}:
            return None
        if token.key in word_set("sign_verbs"):
            governed = True
        elif token.key in word_set("other_verbs") or token.key in {"since", "until"}:
            governed = False
        elif (year := _year(token)) and governed:
            return year
        elif token.text == "," and governed and not _date_comma(tokens, at):
            governed = _participle_follows(tokens, at, name)
    return None


def _date_comma(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and _year(tokens[at + 1]) is not None


def _participle_follows(tokens: list[Token], comma: int, name: Named) -> bool:
    return comma == name.last + 1 and comma + 1 < len(tokens) and tokens[comma + 1].key in word_set("sign_verbs")


def _verb_before(tokens: list[Token], name: Named) -> bool:
    """Tell whether the name is what somebody signed: "initialled the Framework Agreement"."""
    at = name.first - 1
    while at >= 0 and (
        tokens[at].mark
        or tokens[at].key in word_set("determiners")
        or tokens[at].key in word_set("generic_modifiers")
    ):
        at -= 1
    return at >= 0 and tokens[at].key in word_set("sign_verbs") and tokens[at].sentence == tokens[name.first].sentence


def _year_before(tokens: list[Token], name: Named) -> int | None:
    """Read "Signed in 1987, the …" and "Concluded in Belfast in 1998, the …" at the sentence's start."""
    sentence = tokens[name.first].sentence
    stop = max(-1, name.first - _REACH)
    first = name.first
    while first - 1 > stop and tokens[first - 1].sentence == sentence:
        first -= 1
    opening = tokens[first : name.first]
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


def stated_parties(
    tokens: list[Token], names: list[Named], at: int, *, people: frozenset[str], known: bool
) -> tuple[str, ...]:
    """Return the states that the sentence, or the name itself, says concluded the treaty, as printed.

    `people` are the text's surnames: who signs for a state is no party.  A `known` treaty may bear its makers' names, so
    that only states count in it.
    """
    name = names[at]
    for found in _readings(tokens, name, _limit(tokens, names, at)):
        if len(found) < 2 or any(_personal(party, people) for party in found):
            continue
        if not known or all(party in places() for party in found):
            return tuple(found)
    return ()


def _readings(tokens: list[Token], name: Named, limit: int) -> Iterator[list[str]]:
    yield _between(tokens, name, limit)
    yield _joined(tokens, name)
    yield _relative(tokens, name, limit)
    yield _subjects(tokens, name)
    yield _with(tokens, name, limit)


def _names_from(tokens: list[Token], at: int, limit: int) -> tuple[list[str], int]:
    """Read "A", "A and B", "A, the B and C" from a token on; return the names and the token after them."""
    found: list[str] = []
    while at < limit:
        while at < limit and tokens[at].key in {"the", "both"}:
            at += 1
        first = at
        while at < limit and tokens[at].capital and tokens[at].text not in word_set("dates"):
            at += 1
        if first == at:
            return found, first
        found.append(_join(tokens[first:at]))
        if at + 1 < limit and tokens[at].text == "," and tokens[at + 1].key == "and":
            at += 1
        if at >= limit or tokens[at].key not in {"and", ",", "&"}:
            return found, at
        if not _name_next(tokens, at + 1, limit):
            return found, at
        at += 1
    return found, at


def _name_next(tokens: list[Token], at: int, limit: int) -> bool:
    while at < limit and tokens[at].key == "the":
        at += 1
    return at < limit and tokens[at].capital


def _join(tokens: list[Token]) -> str:
    return " ".join(t.text for t in tokens)


def _between(tokens: list[Token], name: Named, limit: int) -> list[str]:
    """Read "Agreement between A and B on …" and "the Pact between A and B"."""
    stop = min(limit, name.last + 4)
    for at in range(name.first, stop):
        if tokens[at].key in {"between", "among"}:
            return _names_from(tokens, at + 1, max(limit, name.last + 1))[0]
    return _signed_by(tokens, name, limit)


def _signed_by(tokens: list[Token], name: Named, limit: int) -> list[str]:
    for at in range(name.last + 1, min(limit, name.last + 8) - 1):
        if tokens[at].key in word_set("sign_verbs") and tokens[at + 1].key in {"by", "between"}:
            return _names_from(tokens, at + 2, limit)[0]
    return []


def _joined(tokens: list[Token], name: Named) -> list[str]:
    """Read "Norvask–Kesmar Extradition Treaty"; adjectives ("Sino-British") name no party as printed."""
    for at in range(name.first, min(name.last, name.first + 4)):
        parts = re.split("[-‐‑–/]", tokens[at].text)
        if len(parts) < 2 or not all(p[:1].isupper() for p in parts) or fold(parts[-1]) in word_set("hyphen_tails"):
            continue
        parts[0] = _join([*_prefixes(tokens, name.first, at), tokens[at]._replace(text=parts[0])])
        if parts[-1] in word_set("name_prefixes") and at < name.last:
            parts[-1] += f" {tokens[at + 1].text}"
        return parts if not any(_adjective(p) for p in parts) else []
    return []


def _prefixes(tokens: list[Token], first: int, at: int) -> list[Token]:
    return [t for t in tokens[first:at] if t.text in word_set("name_prefixes")]


def _adjective(word: str) -> bool:
    if word in places():
        return False
    lower = word.lower()
    return (
        word in demonyms()
        or lower in word_set("nationality_prefixes")
        or lower.endswith(("ian", "ean", "ese", "ish", "san", "ran", "tan", "dan", "lan", "nan", "man", "ic"))
    )


def _relative(tokens: list[Token], name: Named, limit: int) -> list[str]:
    """Read ", which A and B signed" and "that A and B concluded"."""
    at = name.last + 1
    while at < limit and (tokens[at].text == "," or tokens[at].mark):
        at += 1
    if at >= limit or tokens[at].key not in {"which", "that"}:
        return []
    found, after = _names_from(tokens, at + 1, limit)
    return found if after < limit and _signs(tokens, after) else []


def _signs(tokens: list[Token], at: int) -> bool:
    return any(
        t.key in word_set("sign_verbs")
        for t in tokens[at : at + 2]
        if t.sentence == tokens[at].sentence
    )


def _subjects(tokens: list[Token], name: Named) -> list[str]:
    """Read "A and B signed a …" before the name."""
    verb = name.first - 1
    stop = max(0, name.first - 6)
    while verb > stop and tokens[verb].key not in word_set("sign_verbs"):
        verb -= 1
    if tokens[verb].key not in word_set("sign_verbs"):
        return []
    first = verb
    sentence = tokens[name.first].sentence
    while first > 0 and verb - first < 12 and tokens[first - 1].sentence == sentence and _subject(tokens[first - 1]):
        first -= 1
    found, after = _names_from(tokens, first, verb)
    return found if after == verb else []


def _subject(token: Token) -> bool:
    return token.capital or token.key in {"and", "the", ","}


def _with(tokens: list[Token], name: Named, limit: int) -> list[str]:
    """Read "A's Agreement with B" and "A signed the Treaty with B"."""
    if name.last + 2 >= limit or tokens[name.last + 1].key != "with":
        return []
    others, _ = _names_from(tokens, name.last + 2, limit)
    before = name.first - 1
    if before > 0 and tokens[before].key in {"'s", "’s"}:
        return [_name_ending(tokens, before - 1), *others] if others else []
    subjects = _lone_subject(tokens, name)
    return [*subjects, *others] if subjects and others else []


def _lone_subject(tokens: list[Token], name: Named) -> list[str]:
    for at in range(name.first - 1, max(0, name.first - 6), -1):
        if tokens[at].key in word_set("sign_verbs") and tokens[at - 1].capital:
            return [_name_ending(tokens, at - 1)]
    return []


def _name_ending(tokens: list[Token], last: int) -> str:
    first = last
    while first > 0 and last - first < 4 and tokens[first - 1].capital and tokens[first - 1].key != "the":
        first -= 1
    return _join(tokens[first : last + 1])


def surnames(tokens: list[Token]) -> frozenset[str]:
    """Return words that end a name of several words in the text, as a person's surname does."""
    found = set()
    for at in range(1, len(tokens)):
        word, before = tokens[at], tokens[at - 1]
        if word.capital and before.capital and word.sentence == before.sentence and not _capital(tokens, at + 1):
            found.add(word.text)
    return frozenset(found - places())


def _capital(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].capital


def _personal(party: str, people: frozenset[str]) -> bool:
    """Tell whether a party reads as a person: several words of no known place, or somebody's surname."""
    words = party.split()
    if party in places() or words[0] in word_set("name_prefixes"):
        return False
    return len(words) > 1 or party in people
