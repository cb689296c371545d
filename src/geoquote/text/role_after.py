"""The description that stands after a name: "Jane Doe, 27, a student,", "Jane Doe, who is a lawyer"."""

import re
from collections.abc import Sequence

from geoquote import resources
from geoquote.text.fold import fold_words
from geoquote.text.role_words import (
    Token,
    is_adjective,
    is_function_word,
    is_head,
    is_number,
    is_plural,
    is_stop,
    tokens_between,
)

_REACH = 280  # characters after a name that are read
_BRACKET = re.compile(r"\s*[(（][^()（）]{1,60}[)）]")
_COMMA = re.compile(r"\s*(?:,|—|–|\s-\s)\s*(?:(?:aged |age )?\d{1,3}(?:[ -]years?[ -]old)?\s*,\s*)?")
_WHO_IS = re.compile(
    r"\s*,?\s*who\s+(?:is|was|has been|serves as|served as|works as|worked as)\s+(?:also |now |currently )?"
)
_IS = re.compile(
    r"\s+(?:(?:is|was|became|serves as|served as)\s+(?=(?:a|an|the|also|currently)\s)(?:also |currently )?"
    r"|(?:has been|was|is) (?:appointed|named|elected|announced) (?:as )?)"
)
_FROM = re.compile(r"\s*,?\s*(?:from|of|with|at)\s+(?:the\s+)?(?=[A-Z])")
_LINKS = frozenset({"of", "for", "at", "in", "with", "on", "to", "from"})
_DETERMINERS = frozenset({"a", "an", "the", "his", "her", "their", "its", "another", "one"})
_DEFINITE = frozenset({"the", "his", "her", "their", "its"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where", "when"})
_BODY_AFTER = re.compile(
    r"(?:\s*\([^()]{1,40}\))?,\s+((?:[A-Z][\w’'.&-]*)(?:\s+(?:of|for|and|at|the|[A-Z][\w’'.&-]*))+)(?=\s*[,.;])"
)
_MAX_WORDS = 26
_MAX_UNKNOWN = 3  # unknown lower-case words that may stand before the role noun

Place = tuple[int, int]


def after(text: str, end: int, people: Sequence[Place]) -> tuple[Place, str] | None:
    """Give place and kind (apposition, clause) of the description after the name that ends at `end`."""
    at = end
    while found := _BRACKET.match(text, at):
        at = found.end()
    for pattern, kind in ((_WHO_IS, "clause"), (_COMMA, "apposition"), (_IS, "clause")):
        if (found := pattern.match(text, at)) and (place := _phrase(text, found.end(), people)):
            return place, kind
    return None


def _phrase(text: str, start: int, people: Sequence[Place]) -> Place | None:
    """Read a noun phrase with a role noun that starts at `start`."""
    tokens = _until_break(tokens_between(text, start, start + _REACH), people)
    while tokens and tokens[-1].low in _LINKS | _DETERMINERS:
        tokens.pop()
    if tokens[:2] and [t.low for t in tokens[:2]] == ["one", "of"]:
        tokens = tokens[2:]
    if not tokens or "\n" in text[start : tokens[-1].end] or tokens[0].low == "and":
        return None
    head = _head(tokens)
    determined = tokens[0].low in _DETERMINERS or is_number(tokens[0])
    if head is None or (is_plural(tokens[head]) and not determined):
        return None
    last = _last(tokens, head)
    if tokens[0].low in _DEFINITE and last == head and _speaks(text, tokens[last].end):
        return None
    first = 1 if tokens[0].low in {"a", "an", "the"} and last > 0 else 0
    end = _with_body(text, tokens[last].end) if last == head else tokens[last].end
    return (tokens[first].start, end) if first <= head else None


def _speaks(text: str, end: int) -> bool:
    """Say whether a verb follows without a comma: then "the minister" is the next clause's subject."""
    following = tokens_between(text, end, end + 20)
    return bool(following) and is_stop(following[0]) and following[0].low not in _RELATIVE


def _with_body(text: str, end: int) -> int:
    """Take in a body that follows a bare role noun after a comma ("director, Example Institute")."""
    found = _BODY_AFTER.match(text, end)
    nouns = resources.words("body_nouns.txt") | resources.words("unit_nouns.txt")
    return found.end(1) if found and nouns & set(fold_words(found.group(1))) else end


def _until_break(tokens: list[Token], people: Sequence[Place]) -> list[Token]:
    starts = {s for s, _ in people}
    for i, token in enumerate(tokens[:_MAX_WORDS]):
        mark = not token.is_word and not token.clitic and token.text not in {"-", "(", ")", "&", "/"}
        compound = "-" in (t.text for t in tokens[max(0, i - 1) : i + 2])
        purpose = (
            token.low == "to"
            and i + 1 < len(tokens)
            and not (tokens[i + 1].capital or tokens[i + 1].low == "the")
        )
        tank = token.low == "think" and [t.low for t in tokens[i + 1 : i + 2]] in (["tank"], ["tanks"])
        if mark or purpose or (is_stop(token) and not compound and not tank) or token.start in starts:
            return _without_title(tokens[:i]) if token.start in starts else tokens[:i]
    return tokens[:_MAX_WORDS]


def _without_title(tokens: list[Token]) -> list[Token]:
    """Leave out of the words before a name what belongs to that name ("an aide to | President NAME")."""
    if tokens and tokens[-1].low == "and":
        return tokens[:-1]
    if not tokens or not _ends_title(tokens[-1]):
        return tokens
    link = max((i for i, t in enumerate(tokens) if t.low in _LINKS), default=0)
    return tokens[:link] if any(map(is_head, tokens[link + 1 :])) else []  # "the minister of trade NAME"


def _ends_title(token: Token) -> bool:
    portfolio = token.low in resources.words("portfolios.txt")
    return is_head(token) or (token.low not in _LINKS and token.is_word and (token.capital or portfolio))


def _head(tokens: list[Token]) -> int | None:
    """Find the role noun: the last one before the first preposition, with nothing but modifiers before it."""
    unknown, found = 0, None
    determined = tokens[0].low in _DETERMINERS
    for i, token in enumerate(tokens):
        if token.low in _LINKS or (found is not None and token.low == "and"):
            break
        if i > 0 and token.low in _DETERMINERS:
            break
        if is_head(token):
            found = i
        elif token.is_word and not (token.capital or is_adjective(token) or is_number(token)):
            if token.low not in _DETERMINERS | {"and"} and (found is not None or is_function_word(token)):
                break
            unknown += token.low not in _DETERMINERS | {"and"}
            if unknown > _MAX_UNKNOWN + determined:
                break
    return found


def _last(tokens: list[Token], head: int) -> int:
    """Give the index of the phrase's last word: after the role noun come prepositions and further roles."""
    if head + 1 == len(tokens):
        return head
    follows = tokens[head + 1]
    if follows.low == "and":
        rest = _head(tokens[head + 2 :]) if head + 2 < len(tokens) else None
        return head if rest is None else _last(tokens, head + 2 + rest)
    if follows.low in _LINKS or follows.text in {"(", "-"}:
        return len(tokens) - 1
    return head if not follows.capital else _capital_run(tokens, head + 1)


def _capital_run(tokens: list[Token], at: int) -> int:
    while at + 1 < len(tokens) and (tokens[at + 1].capital or not tokens[at + 1].is_word):
        at += 1
    return at


def belongs_to(text: str, end: int, bodies: Sequence[Place]) -> Place | None:
    """Give the body after "from", "of", "with" or "at" behind a name (Jane Doe of Example Institute)."""
    found = _FROM.match(text, end)
    return next(((s, e) for s, e in bodies if found and s == found.end()), None)
