"""Every reader: any bytes give documents or errors that name the file, and nothing else."""

from io import BytesIO
from pathlib import Path

from geoquote.errors import InputError
from geoquote.read import Source, read_source
from tests.fuzz import files
from tests.fuzz.target import Target


def read(data: bytes, kind: str | None):
    """Read bytes as a kind of file; return the documents and the errors."""
    errors: list[InputError] = []
    source = Source(Path("-"), "-", "in", kind)
    return list(read_source(source, on_error=errors.append, stdin=BytesIO(data))), errors


def _check(kind: str | None):
    def check(data: bytes, _folder: Path) -> None:
        documents, errors = read(data, kind)
        for error in errors:
            assert str(error).startswith("-"), "an error names its input"
        for document in documents:
            assert document.text.strip() and "\0" not in document.text
            document.text.encode("utf-8")
            for stated in vars(document.meta).values():
                assert stated is None or (stated and stated == stated.strip() and "\0" not in stated)
                (stated or "").encode("utf-8")
            assert document.meta.published is None or document.meta.published.isascii()
            assert document.info().text_sha256 == document.sha256
        ids = [document.id for document in documents]
        assert len(set(ids)) == len(ids), "two rows have the same id"
        assert documents or errors or kind in ("jsonl", "csv")
        if kind in ("text", "markdown") and not errors:
            _verbatim(data, documents[0].text)

    return check


def _verbatim(data: bytes, text: str) -> None:
    """What is UTF-8 is read as it is, a byte-order mark left out."""
    try:
        expected = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        assert text == expected


TARGETS = [
    Target("read plain text", files.PLAIN, _check("text"), 1200),
    Target("read Markdown", files.PLAIN, _check("markdown"), 300),
    Target("read pages", files.PAGE, _check("html"), 300),
    Target("read JSON Lines", files.JSONL, _check("jsonl"), 900),
    Target("read tables", files.CSV, _check("csv"), 900),
    Target("read what has no name", lambda d: d.pick([files.PLAIN, files.PAGE])(d), _check(None), 150),
]
