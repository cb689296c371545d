"""Output: valid in its format, true to the records, and nothing in it that a terminal or a browser would obey."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

from geoquote.filters import Filter
from geoquote.index.parts import Fresh
from geoquote.link import link
from geoquote.query import SpeakerQuestion, speakers
from geoquote.records import TextRecord
from geoquote.render import Style, entity_writer, quote_writer, speaker_writer, text_writer
from geoquote.render.graph import graph_of
from geoquote.render.graph_formats import graph_text
from geoquote.render.page import page_html
from geoquote.render.sheet import Corpus, sheet_of
from geoquote.render.table_files import TableFiles
from geoquote.render.tables import table_rows
from tests.fuzz import records
from tests.fuzz.target import Target

_OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OWN = re.compile(r"\x1b\[[0123](?:;[0123])*m")  # bold, dim and italic, which tables are drawn with


def obeyed(out: str) -> str | None:
    """Give a character that a terminal acts upon in place of showing it; line ends and tabs apart."""
    out = _OWN.sub("", out)
    hit = _OBEYED.search(out)
    return hit and ascii(out[max(0, hit.start() - 20) : hit.start() + 20])


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def _text_records(corpus: list[records.Found]) -> list[TextRecord]:
    found = []
    for one in corpus:
        stated = one.document.model_dump(exclude={"text_sha256"})
        found.append(TextRecord(**stated, text=one.article.raw.text))
    return found


def _written(corpus: list[records.Found], form: str, stream: io.StringIO):
    """Write every kind of record in one format; yield what stands on the stream after each, and the records."""
    style = Style(form, color=False)
    documents = {one.document.id: one.document for one in corpus}
    said = list(speakers(corpus, SpeakerQuestion(Filter(act=None))))
    kinds = [
        ([q for one in corpus for q in one.quotes], lambda s: quote_writer(s, style)),
        (link(e for one in corpus for e in one.entities), lambda s: entity_writer(s, style, documents)),
        (said, lambda s: speaker_writer(s, style)),
        (_text_records(corpus), lambda s: text_writer(s, style)),
        (_text_records(corpus), lambda s: text_writer(s, style, raw=True)),
    ]
    for found, opened in kinds:
        stream.seek(0)
        stream.truncate()
        writer = opened(stream)
        for record in found:
            writer.write(record)
        writer.close()
        yield found, stream.getvalue()


def _check_formats(corpus: list[records.Found], _folder: Path) -> None:
    for found, out in list(_written(corpus, "json", io.StringIO())):
        assert json.loads(out) == [record.model_dump(mode="json") for record in found]
    for found, out in list(_written(corpus, "jsonl", io.StringIO())):
        lines = out.splitlines()
        assert [json.loads(line) for line in lines] == [record.model_dump(mode="json") for record in found]
    for found, out in list(_written(corpus, "csv", io.StringIO(newline="")))[:4]:
        rows = list(csv.DictReader(io.StringIO(out, newline=""), strict=True))
        assert len(rows) == len(found)
        assert all(
            None not in row and not (row["id"] or "x").startswith(("=", "+", "-", "@")) for row in rows
        )


def _check_terminal(corpus: list[records.Found], _folder: Path) -> None:
    for form in ("table", "json", "jsonl", "csv"):
        for _, out in _written(corpus, form, Terminal()):
            assert not obeyed(out), f"{form}: {obeyed(out)}"


class _Tags(HTMLParser):
    """The tags of a page, its data and its scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: dict[str, int] = {}
        self.data, self._script = "", False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] = self.tags.get(tag, 0) + 1
        self._script = ("type", "application/json") in attrs

    def handle_endtag(self, tag: str) -> None:
        self._script = self._script and tag != "script"

    def handle_data(self, data: str) -> None:
        self.data += data if self._script else ""


_OURS = {"script": 2, "img": 0, "iframe": 0, "b": 0, "object": 0}


def _check_page(corpus: list[records.Found], _folder: Path) -> None:
    html = page_html(Corpus(tuple(sheet_of(one.article, one) for one in corpus)))
    assert not obeyed(html), obeyed(html)
    found = _Tags(html)
    assert all(found.tags.get(tag, 0) == number for tag, number in _OURS.items())
    data = json.loads(found.data)
    assert len(data["quotes"]) == sum(len(one.quotes) for one in corpus)


def _check_graphs(corpus: list[records.Found], folder: Path) -> None:
    graph = graph_of(
        Corpus(tuple(sheet_of(one.article, one) for one in corpus)), types=frozenset(), min_count=1
    )
    for form in ("graphml", "gexf"):
        ET.fromstring(graph_text(graph, form))
    json.loads(graph_text(graph, "json"))
    with TableFiles(folder / "tables", "csv") as files:
        for one in corpus:
            for table, row in table_rows(one, Fresh(one.article, one).article):
                files.write(table, row)


TARGETS = [
    Target("formats", records.corpus, _check_formats, 150),
    Target("terminal", records.corpus, _check_terminal, 40),
    Target("report page", records.corpus, _check_page, 40),
    Target("graphs and tables", records.corpus, _check_graphs, 40),
]
