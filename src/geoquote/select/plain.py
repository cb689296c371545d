"""The article in a pasted or scraped page."""

from dataclasses import dataclass

from geoquote.document import Meta
from geoquote.resources import data
from geoquote.select.features import is_furniture, score
from geoquote.select.headers import find_title, is_header_line, stated_meta
from geoquote.select.paragraphs import Paragraph, paragraphs, word_count
from geoquote.select.runs import best_runs

SHORT = 100  # Words: a text shorter than this was typed or cut by somebody, and is read whole.


@dataclass(frozen=True)
class Selection:
    """The title and the body's paragraphs, and what the lines around them state."""

    title: Paragraph | None
    body: list[Paragraph]
    meta: Meta


def select_plain(text: str) -> Selection:
    """Return the article; all of the text where it is short or nothing looks like one."""
    found = paragraphs(text)
    if word_count(found) < SHORT:
        return Selection(None, found, Meta())
    settings = data("selection.json")
    scores = [score(paragraph) for paragraph in found]
    runs = best_runs(scores, enter=settings["enter"], leave=settings["leave"])
    if not runs:
        return Selection(None, found, Meta())
    first, last = max(runs, key=lambda run: sum(scores[run[0] : run[1]]))
    title = find_title(found, first)
    body = [p for p in found[first:last] if not is_header_line(p) and not (p.words < 30 and is_furniture(p.text))]
    return Selection(title, body, stated_meta(found, first, last, title))
