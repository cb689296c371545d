"""What is told without the network: names, roles, treaties, dates, search words.  All of it stands in the text."""

from datetime import date
from pathlib import Path

from geoquote.errors import PatternError
from geoquote.patterns import TYPES, read_patterns
from geoquote.text.bodies import own_acronym, parse_body
from geoquote.text.body_fit import fit_body
from geoquote.text.body_ids import body_id
from geoquote.text.cluster import link_names
from geoquote.text.controls import one_line, without_controls
from geoquote.text.dates import find_date
from geoquote.text.fold import fold, fold_words
from geoquote.text.fulltext import parse
from geoquote.text.gender import gender_hint
from geoquote.text.mention import NameMention
from geoquote.text.names import fit, parse_person
from geoquote.text.role_fit import parse_role
from geoquote.text.roles import find_role
from geoquote.text.shown import aliases, canonical_name, shown_name
from geoquote.text.similar import similar
from geoquote.text.states import state_of
from geoquote.text.treaties import find_treaties, is_generic_treaty
from geoquote.text.treaty_nominals import NamedTreaty, find_nominals
from geoquote.text.words import words
from tests.fuzz import files, pages, texts
from tests.fuzz.dice import Dice
from tests.fuzz.target import Target

_NAMED = ["PERSON", "ORG", "GPE", "LOC", "NORP", "TREATY", "DATE", "MONEY", "FAC", "PRODUCT"]


def _check_names(case: tuple[str, str], _folder: Path) -> None:
    one, other = case
    for text in case:
        for tell in (shown_name, own_acronym, state_of, parse_role, is_generic_treaty, fold_words):
            tell(text)
        assert fold(text) == fold(fold(text))
    assert 0 <= fit(parse_person(one), parse_person(other)) <= 1
    assert 0 <= fit_body(parse_body(one), parse_body(other)) <= 1
    assert similar(one, other) == similar(other, one)
    body_id(case)
    for kind in ("PERSON", "ORG"):
        aliases(case, kind=kind)
        canonical_name(case, kind=kind)


def mentions_of(text: str, numbers: list[int]) -> list[NameMention]:
    """Take words of a text for names, one to three words each, none twice."""
    found, out, last = words(text), [], 0
    for k, number in enumerate(sorted(n % (len(found) + 1) for n in numbers)):
        stop = min(number + k % 3 + 1, len(found))
        if number >= last and number < stop:
            start, end = found[number][0], found[stop - 1][1]
            out.append(NameMention(text[start:end], _NAMED[(number + k) % len(_NAMED)], start, end))
            last = stop
    return out


def _check_mentions(case: tuple[str, list[int]], _folder: Path) -> None:
    text, numbers = case
    mentions = mentions_of(text, numbers)
    links = link_names(mentions, text)
    assert len(links) == len(mentions)
    assert all(0 <= link.score <= 1 for link in links)
    for m in mentions:
        role = find_role(text, m.start, m.end, mentions)
        if role:
            assert 0 <= role.role_span[0] < role.role_span[1] <= len(text)
    places = [(m.start, m.end) for m in mentions]
    hint = gender_hint(text, places[::2], places[1::2])
    assert min(hint.male, hint.female) >= 0


def _check_treaties(text: str, _folder: Path) -> None:
    last = 0
    found = find_treaties(text)
    for t in found:
        assert last <= t.start < t.end <= len(text)
        assert t.text == text[t.start : t.end]
        last = t.end
    named = [NamedTreaty(k, (t.text,), t.start, t.official_name, t.year) for k, t in enumerate(found)]
    for nominal in find_nominals(text, named, [(t.start, t.end) for t in found]):
        assert 0 <= nominal.start < nominal.end <= len(text)


def _check_dates(text: str, _folder: Path) -> None:
    found = find_date(text)
    if found is not None:
        assert found.isascii()
        date.fromisoformat(found[:10])


def _check_search(text: str, _folder: Path) -> None:
    try:
        parse(text)
    except ValueError as error:
        assert str(error)
    assert not set(without_controls(text)) & set(map(chr, [*range(9), 11, *range(12, 32), *range(127, 160)]))
    assert one_line(text) == one_line(one_line(text))


def _check_patterns(data: bytes, folder: Path) -> None:
    path = folder / "patterns.jsonl"
    path.write_bytes(data)
    try:
        found = read_patterns([path])
    except PatternError as error:
        assert str(path) in str(error)
    else:
        assert all(line.label in TYPES for line in found.lines)


_DATED = [
    *texts.DATES, *texts.SPACES, "2024", "٢٠٢٤-٠٦-٢٠", "-", "/", "06", "31", "T25:00Z", "Feb", "th,", "0000-00-00",
    "ſept", "AUGUſT", "²", "Jan", "1961", "01", "of",
]  # fmt: skip
_QUESTIONS = [
    "canal", "AND", "OR", "NOT", "(", ")", '"', "*", "tunnel*", "NEAR", "straße", "千", "^", ":", "-", "\x00",
    "'", "{", "a:",
]  # fmt: skip


def _name(d: Dice) -> str:
    return d.pick([texts.name, texts.named, texts.odd, texts.salad, texts.long_word, texts.anything])(d)


def _named_text(d: Dice) -> tuple[str, list[int]]:
    return texts.mixed(d), [d.number(300) for _ in range(d.number(8))]


def _search(d: Dice) -> str:
    return texts.text(d) if d.chance(3) else " ".join(d.pick(_QUESTIONS) for _ in range(d.number(9)))


def _pattern(d: Dice) -> str:
    if d.chance(5):
        return d.pick(files.LINES)
    tokens = d.several(lambda d: {d.pick(["LOWER", "TEXT", "POS", "OP", "x"]): _name(d)}, 2)
    found = {
        "label": d.pick(["PERSON", "ORG", "ANIMAL", 1]),
        "pattern": d.pick([_name(d), tokens, pages.value(d)]),
    }
    return files.json.dumps(found | {d.pick(["id", "id", "x"]): d.pick(["solen", "", " ", None, 3])})


def _patterns(d: Dice) -> bytes:
    return files.encoded(d, "\n".join(d.several(_pattern, 3)))


TARGETS = [
    Target("names", lambda d: (_name(d), _name(d)), _check_names, 400),
    Target("mentions and roles", _named_text, _check_mentions, 500),
    Target("treaties", texts.mixed, _check_treaties, 500),
    Target("dates", lambda d: d.joined(_DATED, 8) if d.chance(2) else texts.headed(d), _check_dates, 500),
    Target("search words and terminal text", _search, _check_search, 400),
    Target("the user's own names", _patterns, _check_patterns, 200),
]
