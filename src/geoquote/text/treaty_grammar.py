"""Names of treaties by their build: capitalised words, a head ("Pact"), and what follows it ("on …", "of …").

A name needs more than common words: a name of its own before the head, a complement after it, or several
common words together.  Everything runs over words with bounded steps, so the time is linear in the text.
"""

from functools import cache
from typing import NamedTuple

from geoquote import resources
from geoquote.text.treaty_tokens import Token, word_set

_LEFT_REACH = 14
_RIGHT_REACH = 40
_LIST_REACH = 14
_PENDING = 4
_HEADS_INSIDE = frozenset({"charter", "protocol", "agreement"})  # Energy Charter Treaty
_ROMAN = frozenset({"I", "II", "III", "IV", "V", "VI", "VII", "VIII"})


class Candidate(NamedTuple):
    """Tokens [first, last] that read like a treaty's name; `head` is the token of "Treaty" or its kin."""

    first: int
    last: int
    head: int
    complement: bool


@cache
def places() -> frozenset[str]:
    """Return states and capitals by name: what a treaty stands beside and is not named by."""
    rows = resources.data("countries.json")
    return frozenset(n for row in rows for n in (row["name"], *row["aliases"], *row["capitals"]))


@cache
def demonyms() -> frozenset[str]:
    """Return the adjectives of states."""
    return frozenset(n for row in resources.data("countries.json") for n in row["demonyms"])


def find_candidates(tokens: list[Token]) -> list[Candidate]:
    """Return what is built like a treaty's name, in order; candidates may overlap."""
    found = []
    heads, lower = word_set("heads"), word_set("lower_heads")
    for at, token in enumerate(tokens):
        if token.key not in heads:
            continue
        if token.capital:
            found.append(_capital_name(tokens, at))
        elif token.key in lower:
            found.append(_lower_name(tokens, at))
    return [c for c in found if c]


def _capital_name(tokens: list[Token], head: int) -> Candidate | None:
    first = _left(tokens, head)
    last = _after_head(tokens, head)
    end = _complement(tokens, head, last)
    candidate = Candidate(first, max(end, last), head, end > last)
    if _runs_on(tokens, candidate) or not _is_name(tokens, candidate):
        return None
    return candidate


def _after_head(tokens: list[Token], head: int) -> int:
    """Take in "of Understanding" and Roman numbers."""
    last = head
    if [t.text for t in tokens[head + 1 : head + 3]] == ["of", "Understanding"]:
        last = head + 2
    if last + 1 < len(tokens) and tokens[last + 1].text in _ROMAN:
        last += 1
    return last


def _is_name(tokens: list[Token], candidate: Candidate) -> bool:
    first, last, head, complement = candidate
    common = word_set("generic_modifiers") | word_set("heads")
    modifiers = [t for t in tokens[first:head] if t.capital]
    if complement:
        return True
    if any(t.key not in common and t.text not in demonyms() for t in modifiers):
        return True
    strong = tokens[head].key in word_set("strong_heads")
    if modifiers and strong and _with_partner(tokens, candidate):
        return True
    return len(modifiers) >= (2 if strong else 3) and last == head


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


def _runs_on(tokens: list[Token], candidate: Candidate) -> bool:
    """Tell whether a further capitalised word makes it another thing's name ("Treaty Room")."""
    if candidate.last + 1 >= len(tokens):
        return False
    after = tokens[candidate.last + 1]
    return (
        after.capital
        and after.sentence == tokens[candidate.last].sentence
        and after.text not in word_set("dates")
        and after.key not in word_set("starters")
    )


def _left(tokens: list[Token], head: int) -> int:
    """Return where the name's capitalised words before the head begin."""
    sure = first = head
    linked = False
    for at in range(head - 1, max(-1, head - _LEFT_REACH), -1):
        token = tokens[at]
        if token.sentence != tokens[head].sentence:
            break
        if _modifier(token):
            first = at
            sure = sure if linked else at
        elif at + 1 < head and _links(tokens, at, linked):
            linked = True
        else:
            break
    return first if linked and _stands_apart(tokens, first) else sure


def _modifier(token: Token) -> bool:
    if not token.capital or token.text in word_set("stop_caps") or token.text in word_set("dates"):
        return False
    if token.key in word_set("headline_verbs"):
        return False
    if token.key.rpartition("-")[2] in word_set("hyphen_adjectives"):
        return False
    return token.key not in word_set("heads") or token.key in _HEADS_INSIDE


def _links(tokens: list[Token], at: int, linked: bool) -> bool:
    """Tell whether "and", "of" or a list's comma stands between two capitalised words."""
    if at == 0 or not _modifier(tokens[at + 1]) or not _modifier(tokens[at - 1]):
        return False
    key = tokens[at].key
    return key in {"and", "of", "&", "for", "on", "in"} or (linked and key == ",")


def _stands_apart(tokens: list[Token], first: int) -> bool:
    if first == 0:
        return True
    before = tokens[first - 1]
    return before.key in word_set("determiners") or before.mark or before.text.isdigit()


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
    if starter == "to" and tokens[head].key not in word_set("to_heads"):
        return last
    place = starter == "of" and not _topical(tokens, at + 1)
    end = _Complement(tokens, at + 1, place=place).end()
    if starter in {"between", "among"} and not _has_topic(tokens, at, end):
        return last if tokens[head - 1].capital and _modifier(tokens[head - 1]) else end or last
    return end or last


def _topical(tokens: list[Token], at: int) -> bool:
    return tokens[at].key in word_set("topical_of") | word_set("joiners")


def _has_topic(tokens: list[Token], first: int, end: int | None) -> bool:
    topics = {"on", "concerning", "for", "regarding"}
    return end is not None and any(t.key in topics for t in tokens[first:end])


class _Complement:
    """Walks the words after "on" or "of" to the last capitalised one that still belongs to the name."""

    def __init__(self, tokens: list[Token], first: int, *, place: bool) -> None:
        self.tokens = tokens
        self.first = first
        self.joiners = word_set("place_joiners") if place else word_set("joiners")
        self.place = place

    def end(self) -> int | None:
        """Return the last token, or None where nothing capitalised follows."""
        last, pending = None, 0
        stop = min(len(self.tokens), self.first + _RIGHT_REACH)
        for at in range(self.first, stop):
            if self._belongs(at):
                last, pending = at, 0
            elif pending < _PENDING and self._joins(at, last):
                pending += 1
            else:
                break
        return last

    def _belongs(self, at: int) -> bool:
        token = self.tokens[at]
        return self._same_sentence(at) and token.capital and token.text not in word_set("dates")

    def _same_sentence(self, at: int) -> bool:
        return self.tokens[at].sentence == self.tokens[self.first].sentence

    def _joins(self, at: int, last: int | None) -> bool:
        token = self.tokens[at]
        if not self._same_sentence(at) or at + 1 >= len(self.tokens):
            return False
        if token.text == ",":
            return last is not None and not self.place and self._in_list(at)
        if token.key in {"'s", "’s"}:
            return last is not None and not self.place and self.tokens[at + 1].capital
        if token.key in {"in", "at"} and last is not None:
            return not self._says_where(at)
        if token.key in {"between", "among"}:
            return last == at - 1 and self.tokens[last].key in word_set("between_nouns")
        if token.key in {"and", "or"}:
            return last is not None and not self._next_treaty(at)
        return token.key in self.joiners

    def _says_where(self, at: int) -> bool:
        """Tell "signed the Pact in Kesmar" from "Treaty on Forces in Europe"."""
        following = self.tokens[at + 1]
        if following.text in word_set("dates") or following.text in places():
            return True
        before = self.tokens[max(0, self.first - 12) : self.first]
        signed = any(t.key in word_set("sign_verbs") and t.sentence == following.sentence for t in before)
        return signed and following.key != "the"

    def _next_treaty(self, at: int) -> bool:
        """Tell whether "and" leads to another treaty's name, or to a state as the next clause's subject."""
        reach = range(at + 1, min(len(self.tokens), at + 8))
        for k in reach:
            token = self.tokens[k]
            if token.key in word_set("heads") and token.capital:
                return True
            if not token.capital and token.key not in {"the", "its", "their"}:
                break
        follower = self.tokens[at + 1].text
        return follower in places() and self.tokens[at - 1].text not in places()

    def _in_list(self, at: int) -> bool:
        """Tell whether this comma parts a list's items: a later "and" closes it before the name ends."""
        if not self._listable(at + 1):
            return False
        for k in range(at + 1, min(len(self.tokens) - 1, at + _LIST_REACH)):
            token = self.tokens[k]
            if token.key in {"and", "or"}:
                return self._listable(k + 1) and not self._next_treaty(k)
            if not (token.capital or token.text == "," or token.key in self.joiners):
                return False
            if token.key in word_set("heads") and token.capital:
                return False
        return False

    def _listable(self, at: int) -> bool:
        token = self.tokens[at]
        if token.key in {"the", "their", "its"} and at + 1 < len(self.tokens):
            token = self.tokens[at + 1]
        return token.capital and token.text not in places() and token.text not in word_set("dates")


def _lower_name(tokens: list[Token], head: int) -> Candidate | None:
    """Read "the Mirel accord", "the Doha peace agreement": the article, a name, common words, the head."""
    at = head - 1
    while at > max(0, head - 4) and tokens[at].key in word_set("topics") and not tokens[at].capital:
        at -= 1
    first = at + 1
    while at >= max(0, head - 8) and _modifier(tokens[at]):
        first, at = at, at - 1
    names = tokens[first:head]
    if first == head or at < 0 or tokens[at].key != "the" or not tokens[first].capital:
        return None
    candidate = Candidate(first, head, head, False)
    if tokens[first].sentence != tokens[head].sentence or _runs_on(tokens, candidate):
        return None
    return candidate if _own_name([t for t in names if t.capital]) else None


def _own_name(names: list[Token]) -> bool:
    """Tell whether the words before a lower-case head name one treaty: no state, people or acronym alone."""
    whole = " ".join(t.text for t in names)
    common = word_set("generic_modifiers")
    if whole in places() or whole in demonyms() or whole.isupper() or whole in word_set("seats"):
        return False
    return not all(t.key in common or t.text in demonyms() or t.text.isupper() for t in names)
