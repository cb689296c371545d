"""Who speaks when: a row a speaker, a disc a day, sized by the number of quotes."""

from collections import Counter
from datetime import date, timedelta
from math import ceil, sqrt

from markupsafe import Markup

from geoquote.filters import day
from geoquote.render.page.svg import CHARACTER, LABEL, Cell, Picture, add, drawing, hint, markup, short
from geoquote.render.page.tally import Said, loudest, speaker_cell, spoken
from geoquote.render.sheet import Corpus

MOST = 24
_ROW, _TOP, _WIDTH = 26.0, 34.0, 900.0
_LEFT = LABEL * CHARACTER + 16
_TICKS = 7


def timeline(corpus: Corpus) -> Picture | None:
    """Draw it, where any quote stands in a dated document."""
    days = {s.document.id: when for s in corpus.sheets if (when := day(s.document))}
    said = [s for s in spoken(corpus) if s.document in days]
    if not said:
        return None
    people = loudest(said, MOST)
    counts = Counter((s.who, days[s.document]) for s in said)
    rows = [
        (speaker_cell(who, name), Cell(when.isoformat()), Cell(str(counts[who, when])))
        for who, name in people
        for when in sorted(days_of(counts, who))
    ]
    return Picture(
        id="timeline",
        heading="Who speaks when",
        caption=_caption(said, len(people), undated=len(corpus.sheets) - len(days)),
        svg=_draw(people, counts),
        columns=("Speaker", "Date", "Quotes"),
        rows=tuple(rows),
    )


def days_of(counts: Counter[tuple[str, date]], who: str) -> set[date]:
    """Give the days on which someone speaks."""
    return {when for speaker, when in counts if speaker == who}


def ticks(first: date, last: date) -> list[date]:
    """Give at most seven round dates from the first to the last: days, firsts of months or of years."""
    span = (last - first).days
    if span < 60:
        step = max(1, ceil(span / (_TICKS - 1)))
        return [first + timedelta(days=n) for n in range(0, span + 1, step)]
    months = (last.year - first.year) * 12 + last.month - first.month
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 600, 2400, 120_000) if months / s <= _TICKS - 1)
    begin = first.year * 12 + first.month - 1
    begin += -begin % step
    found = [date(n // 12, n % 12 + 1, 1) for n in range(begin, last.year * 12 + last.month, step)]
    return [when for when in found if when >= first] or [first]


def _caption(said: list[Said], shown: int, *, undated: int) -> str:
    others = len({s.who for s in said}) - shown
    parts = ["Speech by speaker and date of the document; the larger the disc, the more quotes."]
    if others:
        parts.append(f"The {shown} who say most are shown, {others} are not.")
    if undated:
        parts.append(f"{undated} undated document{'s are' if undated > 1 else ' is'} left out.")
    return " ".join(parts)


def _draw(people: list[tuple[str, str]], counts: Counter[tuple[str, date]]) -> Markup:
    known = {who for who, _ in people}
    when = [d for who, d in counts if who in known]
    first, last = min(when), max(when)
    height = _TOP + _ROW * len(people) + 8
    root = drawing(
        _WIDTH, height, label=f"Who speaks when, {first} to {last}; the table below has the numbers"
    )
    span = max((last - first).days, 1)
    middle = 0.5 if first == last else 0.0

    def x(at: date) -> float:
        return _LEFT + 20 + (_WIDTH - _LEFT - 40) * ((at - first).days / span + middle)

    for tick in ticks(first, last):
        add(root, "line", class_="grid", x1=x(tick), x2=x(tick), y1=_TOP - 8, y2=height - 8)
        add(root, "text", _tick(tick, span), class_="tick", x=x(tick), y=_TOP - 14, text_anchor="middle")
    for row, (who, name) in enumerate(people):
        y = _TOP + _ROW * (row + 0.5)
        add(root, "line", class_="grid", x1=_LEFT, x2=_WIDTH, y1=y, y2=y)
        add(root, "text", short(name), class_="label", x=_LEFT - 10, y=y + 4, text_anchor="end")
        for at in sorted(days_of(counts, who)):
            n = counts[who, at]
            disc = add(root, "circle", class_="disc", cx=x(at), cy=y, r=min(3 + 2 * sqrt(n), 13))
            hint(disc, f"{name}, {at}: {n} quote{'s' * (n > 1)}")
    return markup(root)


def _tick(at: date, span: int) -> str:
    if span < 60:
        return f"{at.day} {at:%b}"
    return f"{at:%b} {at.year}" if span < 2500 else str(at.year)
