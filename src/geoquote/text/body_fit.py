"""How well one body's name fits another as its short form, acronym or other spelling."""

from geoquote import resources
from geoquote.text.bodies import BodyName, known_bodies
from geoquote.text.similar import similar

_LINKS = frozenset({"of", "for", "and", "in", "on"})


def fit_body(short: BodyName, long: BodyName) -> float:
    """Score from 0 to 1 how well a body's name fits a longer (or equal) one of the same body."""
    if _equal(short, long):
        return 1.0
    if _known(short, long):
        return 0.95
    if ("(" in short.text) != ("(" in long.text):
        return 0.0  # a qualifier in brackets makes another body; bracketed acronyms are gone by now
    if short.acronym:
        return 0.95 if short.words[0] in long.initials else _fit_short_form(short, long)
    if len(short.content) == len(long.content):
        return 0.9 if _spelled_otherwise(short.content, long.content) else 0.0
    return _fit_short_form(short, long)


def _equal(a: BodyName, b: BodyName) -> bool:
    if a.words == b.words or sorted(a.content) == sorted(b.content):
        return True
    return "".join(a.content) == "".join(b.content)


def _known(a: BodyName, b: BodyName) -> bool:
    body = known_bodies().get(a.words)
    return body is not None and body == known_bodies().get(b.words)


def _spelled_otherwise(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return all(_plural(x, y) or similar(x, y) for x, y in zip(a, b, strict=True))


def _plural(a: str, b: str) -> bool:
    return a == b or a + "s" == b or b + "s" == a


def _fit_short_form(short: BodyName, long: BodyName) -> float:
    a, b = short.content, long.content
    if len(a) >= len(b) or short.is_state:
        return 0.0
    return max(_fit_start(short, long), _fit_end(short, long), _fit_gaps(a, b))


def _kinds() -> frozenset[str]:
    words = resources.words
    return words("body_nouns.txt") | words("treaty_nouns.txt") | words("company_suffixes.txt")


def _fit_start(short: BodyName, long: BodyName) -> float:
    """Score a short form that drops the end: a kind of body, "of …", or all after a telling first word."""
    a, b, kinds = short.content, long.content, _kinds()
    if not all(_plural(x, y) for x, y in zip(a, b, strict=False)) or set(a) <= kinds:
        return 0.0
    rest = long.words[len(short.words) :] if long.words[: len(short.words)] == short.words else ()
    if rest and rest[0] in _LINKS:
        return 0.9 if len(a) > 1 else 0.0
    dropped = b[len(a) :]
    if all(w in kinds for w in dropped):
        return 0.9
    if all(w.startswith("state:") for w in dropped):
        return 0.7 if len(a) > 1 else 0.0
    telling = len(a) == 1 and not short.acronym and short.text[:1].isupper() and len(a[0]) > 2
    return 0.6 if telling and not resources.words("unit_nouns.txt") & set(dropped) else 0.0


def _fit_end(short: BodyName, long: BodyName) -> float:
    """Score a short form that drops the beginning: a state, a larger body, a place."""
    a, b = short.content, long.content
    dropped = b[: -len(a)]
    if b[-len(a) :] != a:
        return 0.0
    if len(a) > 1 and all(w.startswith("state:") for w in dropped):
        return 0.9
    if len(a) > 1:
        return 0.85 if len(dropped) == 1 else 0.7
    ranks = resources.words("body_ranks.txt")
    only_one = all(w in ranks or w.startswith("state:") for w in dropped)
    return 0.6 if only_one and short.text[:1].isupper() else 0.0


def _fit_gaps(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Score a short form that keeps the first word, the kind at the end and some between, in order."""
    if b[-1] in resources.words("unit_nouns.txt") and a[-1] != b[-1]:
        return 0.0
    rest = iter(b)
    in_order = len(a) > 1 and a[0] == b[0] and all(w in rest for w in a)
    return (
        0.8 if in_order and (a[-1] == b[-1] or a[-1] in _kinds() | resources.words("unit_nouns.txt")) else 0.0
    )
