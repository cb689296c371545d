"""Where the words about a treaty's name stand: up to the next name, in the same sentence, within reach."""

from typing import NamedTuple

from geoquote.text.treaty_tokens import Token

REACH = 25


class Named(NamedTuple):
    """Tokens [first, last] that name a treaty."""

    first: int
    last: int


def limit_of(tokens: list[Token], names: list[Named], at: int) -> int:
    """Return the token where the words after the name `names[at]` end."""
    stop = min(len(tokens), names[at].last + 1 + REACH)
    if at + 1 < len(names):
        stop = min(stop, names[at + 1].first)
    sentence = tokens[names[at].last].sentence
    return next((k for k in range(names[at].last + 1, stop) if tokens[k].sentence != sentence), stop)
