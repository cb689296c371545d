"""The whole way of a document: records of the contract, verbatim, by the pipeline and by the command."""

import contextlib
import io
import json
import os
import sys
from functools import cache
from pathlib import Path
from unittest.mock import patch

from jsonschema import Draft202012Validator

from geoquote.document import Meta, RawDocument
from geoquote.extract import analyse
from geoquote.select import select
from tests.fuzz import files, texts
from tests.fuzz.choosing import document
from tests.fuzz.dice import Dice
from tests.fuzz.showing import obeyed
from tests.fuzz.stub import stubbed
from tests.fuzz.target import Target

CODES = {0, 1, 2}
Call = tuple[str, bytes, list[str], bool, bool]


@cache
def _schema(kind: str) -> Draft202012Validator:
    from geoquote.cli.schema import Kind, record_schema

    return Draft202012Validator(record_schema(Kind(kind)))


def verbatim(record: dict, raw: str) -> None:
    """What a record says stands somewhere stands there."""
    if "mentions" in record:
        parts = record["mentions"]
        assert record["count"] == len(parts) > 0
    else:
        parts = [part for part in (record["cue"], record["source"]) if part]
        assert record["text"] == " ".join(raw[s["start"] : s["end"]] for s in record["spans"])
        assert all(0 <= s["start"] < s["end"] <= len(raw) for s in record["spans"])
        ends = [at for s in record["spans"] for at in (s["start"], s["end"])]
        assert ends == sorted(ends), "parts of a quote overlap"
        assert record["context"] in raw
    for part in parts:
        assert 0 <= part["start"] < part["end"] <= len(raw)
        assert part["text"] == raw[part["start"] : part["end"]]


def _check_analysis(case: tuple[str, str, str | None, bool], _folder: Path) -> None:
    text, kind, title, everything = case
    article = select(RawDocument("in", "in", text, kind, Meta(title=title)), everything=everything)
    failed: list[Exception] = []
    (found,) = [*analyse([article], on_error=failed.append)] or [None]
    assert not failed, failed
    ids = {e.id for e in found.entities}
    for kind, records in (("quotes", found.quotes), ("entities", found.entities)):
        for record in records:
            shown = json.loads(record.model_dump_json())
            _schema(kind).validate(shown)
            verbatim(shown, text)
    for quote in found.quotes:
        assert {s.id for s in quote.speakers} <= ids
    assert len({q.id for q in found.quotes}) == len(found.quotes)


def _check_stubbed(case: tuple[str, str, str | None, bool], folder: Path) -> None:
    with stubbed():
        _check_analysis(case, folder)


class _Stream(io.TextIOWrapper):
    def __init__(self, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="")
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    @property
    def value(self) -> str:
        self.flush()
        return self.buffer.getvalue().decode("utf-8")


def command(arguments: list[str], *, stdin: bytes = b"", terminal: bool = False) -> tuple[int, str, str]:
    """Run the command in this process; return its code, stdout and stderr.  Whatever it raises is passed on."""
    from geoquote.cli.app import app

    out, err, given = _Stream(terminal=terminal), _Stream(terminal=False), io.TextIOWrapper(io.BytesIO(stdin))
    code = 0
    with (
        patch.object(sys, "stdin", given),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        patch.dict(os.environ, {"COLUMNS": "80", "NO_COLOR": "1"}),
    ):
        try:
            app(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        return code, out.value, err.value


_FILES = [
    ("txt", files.PLAIN),
    ("html", files.PAGE),
    ("md", files.PLAIN),
    ("jsonl", files.JSONL),
    ("csv", files.CSV),
    ("", files.PLAIN),
    ("", files.PAGE),
]
_COMMANDS = [
    ["quotes", "-f", "json"],
    ["quotes", "-f", "jsonl", "--act", "any"],
    ["quotes", "-f", "csv"],
    ["quotes", "-f", "table"],
    ["quotes", "-f", "json", "--distinct"],
    ["entities", "-f", "json", "--type", "any"],
    ["entities", "-f", "table", "--by-document"],
    ["speakers", "-f", "json"],
    ["text", "-f", "json"],
    ["text", "-f", "table"],
    ["text", "--raw-text", "-f", "jsonl"],
    ["graph", "-f", "gexf"],
    ["report", "-o", "-"],
]


def _check_command(case: Call, folder: Path) -> None:
    suffix, data, asked, everything, terminal = case
    place = folder / f"in.{suffix}"
    if suffix:
        place.write_bytes(data)
    where = str(place) if suffix else "-"
    arguments = [*asked, where, "--no-store", *(["--raw", "--any-language"] if everything else [])]
    with stubbed():
        code, out, said = command(arguments, stdin=data, terminal=terminal)
    assert code in CODES, code
    assert "bug" not in said, said
    assert "Traceback" not in said, said
    assert not obeyed(said), said
    if terminal:
        assert not obeyed(out), obeyed(out)
    if code == 2:
        assert not out and said
    elif asked[1:3] == ["-f", "json"]:
        for record in json.loads(out):
            _schema(asked[0]).validate(record)
    elif "jsonl" in asked:
        for line in out.splitlines():
            json.loads(line)


def _call(d: Dice) -> Call:
    asked, (suffix, make) = d.pick(_COMMANDS), d.pick(_FILES)
    return suffix, make(d), asked, d.chance(2), d.chance(3)


def _article(d: Dice) -> tuple[str, str, str | None, bool]:
    return document(d, texts.mixed(d).strip() or "No.")


def _short(d: Dice) -> tuple[str, str, str | None, bool]:
    return document(d, d.pick(texts.KINDS[:7])(d).strip()[:1500] or "No.")


TARGETS = [
    Target("pipeline, stand-in network", _article, _check_stubbed, 40),
    Target("command, stand-in network", _call, _check_command, 25),
    Target("pipeline, real network", _short, _check_analysis, 4),
]
