"""Sheets made by hand: quotes, cues and names are found by the words that a test gives."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geoquote.records import DocumentInfo, EntityRecord, Mention, QuoteRecord, Span, Speaker, TextSpan
from geoquote.render.sheet import Paragraph, Sheet


@dataclass
class Made:
    """A document whose paragraphs stand after one another, parted by an empty line."""

    id: str
    paragraphs: tuple[str, ...]
    title: str | None = None
    facts: dict[str, str | None] = field(default_factory=dict)
    titled: bool = False

    def __post_init__(self):
        self.text = "\n\n".join(self.paragraphs)
        self.info = DocumentInfo(
            id=self.id, path=f"news/{self.id}", title=self.title, text_sha256="0" * 64, **self.facts
        )
        self.quotes: list[QuoteRecord] = []
        self.entities: dict[str, EntityRecord] = {}

    def place(self, words: str, nth: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return start, start + len(words)

    def entity(self, name: str, *words: str, type: str = "PERSON", kind: str = "name", **more) -> "Made":
        own = f"{self.id}#e{len(self.entities) + 1}"
        mentions = [
            Mention(document=self.id, entity=own, start=found.start(), end=found.end(), text=w, kind=kind)
            for w in dict.fromkeys(words or (name,))
            for found in re.finditer(re.escape(w), self.text)
        ]
        self.entities[name] = EntityRecord(
            id=own, name=name, type=type, aliases=(name,), count=len(mentions), documents=1, members=(own,),
            mentions=tuple(mentions), **more,
        )  # fmt: skip
        return self

    def quote(self, *parts: str, by: str | tuple[str, ...] = (), cue=None, source=None, **more) -> "Made":
        names = (by,) if isinstance(by, str) else by
        speakers = tuple(self._speaker(name, more.pop("speaker_confidence", 0.95)) for name in names)
        spans = [self.place(part) for part in parts]
        known = {"type": "direct", "act": "speech", "confidence": 0.95} | more
        self.quotes.append(
            QuoteRecord(
                id=f"{self.id}#q{len(self.quotes) + 1}", region="body", document=self.info, text=" ".join(parts),
                spans=tuple(Span(start=s, end=e) for s, e in spans), cue=self._span(cue), source=self._span(source),
                speakers=speakers, speaker=speakers[0] if len(speakers) == 1 else None,
                context=self.text, **known,
            )
        )  # fmt: skip
        return self

    def _speaker(self, name: str, confidence: float) -> Speaker:
        if name not in self.entities:
            self.entity(name)
        e = self.entities[name]
        return Speaker(
            id=e.id, name=e.name, type=e.type, aliases=e.aliases, role=e.role, affiliation=e.affiliation,
            confidence=confidence,
        )  # fmt: skip

    def _span(self, words: str | None) -> TextSpan | None:
        if words is None:
            return None
        start, end = self.place(words)
        return TextSpan(text=words, start=start, end=end)

    @property
    def sheet(self) -> Sheet:
        starts = [sum(len(p) + 2 for p in self.paragraphs[:n]) for n in range(len(self.paragraphs))]
        rows = tuple(
            Paragraph(start=s, text=p, region="title" if self.titled and not n else "body")
            for n, (s, p) in enumerate(zip(starts, self.paragraphs, strict=True))
        )
        return Sheet(self.info, rows, tuple(self.quotes), tuple(self.entities.values()))


def filter_table(root: Path) -> tuple[tuple[Sheet, ...], list[dict[str, Any]]]:
    """The table that stream, store and page must agree with: its documents, and its cases."""
    table = json.loads((root / "tests/data/filter_cases.json").read_text(encoding="utf-8"))
    return tuple(_tabled(d) for d in table["documents"]), table["cases"]


def _tabled(entry: dict[str, Any]) -> Sheet:
    texts = entry["text"].split("\n\n")
    starts = [sum(len(t) + 2 for t in texts[:n]) for n in range(len(texts))]
    return Sheet(
        DocumentInfo(**entry["document"]),
        tuple(Paragraph(start=s, text=t, region="body") for s, t in zip(starts, texts, strict=True)),
        tuple(QuoteRecord(**q) for q in entry["quotes"]),
        tuple(EntityRecord(**e) for e in entry["entities"]),
    )


HOSTILE = "</script><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
TEMPLATE = "{{ 7 * 7 }} {% raw %} ${7*7} <!-- <![CDATA["
TURNED = "\u202etfel ot thgir\u202c \u2067isolated\u2069 \x1b[31mred\x07"


def river() -> Sheet:
    """A report inside a report, an interrupted quote, joint and unnamed speakers, emoji, thought, a date."""
    text = (
        "The river rises 🌊🇫🇮",
        "“The mayor told me 👩‍👩‍👧 ‘the dam will hold’ all night,” said Tova Lindqvist, a surveyor.",
        "“We sail,” Iris Berg and Abel Moreau said, “at dawn.” Officials said the locks are closed. "
        "Lindqvist fears the rains. “Perhaps,” she said to Berg.",
    )
    made = Made("river.txt", text, "The river rises 🌊🇫🇮", {"published": "2024-06-20"}, titled=True)
    made.entity("Tova Lindqvist", "Tova Lindqvist", role="surveyor", affiliation="Harbour Board")
    made.entity("Iris Berg").entity("Abel Moreau")
    made.quote(
        "The mayor told me 👩‍👩‍👧 ‘the dam will hold’ all night,", by="Tova Lindqvist", cue="said",
        source="Tova Lindqvist, a surveyor",
    )  # fmt: skip
    made.quote("the dam will hold", cue="told me", source="The mayor")
    made.quote("We sail,", "at dawn.", by=("Iris Berg", "Abel Moreau"), source="Iris Berg and Abel Moreau")
    made.quote("the locks are closed", type="indirect", source="Officials", confidence=0.7)
    made.quote("the rains", by="Tova Lindqvist", type="indirect", act="thought", cue="fears", confidence=0.8)
    made.quote("Perhaps,", by="Tova Lindqvist", confidence=0.5, speaker_confidence=0.4)
    return made.sheet


def hostile() -> Sheet:
    """An article whose every text tries to be more than text."""
    made = Made(
        "a<b>&\"'.txt",
        (f"“The {HOSTILE} bridge,” said Noor {HOSTILE} Haddad.", TEMPLATE, TURNED),
        f"Title {HOSTILE} {TEMPLATE} {TURNED}",
        {
            "byline": HOSTILE, "publisher": TEMPLATE, "published": "2024-07-01",
            "url": "javascript:document.title='taken'",
        },
    )  # fmt: skip
    made.entity(f"Noor {HOSTILE} Haddad", role=TEMPLATE, affiliation=TURNED)
    made.quote(f"The {HOSTILE} bridge,", by=f"Noor {HOSTILE} Haddad", cue="said")
    return made.sheet


def many(quotes: int, *, each: int = 10) -> list[Sheet]:
    """Documents of ten quotes each, by a hundred people, over two years, half of them undated."""
    sheets = []
    for n in range(0, quotes, each):
        lines = [f"“Sentence {n + k} speaks of canal {k} and of lock {n}.”" for k in range(each)]
        names = [f"{FIRST[(n // 10 + k) % 10]} {LAST[(n // 100 + k) % 10]}" for k in range(each)]
        rows = tuple(
            f"{line} {name} said to {names[k - 1]}."
            for k, (line, name) in enumerate(zip(lines, names, strict=True))
        )
        facts = {"published": f"202{3 + n % 20 // 10}-{n // 10 % 12 + 1:02}-11"} if n % 40 < 20 else {}
        made = Made(f"{n:05}.txt", rows, f"Report {n}", facts)
        for line, name in zip(lines, names, strict=True):
            made.quote(line[1:-1], by=name, type=TYPES[len(made.quotes) % 3], cue="said", source=name)
        sheets.append(made.sheet)
    return sheets


FIRST = ("Tova", "Iris", "Abel", "Noor", "Sana", "Miro", "Ilka", "Bela", "Oona", "Runa")
LAST = ("Lindqvist", "Moreau", "Haddad", "Berg", "Aldana", "Okoro", "Vesala", "Tamm", "Kuusk", "Roth")
TYPES = ("direct", "indirect", "mixed")
