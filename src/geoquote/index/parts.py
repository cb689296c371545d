"""What a call reads and how, what it meets, and the places of its documents in the order of answers."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from geoquote.document import Analysed, Article
from geoquote.errors import GeoquoteError, NotEnglish, StoreError
from geoquote.read.sources import Source
from geoquote.records import DocumentInfo, EntityRecord, QuoteRecord
from geoquote.store import FilePlace, Place, analysis_key

if TYPE_CHECKING:
    from geoquote.patterns import Patterns

_PART = 1 << 16


class Worked(Analysed, Protocol):
    """A document's records beside the article they were found in; look at them before the next is asked for."""

    @property
    def article(self) -> Article:
        """The article as it was read."""


@dataclass(frozen=True)
class Fresh:
    """What was analysed just now."""

    article: Article
    found: Analysed

    @property
    def document(self) -> DocumentInfo:
        """Which document."""
        return self.found.document

    @property
    def quotes(self) -> tuple[QuoteRecord, ...]:
        """Its quotes."""
        return self.found.quotes

    @property
    def entities(self) -> tuple[EntityRecord, ...]:
        """Its entities."""
        return self.found.entities


class Reading(NamedTuple):
    """How articles are read and analysed: `raw` reads everything, `any_language` other languages too.

    `patterns` are names of the user's own, None where there are none.  The network runs in `jobs` threads, 0 for
    one a core.
    """

    raw: bool = False
    any_language: bool = False
    model: str | None = None
    patterns: "Patterns | None" = None
    jobs: int = 0


@dataclass
class Tally:
    """What a call has met: documents by what was done with them, and the words that were analysed."""

    new: int = 0
    changed: int = 0
    kept: int = 0
    gone: int = 0
    words: int = 0

    @property
    def documents(self) -> int:
        """All documents that are there."""
        return self.new + self.changed + self.kept


class Hears(NamedTuple):
    """Who is told: `fail` of what cannot be read or analysed, `begin` of every document by id, `done` of its words."""

    fail: Callable[[GeoquoteError], None]
    begin: Callable[[str], None] = lambda _name: None
    done: Callable[[int], None] = lambda _words: None


@dataclass
class File:
    """A file while its documents come by; `clean` as long as nothing of it failed."""

    place: FilePlace
    sha256: str
    clean: bool = True
    documents: list[int] = field(default_factory=list)


class Slot(NamedTuple):
    """A document's place in the order of answers."""

    info: DocumentInfo
    english: bool = True
    file: File | None = None
    number: int | None = None
    article: Article | None = None
    place: Place | None = None
    key: str = ""
    awaited: bool = False
    """Whether it is on its way through the pipeline; else it is in the store, or will be by its turn."""


def location_of(path: Path | str) -> str:
    """Return the place of a file or folder as a store knows it; bytes that are no UTF-8 are spelled out."""
    return os.fsencode(os.path.abspath(path)).decode("utf-8", "backslashreplace")  # noqa: PTH100


def file_of(source: Source) -> File | None:
    """Take a file's checksum; None of one that cannot be opened, which is left to its reader to name."""
    digest = hashlib.sha256()
    try:
        with open(source.file, "rb", buffering=0) as stream:  # noqa: PTH123 (a path for each takes longer)
            while part := stream.read(_PART):
                digest.update(part)
    except OSError:
        return None
    return File(FilePlace(location_of(source.file), source.id, source.shown), digest.hexdigest())


def key_of(article: Article, made_with: str) -> str:
    """Return the name of an article's analysis that is made so."""
    blocks = [(b.start, b.end, b.region) for b in article.blocks]
    return analysis_key(article.raw.sha256, blocks, made_with=made_with)


def row_of(source: Source, document_id: str) -> str:
    """Return the part of a document's id behind its file's; empty where the file is one document."""
    return document_id[len(source.id) + 1 :]


def is_english_article(article: Article) -> bool:
    """Whether what is read of it is English."""
    from geoquote.select.english import is_english

    return is_english("\n".join(article.raw.text[b.start : b.end] for b in article.blocks))


def failed(slot: Slot) -> None:
    """Note that nothing came of a document: its file is not here whole."""
    if slot.file:
        slot.file.clean = False


def not_english(name: str) -> NotEnglish:
    """Give the error for a document in another language."""
    return NotEnglish(f"{name}: not English, skipped; --any-language reads it all the same")


def changed_meanwhile(name: str) -> StoreError:
    """Give the error for a document that another process replaced between two looks at it."""
    return StoreError(f"{name}: another geoquote changed what is kept of it meanwhile; ask again")
