"""The lists of phrases by which furniture, captions and endings are known."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from geoquote.resources import lines

_TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class _Phrase:
    text: str
    at_start: bool
    at_end: bool

    def stands_at(self, text: str, start: int) -> bool:
        end = start + len(self.text)
        if (self.at_start and start > 0) or (self.at_end and end != len(text)):
            return False
        goes_on = self.text[-1].isalnum() and text[end : end + 1].isalnum()
        return not goes_on and text.startswith(self.text, start)


class Phrases:
    """A list of phrases, found by their first word: in time linear in the text, however long the list."""

    def __init__(self, entries: tuple[str, ...]) -> None:
        """Take phrases in lower case; "^" and "$" tie one to either end of the text."""
        self._by_first: dict[str, list[_Phrase]] = defaultdict(list)
        for entry in entries:
            bare = entry.removeprefix("^").removesuffix("$").strip()
            phrase = _Phrase(bare, entry.startswith("^"), entry.endswith("$"))
            self._by_first[_TOKEN.findall(bare)[0]].append(phrase)

    def found_in(self, text: str) -> bool:
        """Tell whether a phrase stands in the text, in whole words, whatever the case and white space."""
        searched = folded(text)
        return any(
            phrase.stands_at(searched, hit.start())
            for hit in _TOKEN.finditer(searched)
            for phrase in self._by_first.get(hit.group(), ())
        )


@cache
def phrases(name: str) -> Phrases:
    """Return the phrases of a resource."""
    return Phrases(lines(name))


def folded(text: str) -> str:
    """Return a text in lower case with single spaces."""
    return " ".join(text.lower().split())
