"""Which kind of input a file is, by its name, or by its first bytes where it has none."""

import re
from pathlib import Path

from geoquote.errors import UnknownKind

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}

_AS_TEXT = "save its text as .txt or its page as .html, or pipe the text in: … | geoquote quotes -"
_WORD = f"a word processor's file; {_AS_TEXT}"
_TABLE = "a spreadsheet; save it as .csv"
_PACKED = "a packed file; unpack it first"
_REFUSED = {
    ".pdf": f"a PDF; {_AS_TEXT} (pdftotext does this)",
    ".doc": _WORD,
    ".docx": _WORD,
    ".odt": _WORD,
    ".rtf": _WORD,
    ".pages": _WORD,
    ".mht": "an MHTML web archive; open it in a browser and save it as .html",
    ".mhtml": "an MHTML web archive; open it in a browser and save it as .html",
    ".webarchive": "a web archive; open it in a browser and save it as .html",
    ".epub": f"an e-book; {_AS_TEXT}",
    ".json": "JSON in one piece; write one object a line and name it .jsonl",
    ".xls": _TABLE,
    ".xlsx": _TABLE,
    ".ods": _TABLE,
    ".gz": _PACKED,
    ".zip": _PACKED,
}
_MARKUP = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]|<p[\s>].*</p>",
    re.IGNORECASE | re.DOTALL,
)
_SNIFFED = 4096


def kind_of(name: str) -> str | None:
    """Return the kind a file's name promises, None where geoquote does not read it."""
    before, _, suffix = name.rpartition("/")[2].rpartition(".")
    return KINDS.get(f".{suffix.lower()}") if before else None


def unknown_kind(path: Path, shown: str) -> UnknownKind:
    """Return the error for a named file that geoquote does not read, with what to do about it."""
    known = " ".join(sorted(KINDS))
    what = (
        _REFUSED.get(path.suffix.lower())
        or f"a file of unknown kind; geoquote reads {known} (or - for a pipe)"
    )
    return UnknownKind(f"{shown}: {what}")


def guess_kind(data: bytes) -> str:
    """Tell HTML from plain text by its beginning, for input that has no name."""
    return "html" if _MARKUP.search(data[:_SNIFFED].replace(b"\0", b"")) else "text"
