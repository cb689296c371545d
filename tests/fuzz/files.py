"""Bytes of files: encodings and marks, JSON Lines with wrong types, tables with broken quoting, packed files."""

import codecs
import csv
import io
import json
from collections.abc import Callable

from geoquote.read import NAMES
from tests.fuzz import pages, texts
from tests.fuzz.dice import Dice

ENCODINGS = [
    "utf-8", "utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1",
    "cp1251", "mac_roman", "shift_jis", "gb18030", "utf-7", "koi8-r",
]  # fmt: skip
MARKS = [
    b"", b"", b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8 * 2, codecs.BOM_UTF32_LE,
]  # fmt: skip
MAGIC = [
    b"%PDF-1.7", b"PK\x03\x04", b"\x1f\x8b\x08", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"{\\rtf1",
    b"\x00\x00", b"BZh9", b"\xfd7zXZ\x00", b"7z\xbc\xaf", b"RIFF", b"ID3", b"\x7fELF", b"SQLite format 3\x00", b"MZ",
    b"Rar!\x1a\x07",
]  # fmt: skip
BROKEN = [
    b"\xff", b"\xc3", b"\xe2\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x00", b"\xc0\xaf", b"\x1a", b"\x80\x81\x8d",
]  # fmt: skip
COLUMNS = [
    "text",
    "text",
    *(name for names in NAMES.values() for name in names),
    "",
    " Text ",
    "TEXT",
    "x",
    "Full Text",
]
IDS = ["a", "a", "a:2", "a:3", "1", "2", "1:2", "../x", "-", "#q1", " ", "\x1b[31m", "é"]
LINES = [
    "", "{", "[]", "null", "NaN", "1e999", '"text"', "[" * 3000, '{"text":' * 2000, "9" * 5000, '{"text": "a"} x',
    '{"text": "\\ud800 “We stay,” said Tova."}', '{"text": "a\\u0000b"}', '{"text": 1}', '{"text": null, "body": "b"}',
    "{'text': 'a'}", "\x00",
]  # fmt: skip
_TABLE_FAULTS = ["", "", "", '"', '"a', 'a"b"c\n', "a,b,c,d,e,f\n", '"\n\n\n', "\r\r", "a\rb\n", "\x00"]


def encoded(d: Dice, text: str) -> bytes:
    """Give a text as bytes: in any encoding, behind any mark, mostly whole."""
    encoding, mark, broken, at = (
        d.pick(ENCODINGS),
        d.pick(MARKS),
        d.pick([b"", b"", b"", *BROKEN]),
        d.number(300),
    )
    data = mark + text.encode(encoding, "surrogatepass" if encoding.startswith("utf-8") else "replace")
    at %= len(data) + 1
    return data[:at] + broken + data[at:]


def _file(make: Callable[[Dice], str]) -> Callable[[Dice], bytes]:
    def file(d: Dice) -> bytes:
        if d.chance(20):
            return d.pick(MAGIC) + bytes(d.byte() for _ in range(d.number(60)))
        if d.chance(20):
            return bytes(d.byte() for _ in range(d.number(80)))
        return encoded(d, make(d))

    return file


def row(d: Dice) -> dict[str, object]:
    """Make a row with any columns, mostly with a text."""
    found: dict[str, object] = {} if d.chance(4) else {"text": texts.text(d)}
    for _ in range(d.number(4)):
        found[d.pick(COLUMNS)] = d.pick([d.pick(IDS), d.number(4), texts.text, pages.value])
    return {key: made(d) if callable(made) else made for key, made in found.items()}


def line(d: Dice) -> str:
    """Make a line of JSON Lines: a row, or what is none."""
    return d.pick(LINES) if d.chance(4) else json.dumps(row(d), ensure_ascii=d.chance(2))


def json_lines(d: Dice) -> str:
    """Make a JSON Lines file."""
    return d.pick(["\n", "\r\n", "\n\n"]).join(d.several(line, 5))


def table(d: Dice) -> str:
    """Make a table with any columns, rows of any width, and a fault behind them."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=d.pick([",", "\t", ";", "|"]))
    columns = [d.pick(COLUMNS) for _ in range(d.number(3) + 1)]
    writer.writerow(columns)
    for _ in range(d.number(4)):
        width = d.number(4) if d.chance(4) else len(columns)
        writer.writerow([d.pick(IDS) if d.chance(3) else texts.text(d) for _ in range(width)])
    return stream.getvalue() + d.pick(_TABLE_FAULTS)


PLAIN, PAGE, JSONL, CSV = _file(texts.mixed), _file(pages.page), _file(json_lines), _file(table)
