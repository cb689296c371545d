"""Where the words about a treaty's name stand: up to the next name, in the same sentence, within reach."""

from typing import NamedTuple

from geoquote.text.treaty_tokens import Token, word_set

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


def clause_on_it(tokens: list[Token], names: list[Named], at: int) -> range:
    """Return the tokens that open the next sentence and speak of the treaty: "Signed by A and B in 1961, it …"."""
    first = limit_of(tokens, names, at)
    next_name = names[at + 1].first if at + 1 < len(names) else len(tokens)
    if first >= next_name or tokens[first].sentence == tokens[names[at].last].sentence:
        return range(0)
    if tokens[first].key not in word_set("sign_verbs"):
        return range(0)
    stop = min(len(tokens) - 1, first + REACH, next_name)
    commas = (k for k in range(first, stop) if tokens[k].text == "," and tokens[k + 1].key == "it")
    return range(first, next(commas, first))
