"""Who speaks in which document: speakers by documents, each cell with its number of quotes."""

from collections import Counter

from markupsafe import Markup

from geoquote.records import DocumentInfo
from geoquote.render.page.svg import CHARACTER, LABEL, Cell, Picture, add, drawing, hint, markup, short, view
from geoquote.render.page.tally import loudest, speaker_cell, spoken
from geoquote.render.sheet import Corpus

MOST_SPEAKERS, MOST_DOCUMENTS = 30, 40
_SIDE, _TITLE = 26.0, 24
_LEFT = LABEL * CHARACTER + 16
_TOP = _TITLE * CHARACTER * 0.75 + 20
_STEPS = 5


def matrix(corpus: Corpus) -> Picture | None:
    """Draw it, where anyone speaks."""
    said = spoken(corpus)
    if not said:
        return None
    people = loudest(said, MOST_SPEAKERS)
    counts = Counter((s.who, s.document) for s in said)
    by_document = Counter(s.document for s in said)
    fullest = {name for name, _ in by_document.most_common(MOST_DOCUMENTS)}
    documents = [s.document for s in corpus.sheets if s.document.id in fullest]
    rows = [
        (
            speaker_cell(who, name),
            Cell(_title(d), view("doc", d.id)),
            Cell(str(counts[who, d.id])),
        )
        for who, name in people
        for d in documents
        if counts[who, d.id]
    ]
    hidden = (len({s.who for s in said}) - len(people), len(by_document) - len(documents))
    return Picture(
        id="matrix",
        heading="Who speaks in which document",
        caption=_caption(*hidden),
        svg=_draw(people, documents, counts),
        columns=("Speaker", "Document", "Quotes"),
        rows=tuple(rows),
    )


def _caption(speakers: int, documents: int) -> str:
    parts = ["Quotes of speech by speaker and document."]
    left = [f"{n} {what}{'s' * (n > 1)}" for n, what in ((speakers, "speaker"), (documents, "document")) if n]
    if left:
        parts.append(f"Those with most are shown; {' and '.join(left)} with fewer are not.")
    return " ".join(parts)


def _title(document: DocumentInfo) -> str:
    return document.title or document.id


def _draw(
    people: list[tuple[str, str]], documents: list[DocumentInfo], counts: Counter[tuple[str, str]]
) -> Markup:
    slant = _TITLE * CHARACTER * 0.7 + 10
    width = _LEFT + _SIDE * len(documents) + slant
    root = drawing(
        width,
        _TOP + _SIDE * len(people) + 6,
        label="Who speaks in which document; the table below has the numbers",
    )
    for column, d in enumerate(documents):
        x, y = _LEFT + _SIDE * (column + 0.5), _TOP - 8
        label = add(
            root,
            "text",
            short(_title(d), _TITLE),
            class_="label",
            x=x,
            y=y,
            transform=f"rotate(-45 {x:.1f} {y:.1f})",
        )
        hint(label, _title(d))
    most = max(counts.values())
    for row, (who, name) in enumerate(people):
        y = _TOP + _SIDE * row
        add(root, "text", short(name), class_="label", x=_LEFT - 10, y=y + 17, text_anchor="end")
        for column, d in enumerate(documents):
            n = counts[who, d.id]
            x = _LEFT + _SIDE * column
            step = 0 if not n else 1 + (n - 1) * _STEPS // most
            cell = add(
                root,
                "rect",
                class_=f"cell heat{step}",
                x=x + 1,
                y=y + 1,
                width=_SIDE - 2,
                height=_SIDE - 2,
                rx=3,
            )
            if n:
                hint(cell, f"{name}, {_title(d)}: {n} quote{'s' * (n > 1)}")
                add(
                    root,
                    "text",
                    str(n),
                    class_=f"count on{step}",
                    x=x + _SIDE / 2,
                    y=y + 17,
                    text_anchor="middle",
                )
    return markup(root)
