"""A reader that collects what it is told."""

from dataclasses import dataclass, field
from io import BytesIO

import pytest

from geoquote.document import RawDocument
from geoquote.errors import InputError
from geoquote.read import read_paths


@dataclass
class Reading:
    """What one call of read_paths gave."""

    documents: list[RawDocument] = field(default_factory=list)
    errors: list[InputError] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    @property
    def ids(self) -> list[str]:
        return [document.id for document in self.documents]

    @property
    def texts(self) -> list[str]:
        return [document.text for document in self.documents]

    @property
    def only(self) -> RawDocument:
        assert self.errors == []
        (document,) = self.documents
        return document

    @property
    def error(self) -> InputError:
        (error,) = self.errors
        return error


@pytest.fixture
def read():
    """Read paths to the end."""

    def run(*paths, stdin: bytes = b"") -> Reading:
        result = Reading()
        result.documents.extend(
            read_paths(
                [str(path) for path in paths],
                on_error=result.errors.append,
                on_skip=result.skipped.append,
                stdin=BytesIO(stdin),
            )
        )
        return result

    return run
