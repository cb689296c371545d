"""Acronyms that a text gives to a treaty it names: "the … Agreement (PLFTA)", "CATOS, the Compact on …"."""

from geoquote.text.treaty_tokens import Token

_LONGEST = 10
_STEPS = 4
_AFTER = 7


def find_acronyms(tokens: list[Token], names: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return (token, name) for each acronym that a name is given anywhere in the text, and its later uses."""
    given: dict[str, int] = {}
    for of, (first, last) in enumerate(names):
        for at in (_in_brackets(tokens, last), _after(tokens, first, last), _before(tokens, first, last)):
            if at is not None:
                given.setdefault(tokens[at].text, of)
    if not given:
        return []
    return [(at, given[t.text]) for at, t in enumerate(tokens) if t.text in given]


def _acronym(token: Token) -> bool:
    capitals = sum(map(str.isupper, token.text))
    return 2 <= len(token.text) <= _LONGEST and capitals >= 2 and token.text.isalnum() and token.capital


def _in_brackets(tokens: list[Token], last: int) -> int | None:
    """Read "(PLFTA)", "(the PLFTA)", "(“PLFTA”)"."""
    at = last + 1
    if at >= len(tokens) or tokens[at].text not in {"(", "["}:
        return None
    for k in range(at + 1, min(len(tokens), at + _STEPS)):
        if _acronym(tokens[k]):
            return k
    return None


def _after(tokens: list[Token], first: int, last: int) -> int | None:
    """Read "the Compact on …, or CATOS", "…, known as CATOS"."""
    for k in range(last + 1, min(len(tokens), last + _AFTER)):
        if _spells(tokens[k], tokens[first : last + 1]):
            return k
    return None


def _before(tokens: list[Token], first: int, last: int) -> int | None:
    """Read "CATOS, the Compact on …" and "CATOS (the Compact on …)"."""
    for k in range(first - 1, max(-1, first - _AFTER), -1):
        if _spells(tokens[k], tokens[first : last + 1]):
            return k
    return None


def _spells(token: Token, name: list[Token]) -> bool:
    """Tell whether the acronym's letters are, in order, initials of the name's words or of their parts.

    One may be missing: acronyms are made to be spoken.
    """
    if not _acronym(token):
        return False
    initials = "".join(part[0] for t in name for part in t.text.split("-") if part).upper()
    letters = [letter for letter in token.text.upper() if letter.isalpha()]
    shorter = (letters[:k] + letters[k + 1 :] for k in range(1, len(letters)) if len(letters) > 3)
    if letters[0] != initials[0]:
        return False
    spoken = len(letters) > 3 and _in_order(letters, "".join(t.text for t in name).upper())
    return spoken or any(_in_order(some, initials) for some in (letters, *shorter))


def _in_order(letters: list[str], initials: str) -> bool:
    rest = iter(initials)
    return all(letter in rest for letter in letters)
