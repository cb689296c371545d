"""From the paths of a call to the articles that are worked on."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from geoquote.cli.run import Run
from geoquote.document import Article
from geoquote.errors import NotEnglish, UsageError
from geoquote.patterns import NONE, Patterns
from geoquote.records import DocumentInfo
from geoquote.select import select
from geoquote.select.english import is_english

if TYPE_CHECKING:
    from geoquote.extract import Analysis

DEFAULT = "data/raw"


@dataclass(frozen=True)
class Inputs:
    """What to read and how: `raw` reads everything, `any_language` other languages too.

    `patterns` are names of the user's own.
    """

    paths: tuple[str, ...]
    raw: bool = False
    any_language: bool = False
    patterns: Patterns = NONE


def _any_document(_document: DocumentInfo) -> bool:
    return True


def paths_or_default(paths: list[str] | None) -> tuple[str, ...]:
    """Return the paths given, or the default folder; UsageError if there is none."""
    if paths:
        return tuple(paths)
    if Path(DEFAULT).is_dir():
        return (DEFAULT,)
    raise UsageError(
        f"no paths given and no folder {DEFAULT} here; name files or folders, or - for standard input"
    )


def articles(
    inputs: Inputs, run: Run, *, admits: Callable[[DocumentInfo], bool] = _any_document
) -> Iterator[Article]:
    """Yield the articles that `admits` lets through; name the others on stderr.

    Raises UsageError where nothing could be read at all.
    """
    from geoquote.read import read_paths

    skipped: list[str] = []
    seen = 0
    for document in read_paths(
        inputs.paths, stdin=sys.stdin.buffer, on_error=run.fail, on_skip=skipped.append
    ):
        run.progress.begin(document.id)
        article = select(document, everything=inputs.raw)
        if not inputs.any_language and not is_english("\n".join(_texts(article))):
            run.fail(NotEnglish(f"{document.id}: not English, skipped; --any-language reads it all the same"))
            continue
        seen += 1
        if admits(article.info()):
            yield article
    if skipped:
        run.note(_skipped(skipped))
    if not seen:
        raise UsageError(f"nothing to read in {', '.join(inputs.paths)}")


def analyses(
    inputs: Inputs, run: Run, *, model: str | None, admits: Callable[[DocumentInfo], bool] = _any_document
) -> Iterator["Analysis"]:
    """Yield the records of the articles that `admits` lets through.

    The first article is awaited before the model is loaded: a wrong call is told so at once.
    """
    found = articles(inputs, run, admits=admits)
    for first in found:
        from geoquote.extract import analyse

        yield from analyse(chain([first], found), model=model, patterns=inputs.patterns, on_error=run.fail)


def _texts(article: Article) -> Iterator[str]:
    return (article.raw.text[block.start : block.end] for block in article.blocks)


def _skipped(paths: list[str]) -> str:
    kinds = Counter(Path(path).suffix or "no suffix" for path in paths)
    listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    files = "1 file" if len(paths) == 1 else f"{len(paths)} files"
    return f"{files} of unknown kind skipped ({listed})"
