"""How a person is addressed where a name stands: title and role words before it, the gender they state."""

import re
from collections import Counter
from dataclasses import dataclass, field

from geoquote.text.fold import fold_words
from geoquote.text.mention import NameMention
from geoquote.text.names import parse_person, title_genders

_BEFORE = 60  # characters read before a name
_WORDS = 4  # words of them that may describe the person
_MIN_WORD = 3
_PLAIN = frozenset(
    {"the", "and", "that", "with", "from", "said", "told", "for", "but", "was", "has", "had", "were", "who"}
)


@dataclass
class Address:
    """Words that describe a person before the name, and the genders that titles state."""

    words: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Address") -> None:
        """Count another place's address in."""
        self.words += other.words
        self.genders += other.genders

    def agreement(self, other: "Address") -> int:
        """Say whether two addresses speak of one person (more than 0), may (0), or cannot (less)."""
        if self.genders and other.genders and not self.genders.keys() & other.genders.keys():
            return -1
        shared = len(self.words.keys() & other.words.keys())
        return shared + bool(self.genders and other.genders)


def address_of(mention: NameMention, text: str) -> Address:
    """Read the address of one mention from its own title and the words before it in the sentence."""
    before = _last_clause(text[max(0, mention.start - _BEFORE) : mention.start]) if text else ""
    words = fold_words(before)[-_WORDS:] + list(parse_person(mention.text).title)
    genders = (title_genders().get((w,), "") for w in words[-2:])
    telling = (w for w in words if len(w) >= _MIN_WORD and w not in _PLAIN)
    return Address(Counter(telling), Counter(g for g in genders if g))


def _last_clause(before: str) -> str:
    """Cut at the last mark that ends a clause; the full stop of Mr. and Gen. ends none."""
    pieces = re.split(r"[!?;:,\n()“”\"]|(?<=[a-z]{4})\.\s|(?<=[a-z]{3})\.$", before)
    return pieces[-1]
