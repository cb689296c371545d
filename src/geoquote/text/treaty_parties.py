"""The states that concluded a treaty, where the sentence that names it, or the name itself, states them."""

import re
from collections.abc import Iterator
from itertools import chain

from geoquote.text.treaty_context import Named, clause_on_it, limit_of
from geoquote.text.treaty_states import demonyms, places
from geoquote.text.treaty_tokens import Token, fold, word_set


def stated_parties(
    tokens: list[Token], names: list[Named], at: int, *, people: frozenset[str], known: bool
) -> tuple[str, ...]:
    """Return the states that the sentence, or the name itself, says concluded the treaty, as printed.

    `people` are the text's surnames: who signs for a state is no party.  A `known` treaty may bear its
    makers' names, so that only states count in it.
    """
    name = names[at]
    readings = _readings(tokens, name, limit_of(tokens, names, at))
    for found in chain(readings, [_of_clause(tokens, clause_on_it(tokens, names, at))]):
        if len(found) < 2 or any(_personal(party, people) for party in found):
            continue
        if not known or all(party in places() for party in found):
            return tuple(found)
    return ()


def _readings(tokens: list[Token], name: Named, limit: int) -> Iterator[list[str]]:
    yield _between(tokens, name, limit)
    yield _relative(tokens, name, limit)
    yield _subjects(tokens, name)
    yield _with(tokens, name, limit)
    yield _joined(tokens, name)


def _names_from(tokens: list[Token], at: int, limit: int) -> tuple[list[str], int]:
    """Read "A", "A and B", "A, the B and C" from a token on; return the names and the token after them."""
    found: list[str] = []
    while at < limit:
        while at < limit and tokens[at].key in {"the", "both"}:
            at += 1
        first = at
        while at < limit and _in_party(tokens, at, limit):
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


def _in_party(tokens: list[Token], at: int, limit: int) -> bool:
    if tokens[at].key == "of":
        return tokens[at - 1].capital and at + 1 < limit and tokens[at + 1].capital
    return tokens[at].capital and tokens[at].text not in word_set("dates")


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


def _of_clause(tokens: list[Token], clause: range) -> list[str]:
    """Read "Signed by A and B in 1961, it …", the sentence after the name."""
    by = next((k for k in clause if tokens[k].key in {"by", "between"}), None)
    return _names_from(tokens, by + 1, clause.stop)[0] if by is not None else []


def _joined(tokens: list[Token], name: Named) -> list[str]:
    """Read "Norvask–Kesmar Extradition Treaty"; adjectives ("Sino-British") name no party as printed."""
    for at in range(name.first, min(name.last, name.first + 4)):
        parts = re.split("[-‐‑–/]", tokens[at].text)
        if len(parts) < 2 or not all(p[:1].isupper() for p in parts):
            continue
        if fold(parts[-1]) in word_set("hyphen_tails") and parts[-1] not in word_set("name_prefixes"):
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
        t.key in word_set("sign_verbs") for t in tokens[at : at + 2] if t.sentence == tokens[at].sentence
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
    while first > 0 and verb - first < 12 and _in_subject(tokens[first - 1], tokens[verb].sentence):
        first -= 1
    found, after = _names_from(tokens, first, verb)
    return found if after == verb else []


def _in_subject(token: Token, sentence: int) -> bool:
    return token.sentence == sentence and (token.capital or token.key in {"and", "the", ","})


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
        if not (word.capital and before.capital) or before.text in word_set("stop_caps"):
            continue
        if word.sentence == before.sentence and not _capital(tokens, at + 1):
            found.add(word.text)
    return frozenset(found - places())


def _capital(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].capital


def _personal(party: str, people: frozenset[str]) -> bool:
    """Tell whether a party reads as a person: several words of no known place, or somebody's surname."""
    words = party.split()
    if party in places() or words[0] in word_set("name_prefixes") or "of" in words:
        return False
    return len(words) > 1 or party in people
