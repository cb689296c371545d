"""Which runs of a page's paragraphs are the article: the weightiest, and those like it around it."""

from collections.abc import Callable, Sequence

from geoquote.resources import data
from geoquote.select.features import ends_sentence
from geoquote.select.paragraphs import Paragraph
from geoquote.select.topic import likeness, vocabulary

Run = tuple[int, int]


def article_runs(
    found: Sequence[Paragraph],
    scores: Sequence[float],
    runs: Sequence[Run],
    *,
    is_header: Callable[[Paragraph], bool],
) -> list[Run]:
    """Return the runs of the article in order.

    A byline or date right above speaks for a run; headings on every other line speak against it, since those
    are teasers.  A run further off must be the more like those taken already.
    """
    settings = data("selection.json")["joining"]

    def weight(run: Run) -> float:
        above = found[max(0, run[0] - settings["header_within"]) : run[0]]
        headed = settings["headed"] if any(map(is_header, above)) else 1.0
        prose = sum(map(ends_sentence, found[slice(*run)])) / (run[1] - run[0])
        return headed * prose * sum(scores[slice(*run)])

    main = runs.index(max(runs, key=weight))
    taken = [runs[main]]
    known = vocabulary(found[slice(*runs[main])])
    for side in (runs[main + 1 :], runs[:main][::-1]):
        edge = runs[main]
        for run in side:
            gap = run[0] - edge[1] if run > edge else edge[0] - run[1]
            if gap > settings["gap"]:
                break
            if (
                likeness(found[slice(*run)], known)
                >= settings["likeness"] + settings["likeness_per_gap"] * gap
            ):
                taken.append(run)
                known |= vocabulary(found[slice(*run)])
                edge = run
    return sorted(taken)
