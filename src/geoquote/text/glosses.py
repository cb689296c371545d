"""Second names that the text itself gives: "Full Name (FN)", "Name (名)", "X, known as Y"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from geoquote.text.bodies import own_acronym
from geoquote.text.mention import NameMention

_OPEN = re.compile(r"['’]?s?\s*[(（\[]\s*[“\"‘']?(?:the |or |also |formerly )?")
_CLOSE = re.compile(r"[”\"’']?\s*[)）\]]")
_KNOWN_AS = re.compile(
    r",?\s*(?:who is |is |was )?(?:also |better |popularly |commonly |widely |formerly |formally )?"
    r"(?:known (?:\w+ )?as|called|nicknamed|dubbed|aka|a\.k\.a\.|alias|born|né|née)\s+(?:the )?[“\"‘']?"
)
_ACRONYM = re.compile(
    r"['’]?s?\s*\(\s*[“\"‘']?(?:the )?([A-Z][\w&-]{0,10}[A-Z\d][\w-]{0,3}|[A-Z][a-z]{2,9})[”\"’']?\s*\)"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_MAX_GAP = 40


def glosses(mentions: Sequence[NameMention], text: str) -> Iterator[tuple[str, str]]:
    """Give pairs of names that the text declares one; mentions are in text order and of one type."""
    for before, after in pairwise(mentions):
        gap = text[before.end : after.start] if 0 <= after.start - before.end <= _MAX_GAP else None
        if gap is not None and (_in_bracket(gap, after, text) or _KNOWN_AS.fullmatch(gap)):
            yield before.text, after.text
    for mention in mentions:
        yield from _acronyms(mention, text)


def _in_bracket(gap: str, after: NameMention, text: str) -> bool:
    if not _OPEN.fullmatch(gap) or not _CLOSE.match(text, after.end):
        return False
    return after.type != "PERSON" or not _LATIN.search(after.text) or " " not in after.text


def _acronyms(mention: NameMention, text: str) -> Iterator[tuple[str, str]]:
    if mention.type == "PERSON":
        return
    if own := own_acronym(mention.text):
        yield mention.text, own
    found = _ACRONYM.match(text, mention.end)
    if found and " " in mention.text:
        yield mention.text, found.group(1)
