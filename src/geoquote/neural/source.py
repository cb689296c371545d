"""A source phrase as the speaker model sees it: its kind, its head noun, whether it means several."""

import re
from dataclasses import dataclass

from geoquote import resources
from geoquote.text.fold import fold_words

_HE, _SHE = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
_THEY = frozenset({"they", "them", "their", "both"})
_OTHER = frozenset({"it", "its", "i", "we", "you", "who", "which", "that"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "our"})
_OWNERS = frozenset({"his", "her", "its", "their", "our", "my"})
_ENDS_HEAD = frozenset(
    {"of", "who", "from", "at", "in", "for", "with", "to", "by", "on", "that", "which", "and", "including"}
)
_AFTERTHOUGHT = re.compile(r"[,;:()–—]|\s-\s")  # marks behind which nothing heads a phrase
_OPENING = "([“\"'—–- "
_PLURALS = frozenset({"people", "police", "men", "women"})
SMALL = _DEFINITE | frozenset(
    {
        "a",
        "an",
        "of",
        "for",
        "and",
        "in",
        "at",
        "to",
        "from",
        "by",
        "on",
        "with",
        "some",
        "several",
        "many",
        "other",
    }
)


INDEFINITE = frozenset(
    {"a", "an", "some", "several", "many", "one", "another", "most", "other", "two", "three"}
)
_SHORT = {
    "pm": ("prime", "minister"),
    "fm": ("foreign", "minister"),
    "ceo": ("chief", "executive"),
    "ce": ("chief", "executive"),
    "vp": ("vice", "president"),
}


@dataclass(frozen=True)
class Source:
    """A source phrase as the features see it."""

    kind: str
    words: tuple[str, ...]
    head: str
    plural: bool
    common: str = ""  # the head again, where it is printed as a common noun

    @property
    def owner(self) -> str:
        """The possessive that leads the phrase, if one does (“his mother”)."""
        return self.words[0] if self.words and self.words[0] in _OWNERS else ""

    @classmethod
    def read(cls, text: str | None, *, named: frozenset[str], has_cue: bool = False) -> "Source":
        """Read a source's words, `named` the types of the names in it.

        None is a quote without a source: "agentless" with a cue (it was said), else "missing" (words that go on).
        """
        if text is None:
            return cls("agentless" if has_cue else "missing", (), "", False)
        words = _words(text)
        head = _head(text)
        plural = head in _PLURALS or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
        return cls(_kind(words, named), words, head, plural, head if _printed_small(head, text) else "")


def _words(text: str) -> tuple[str, ...]:
    return tuple(full for w in fold_words(text) for full in _SHORT.get(w, (w,)))


def _head(text: str) -> str:
    """Return the noun of a phrase: the last word before a mark, a preposition or a participle (“critics surveyed”)."""
    head = ""
    for word in _words(_AFTERTHOUGHT.split(text.lstrip(_OPENING), maxsplit=1)[0]):
        if head and (word in _ENDS_HEAD or (word.endswith(("ing", "ed")) and _is_noun(head))):
            break
        head = word
    return head


def _is_noun(word: str) -> bool:
    return {noun_class(word), noun_class(word.removesuffix("s"))} != {"other"}


def _printed_small(word: str, text: str) -> bool:
    """Tell a common noun from the end of a given name (“Solen-ves”)."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?!\w)", text) is not None


def _kind(words: tuple[str, ...], named: frozenset[str]) -> str:
    if named:
        return "name" if "PERSON" in named else "body"
    if len(words) == 1:
        for kind, members in (("he", _HE), ("she", _SHE), ("they", _THEY), ("it", _OTHER)):
            if words[0] in members:
                return kind
    return "definite" if words[:1] and words[0] in _DEFINITE else "bare"


def noun_class(head: str) -> str:
    """Say what a nominal's head means: a document, what someone is to another, a body, a person, or none of these."""
    if head in resources.words("document_nouns.txt"):
        return "document"
    if head in resources.words("role_relations.txt"):
        return "relation"
    if head in resources.words("body_nouns.txt") or head in resources.words("unit_nouns.txt"):
        return "body"
    return "person" if head in resources.words("role_nouns.txt") else "other"
