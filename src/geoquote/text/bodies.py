"""Names of bodies taken apart: companies, ministries, parties, treaties."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from geoquote import resources
from geoquote.text.fold import fold_words
from geoquote.text.names import without_possessive
from geoquote.text.states import demonym_state, named_state

_SMALL = frozenset(
    ["the", "of", "for", "and", "in", "on", "at", "to", "a", "an", "de", "la", "et", "with", "against", "by"]
)
_ACRONYM_IN_BRACKETS = re.compile(r"\s*\((?:the )?([A-Z][\w&-]{0,10}[A-Z\d][\w-]{0,3})\)")
_MAX_ACRONYM = 10
_UNITED_NATIONS = "un"


@dataclass(frozen=True)
class BodyName:
    """A body's name in folded, standardised words; `text` keeps its capitals."""

    text: str
    words: tuple[str, ...]

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words that carry meaning: no small words, no legal form, a state's name for its demonym."""
        kept = [w for w in self.words if w not in _SMALL]
        while len(kept) > 1 and kept[-1] in resources.words("company_suffixes.txt"):
            kept.pop()
        return tuple(state_word(w) for w in kept) or self.words

    @cached_property
    def acronym(self) -> bool:
        """Whether it is written as an acronym: one word, most of it capitals."""
        letters = [c for c in self.text if c.isalpha()]
        capitals = sum(c.isupper() for c in letters)
        short = len(self.words) == 1 and 1 < len(letters) <= _MAX_ACRONYM
        return short and capitals > 1 and capitals * 2 >= len(letters)

    @cached_property
    def initials(self) -> frozenset[str]:
        """Its acronyms: of all words, of those that carry meaning, without a state before or after them."""
        content = [w for w in self.words if w not in _SMALL]
        variants = [self.words, content, [w for w in self.words if w not in {"the", "of"}]]
        variants.append([w for w in content if w != _UNITED_NATIONS])
        if state_word(content[0]) != content[0] if content else False:
            variants.append(content[1:])
        if "of" in self.words and named_state(" ".join(self.words[self.words.index("of") + 1 :])):
            variants.append(self.words[: self.words.index("of")])
        forms = {"".join(w if w.isdigit() else w[0] for w in variant if w) for variant in variants}
        return frozenset(f for f in forms if len(f) > 1)

    @cached_property
    def is_state(self) -> bool:
        """Whether it is nothing but a state's name or demonym, which no body's short form is."""
        return bool(named_state(self.text) or demonym_state(self.text))


@lru_cache(maxsize=4096)
def state_word(word: str) -> str:
    """Give one word for a one-word state, its aliases and demonyms; any other word is its own."""
    state = demonym_state(word) or named_state(word)
    return f"state:{state.code}" if state else word


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    return {row["variant"]: row["standard"] for row in resources.rows("spellings.csv")}


@lru_cache(maxsize=1024)
def parse_body(text: str) -> BodyName:
    """Take a body's name apart: article, possessive and bracketed acronym away, spellings made one."""
    bare = without_possessive(_ACRONYM_IN_BRACKETS.sub(" ", text).strip() or text)
    words = [_spellings().get(w, w) for w in fold_words(bare)]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return BodyName(bare.strip(), tuple(words) or (text,))


def own_acronym(text: str) -> str | None:
    """Give the acronym that a name itself carries in brackets."""
    found = _ACRONYM_IN_BRACKETS.search(text)
    return found.group(1) if found and found.start() else None


@lru_cache(maxsize=1)
def known_bodies() -> dict[tuple[str, ...], str]:
    """Give the key of each well-known body that has several names, by each name's folded words."""
    lines = resources.lines("body_aliases.txt")
    return {parse_body(name).words: f"body:{line}" for line in lines for name in line.split("|")}
