"""The public door to reading: arguments of a call to documents."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import BinaryIO

from geoquote.document import RawDocument
from geoquote.errors import InputError
from geoquote.read.kinds import guess_kind
from geoquote.read.sources import STDIN, Source, find_sources

OnError = Callable[[InputError], None]


def read_paths(
    paths: Sequence[str],
    *,
    on_error: OnError,
    on_skip: Callable[[str], None],
    stdin: BinaryIO | None = None,
) -> Iterator[RawDocument]:
    """Yield the documents under the arguments, by id: files, folders, "-" for standard input.

    Raises MissingInput and UnknownKind before the first document.  `on_error` gets one InputError for every
    file or row that cannot be read, wholly or in part; `on_skip` gets the path of every file in a folder that
    is of no known kind.
    """
    sources = find_sources(paths, on_error=on_error, on_skip=on_skip)
    return _read_all(sources, stdin, on_error)


def _read_all(sources: list[Source], stdin: BinaryIO | None, on_error: OnError) -> Iterator[RawDocument]:
    for source in sources:
        yield from read_source(source, on_error=on_error, stdin=stdin)


def read_source(source: Source, *, on_error: OnError, stdin: BinaryIO | None = None) -> Iterator[RawDocument]:
    """Yield the documents of one source; `on_error` gets what cannot be read."""
    try:
        if source.shown == STDIN:
            yield from _read_stream(stdin or BytesIO(), source, on_error)
        else:
            with source.path.open("rb") as stream:
                yield from _read_stream(stream, source, on_error)
    except InputError as error:
        on_error(error)
    except OSError as error:
        on_error(unreadable(source, error))


def unreadable(source: Source, error: OSError) -> InputError:
    """Return the error for a file that the system does not hand out."""
    return InputError(
        f"{source.shown}: cannot be read ({error.strerror}); check the file and its permissions"
    )


def _read_stream(stream: BinaryIO, source: Source, on_error: OnError) -> Iterator[RawDocument]:
    # Each format is imported where a file has it: its parser takes a while, and an answer from a store reads none.
    if source.kind in ("jsonl", "csv"):
        from geoquote.read.columns import RowMaker
        from geoquote.read.jsonl import read_jsonl
        from geoquote.read.table import read_table

        read_rows = read_jsonl if source.kind == "jsonl" else read_table
        yield from read_rows(stream, RowMaker(source.id, source.shown), on_error)
        return
    data = stream.read()
    kind = source.kind or guess_kind(data)
    if kind == "html":
        from geoquote.read.html import read_html

        yield read_html(data, source, on_error=on_error)
    else:
        from geoquote.read.plain import read_plain

        yield read_plain(data, source, kind=kind, on_error=on_error)
