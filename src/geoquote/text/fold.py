"""Names and words brought to one form, so that two spellings of one name compare equal.

Whoever asks for SUN YUN means Yun Sun, and a text that prints João, Joao or President João’s means one man:
case, accents, punctuation, possessives and leading titles say nothing about who is meant.
"""

import re
import unicodedata
from functools import cache, lru_cache

from geoquote import resources

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʻ`´′＇", "'"))
_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe",
    "ı": "i", "ŧ": "t", "ħ": "h", "ə": "a", "ʼ": "'",
})  # fmt: skip
_POSSESSIVE = re.compile(r"'s\b|'")
_DOTTED = re.compile(r"\b(?:[^\W_]\.){2,}")
_WORD = re.compile(r"[^\W_]+")


def fold_words(text: str) -> list[str]:
    """Give the words of a text without case, accents, punctuation and possessives."""
    plain = text.replace("`", "'").lower() if text.isascii() else _plain(text)
    plain = _DOTTED.sub(lambda m: m[0].replace(".", "") + " ", _POSSESSIVE.sub("", plain))
    return _WORD.findall(plain)


def _plain(text: str) -> str:
    """Bring letters and apostrophes of any kind to one form."""
    plain = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    plain = unicodedata.normalize("NFKD", plain)  # once more: a folded letter may come apart
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """Give a name as folded words parted by one space, without leading titles; initials stand as one word."""
    return " ".join(_without_titles(_join_initials(fold_words(name))))


def _join_initials(words: list[str]) -> list[str]:
    """Write "j d vance" as "jd vance": newspapers print J. D., J.D. and JD alike."""
    joined: list[str] = []
    last_single = False
    for word in words:
        single = len(word) == 1
        if single and last_single:
            joined[-1] += word
        else:
            joined.append(word)
        last_single = single
    return joined


def _without_titles(words: list[str]) -> list[str]:
    """Drop every title before the name, as long as a name is left."""
    any_name, full_name_only, longest = _titles()
    start = 0
    while True:
        for length in range(min(longest, len(words) - start - 1), 0, -1):
            title = " ".join(words[start : start + length])
            left = len(words) - start - length
            if title in any_name or (title in full_name_only and left >= 2):
                start += length
                break
        else:
            return words[start:]


@cache
def _titles() -> tuple[frozenset[str], frozenset[str], int]:
    """Give titles before any name, titles before full names only, and the longest one's number of words."""
    careful = frozenset(" ".join(fold_words(t)) for t in resources.lines("titles_before_full_names.txt"))
    known = frozenset(" ".join(fold_words(row["title"])) for row in resources.rows("titles.csv"))
    return known - careful, careful, max(len(title.split()) for title in known | careful)
