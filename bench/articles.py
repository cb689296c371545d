"""News-shaped articles out of a seed: python -m bench.articles FOLDER --count N [--seed S] [--words W].

Names, places, goods and treaties are coined anew for every article, so that no cache and no word list knows
them; the sentences come from the grammar beside this file.  The same seed gives the same articles.
"""

import argparse
import json
import random
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

_SLOT = re.compile(r"\{(\w+)\}")
_ONSETS = tuple("bcdfghjklmnprstvwyz") + tuple(re.findall("..", "brchdrfrgrklprshsksttr"))
_NUCLEI = ("a", "e", "i", "o", "u", "ai", "ei", "ou", "ua")
_CODAS = ("", "", "l", "m", "n", "r", "s", "t", "k", "nd", "rk", "sh")
_MIX = {"direct": 3, "indirect": 2, "mixed": 1, "thought": 1, "unnamed": 1, "plain": 3}
"""How often each kind of sentence comes."""


@cache
def _grammar() -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads(
        Path(__file__).with_name("grammar.json").read_text(encoding="utf-8")
    )
    return found


class Reporter:
    """Writes one article: a cast of its own, who are introduced once and called by their surnames after."""

    def __init__(self, seed: str) -> None:
        """Draw the cast of the article of this seed."""
        self._draw = random.Random(seed)
        self._last = ""
        self._known: set[str] = set()
        endings = ("ia", "stan", "land", "ora")
        self._drawn = {"Place": [self._coined(2) + self._draw.choice(endings) for _ in range(3)]}
        self._drawn["Town"] = [self._coined(2) for _ in range(4)]
        self._drawn["coin"] = [self._coined(2).lower() for _ in range(6)]
        for rule in ("body", "treaty", "matter"):
            self._drawn[rule] = [self.say(rule) for _ in range(3)]
        self._drawn["topic"] = self._drawn["matter"][:1]
        self._cast = {f"{self._coined(2)} {self._coined(2)}": self.say("role") for _ in range(5)}

    def article(self, words: int) -> str:
        """Return headline, byline, date and at least so many words of body."""
        day = date(2019, 1, 1) + timedelta(days=self._draw.randrange(2000))
        head = [self._sentence("headline"), f"By {self._coined(2)} {self._coined(2)}", f"{day:%d %B %Y}"]
        self._known.clear()
        paragraphs = [self._sentence("opening")]
        while sum(len(p.split()) for p in paragraphs) < words:
            kinds = self._draw.choices(list(_MIX), list(_MIX.values()), k=self._draw.randint(1, 3))
            paragraphs.append(" ".join(self._sentence(kind) for kind in kinds))
        return "\n\n".join([*head, *paragraphs, self._sentence("closing")]) + "\n"

    def say(self, rule: str) -> str:
        """Return what a rule of the grammar gives; a capital first letter asks for one of the cast or map."""
        return _SLOT.sub(lambda m: self._fill(m[1]), self._draw.choice(_grammar()[rule]))

    def _sentence(self, rule: str) -> str:
        text = self.say(rule)
        return text[0].upper() + text[1:]

    def _fill(self, slot: str) -> str:
        if slot in self._drawn:
            others = [known for known in self._drawn[slot] if known != self._last]
            self._last = self._draw.choice(others or self._drawn[slot])
            return self._last
        match slot:
            case "Coin":
                return self._coined(2)
            case "number":
                return str(self._draw.randint(2, 90))
            case "year":
                return str(self._draw.randint(1950, 2018))
            case "speaker" | "Speaker":
                return self._someone()
            case "Clause":
                return self._sentence("clause")
            case _:
                return self.say(slot)

    def _someone(self) -> str:
        name = self._draw.choice(list(self._cast))
        if name in self._known:
            return name.split()[-1]
        self._known.add(name)
        return f"{name}, {self._cast[name]}," if self._draw.random() < 0.7 else name

    def _coined(self, syllables: int) -> str:
        parts = (self._draw.choice(_ONSETS) + self._draw.choice(_NUCLEI) for _ in range(syllables))
        return ("".join(parts) + self._draw.choice(_CODAS)).capitalize()


def article(number: int, *, seed: int = 1, words: int = 600) -> str:
    """Return the article of this number."""
    return Reporter(f"{seed}/{number}").article(words).replace(",.", ".").replace(",,", ",")


def write_articles(folder: Path, *, count: int, seed: int = 1, words: int = 600) -> None:
    """Write so many articles as text files into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:06}.txt").write_text(article(number, seed=seed, words=words), encoding="utf-8")


def main() -> None:
    """Write the articles that the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=600)
    asked = parser.parse_args()
    write_articles(asked.folder, count=asked.count, seed=asked.seed, words=asked.words)


if __name__ == "__main__":
    main()
