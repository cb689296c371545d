"""Who holds a surname that several people of a document bear: whom the bare name means at a place.

Newspapers give the bare name to the person they are speaking of and spell the other out.  So the holder stays
as long as the other is only named in passing, and changes when another bearer is named in full as a subject.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geoquote import resources
from geoquote.text.fold import fold_words
from geoquote.text.mention import NameMention

_BEFORE = 80
_CLAUSE_START = re.compile(r"[!?;:,\n()“”\"]|(?<=[^\W\d_]{4})\.\s|—|–|\s-\s")
_GOES_ON = re.compile(r"\s*[,(]?\s*\w")
_POSSESSIVE = re.compile(r"['’]s?\b|['’]\s")


@dataclass(frozen=True)
class Naming:
    """One place where a bearer of the name is named: bare, or in full and then perhaps as a subject."""

    start: int
    entity: int
    bare: bool
    subject: bool = False
    possessive: bool = False


def naming_of(mention: NameMention, entity: int, text: str, *, bare: bool) -> Naming:
    """Look at one mention's surroundings."""
    after = text[mention.end : mention.end + 3]
    possessive = bool(_POSSESSIVE.match(after))
    subject = not bare and not possessive and _starts_clause(mention, text)
    return Naming(mention.start, entity, bare, subject, possessive)


def _starts_clause(mention: NameMention, text: str) -> bool:
    """Say whether nothing but a description of the person stands between the clause's start and the name."""
    before = _CLAUSE_START.split(text[max(0, mention.start - _BEFORE) : mention.start])[-1]
    describing = resources.words("role_nouns.txt") | resources.words("role_adjectives.txt")
    lower = [w for w in before.split() if w[:1].islower() and not _POSSESSIVE.search(w + " ")]
    return bool(_GOES_ON.match(text[mention.end : mention.end + 4])) and all(
        word in describing for w in lower for word in fold_words(w)
    )


def holder(namings: Sequence[Naming], start: int, text: str) -> int:
    """Give the entity that the bare name means at `start`; `namings` are in text order."""
    before = [n for n in namings if n.start < start]
    if not before:
        after = [n for n in namings if n.start >= start]
        return next((n for n in after if not n.possessive), after[0]).entity
    held = before[0]
    used = held.bare
    for naming in before[1:]:
        if naming.entity == held.entity:
            used = used or naming.bare
            held = naming if naming.subject or not held.subject else held
        elif _takes_over(naming, held, text, used=used):
            held, used = naming, naming.bare
    return held.entity


def _takes_over(naming: Naming, held: Naming, text: str, *, used: bool) -> bool:
    if naming.bare or naming.subject:
        return True
    return not used and not naming.possessive and "\n" in text[held.start : naming.start]
