"""The article in a pasted or scraped page."""

from dataclasses import dataclass, replace

from geoquote.document import Meta
from geoquote.resources import data
from geoquote.select.asides import is_aside, without_ending
from geoquote.select.choose import article_runs
from geoquote.select.features import score
from geoquote.select.headers import is_header_line, stated_meta
from geoquote.select.lists import points
from geoquote.select.paragraphs import Paragraph, paragraphs, word_count
from geoquote.select.runs import best_runs
from geoquote.select.title import find_title

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
    listed = points(found)
    scores = [max(score(p), settings["listed"]) if i in listed else score(p) for i, p in enumerate(found)]
    runs = best_runs(scores, enter=settings["enter"], leave=settings["leave"])
    if not runs:
        return Selection(None, found, Meta())
    runs = article_runs(found, scores, runs, is_header=is_header_line)
    first, last = runs[0][0], runs[-1][1]
    meta = stated_meta(found, first, last)
    body = [p for run in runs for p in found[slice(*run)] if not is_aside(p)]
    body = without_ending(body, meta.byline)
    if not body:
        return Selection(None, found, Meta())
    title = find_title(found, first, body)
    return Selection(title, body, replace(meta, title=" ".join(title.text.split()) if title else None))
