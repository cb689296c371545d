"""Names as they are shown: the fullest one and the aliases, without titles, articles and possessives."""

from collections.abc import Iterable
from functools import lru_cache

from geoquote.text.fold import fold_words
from geoquote.text.names import is_title, without_possessive

_MAX_TITLE_WORDS = 4
_ARTICLES = frozenset({"the", "The", "THE"})


@lru_cache(maxsize=4096)
def shown_name(text: str, kind: str = "PERSON") -> str:
    """Give a name without article and possessive ending, a person's (`kind` PERSON) without title too."""
    words = without_possessive(text.strip()).split()
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    while kind == "PERSON" and (n := _title_words(words)):
        words = words[n:]
    return " ".join(words)


def _title_words(words: list[str]) -> int:
    for n in range(min(_MAX_TITLE_WORDS, len(words) - 1), 0, -1):
        title = tuple(fold_words(" ".join(words[:n])))
        if title and is_title(title, len(words) - n):
            return n
    return 0


def aliases(texts: Iterable[str], *, kind: str = "PERSON") -> list[str]:
    """Give an entity's distinct names in order of first mention; `texts` are its name mentions."""
    return list(dict.fromkeys(shown_name(t, kind) for t in texts))


def canonical_name(texts: Iterable[str], *, kind: str = "PERSON") -> str:
    """Give an entity's fullest name: most words, then most often, then longest, then first."""
    names = [shown_name(t, kind) for t in texts]
    return max(names, key=lambda n: (len(fold_words(n)), names.count(n), len(n), -names.index(n)))
