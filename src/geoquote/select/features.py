"""How much a paragraph of a pasted page looks like a paragraph of an article."""

import re
from collections.abc import Mapping

from geoquote.resources import data, words
from geoquote.select.paragraphs import Paragraph
from geoquote.select.phrases import phrases

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"[.!?…:;,]['’\"”»)\]]*$")
_QUOTED = re.compile(r"[\"“”„«»]|(?<!\w)[‘'](?=\w)")
_BULLET = re.compile(r"^[•‣◦▪●·*>»|-]\s")
_STAMP = re.compile(
    r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d\b|\b\d+\s*(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|\w@[\w-]+\.\w|\b\w+\.(?:com|org|net)\b", re.IGNORECASE)
_PARTED = re.compile(r"\s[|›»>•·/]\s|[|›»]")
_GLUED = re.compile(r"[a-z]{3}[A-Z]")
_READ = 2000  # Characters of a paragraph that are looked at: its kind shows by then, however long it is.
_LONG = 40


def features(paragraph: Paragraph) -> dict[str, float]:
    """Return the features by name, each between 0 and 1."""
    text = paragraph.text[:_READ]
    found = _WORD.findall(text)
    count = max(1, len(found))
    length = min(len(found), _LONG) / _LONG
    furniture = float(is_furniture(text))
    return {
        "length": length,
        "one_line": float(len(found) < 6),
        "sentence": float(ends_sentence(paragraph) and len(found) > 3),
        "function_words": sum(word.lower() in words("function_words.txt") for word in found) / count,
        "capitals": sum(word[0].isupper() for word in found) / count,
        "shouting": float(text.isupper()),
        "quoted": float(bool(_QUOTED.search(text))),
        "furniture": furniture * (1 - length),
        "furniture_long": furniture * length,
        "bullet": float(bool(_BULLET.match(text))),
        "stamp": float(bool(_STAMP.search(text))) * (1 - length),
        "address": float(bool(_ADDRESS.search(text))),
        "glued": float(bool(_GLUED.search(text))),
        "parted": float(bool(_PARTED.search(text))),
    }


def score(paragraph: Paragraph) -> float:
    """Return the log odds that a paragraph, taken alone, is of an article."""
    weights: Mapping[str, float] = data("selection.json")["weights"]
    return weights["bias"] + sum(weights[name] * value for name, value in features(paragraph).items())


def ends_sentence(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph ends as a sentence or a part of one does."""
    return bool(_SENTENCE_END.search(paragraph.text[-8:]))


def is_furniture(text: str) -> bool:
    """Tell whether a line holds a phrase of the list of furniture."""
    return phrases("furniture.txt").found_in(text[:_READ])
