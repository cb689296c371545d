"""WordPiece, as the encoder's vocabulary was made for: lower case, no accents, greedy longest match.

Follows BERT's own scheme (Devlin et al., 2019), one word at a time, with the pieces of each word remembered.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path

from geoquote.errors import ModelError

MAX_CHARS = 100  # a longer word is one unknown piece, as in BERT
MAX_PIECES = 32  # of a word with more the first are kept: windows must overlap by more than a word


class WordPiece:
    """Pieces of words by a vocabulary with one piece a line.

    `cls`, `sep`, `pad`, `unk` and `mask` are the ids of the special pieces.
    """

    def __init__(self, vocabulary: list[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.cls, self.sep = self._ids["[CLS]"], self._ids["[SEP]"]
        self.pad, self.unk, self.mask = (self._ids[f"[{name}]"] for name in ("PAD", "UNK", "MASK"))
        self.pieces = lru_cache(maxsize=16_384)(self._pieces)

    @classmethod
    def from_file(cls, path: Path) -> "WordPiece":
        """Read a vocabulary file in UTF-8; ModelError where there is none."""
        try:
            return cls(path.read_text(encoding="utf-8").splitlines())
        except (OSError, UnicodeDecodeError, KeyError) as e:
            raise ModelError(f"{path}: no readable vocabulary ({e!r}); reinstall geoquote") from e

    def _pieces(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces, at least one."""
        if len(word) > MAX_CHARS:
            return (self.unk,)
        folded = unicodedata.normalize("NFD", word.lower())
        out: list[int] = []
        for part in _split("".join(c for c in folded if unicodedata.category(c) != "Mn")):
            out += self._match(part)
        return tuple(out[:MAX_PIECES]) or (self.unk,)

    def _match(self, word: str) -> list[int]:
        out, start = [], 0
        while start < len(word):
            for end in range(len(word), start, -1):
                found = self._ids.get(("##" if start else "") + word[start:end])
                if found is not None:
                    break
            else:
                return [self.unk]
            out.append(found)
            start = end
        return out


def _split(word: str) -> list[str]:
    """Split at punctuation and around ideographs."""
    out: list[str] = []
    joined = False
    for c in word:
        if c.isspace():
            joined = False
        elif not c.isalnum() or "\u3400" <= c <= "\u9fff":
            out.append(c)
            joined = False
        elif joined:
            out[-1] += c
        else:
            out.append(c)
            joined = True
    return out
