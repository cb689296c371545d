"""From the paths of a call to the documents that are worked on."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geoquote.cli.run import Run
from geoquote.errors import StoreError, UsageError
from geoquote.filters import day
from geoquote.index import Hears, Library, Reading, Tally, Worked
from geoquote.query import Heard
from geoquote.read.sources import Source, find_sources
from geoquote.store import Store, Stored, default_path, make_folder

if TYPE_CHECKING:
    from geoquote.config import Config
    from geoquote.document import Article
    from geoquote.filters import Filter
    from geoquote.patterns import Patterns
    from geoquote.records import DocumentInfo

DEFAULT = "data/raw"


class Inputs(NamedTuple):
    """What to read and how: `raw` reads everything, `any_language` other languages too.

    `patterns` are names of the user's own, None where there are none.  With `store`, what is found is kept: in
    `db`, or where the user's store is, if one can be made there, as it must with `must_keep`.  Without paths, the
    whole of `db` is meant.  The network runs in `jobs` threads, 0 for one a core.
    """

    paths: tuple[str, ...]
    raw: bool = False
    any_language: bool = False
    patterns: "Patterns | None" = None
    store: bool = False
    db: Path | None = None
    must_keep: bool = False
    jobs: int = 0

    @property
    def whole_store(self) -> bool:
        """Whether everything in the store is meant, and no file beside it is touched."""
        return self.store and self.db is not None and not self.paths


def inputs_of(
    paths: list[str] | None,
    config: "Config",
    *,
    raw: bool = False,
    any_language: bool = False,
    jobs: int | None = None,
) -> Inputs:
    """Give what a call means; UsageError where it names nothing and nothing is there by default."""
    whole = not paths and config.store and config.db is not None
    return Inputs(
        () if whole else paths_or_default(paths),
        raw=raw,
        any_language=any_language,
        patterns=_patterns_of(config),
        store=config.store,
        db=config.db,
        jobs=jobs or 0,
    )


def _patterns_of(config: "Config") -> "Patterns | None":
    if not config.patterns:
        return None
    from geoquote.patterns import read_patterns

    return read_patterns(config.patterns)


def paths_or_default(paths: list[str] | None) -> tuple[str, ...]:
    """Return the paths given, or the default folder; UsageError if there is none."""
    if paths:
        return tuple(paths)
    if Path(DEFAULT).is_dir():
        return (DEFAULT,)
    raise UsageError(
        f"no paths given and no folder {DEFAULT} here; name files or folders, or - for standard input"
    )


@dataclass
class Asked:
    """What a question lets through, and what is noticed on the way: who was heard, what states no date."""

    wanted: "Filter"
    heard: Heard = field(default_factory=Heard)
    undated: int = 0

    def admits(self, document: "DocumentInfo") -> bool:
        """Whether quotes of a document can match at all."""
        if self.wanted.by_date and day(document) is None:
            self.undated += self.wanted.by_publisher(document.publisher)
        return self.wanted.admits(document)

    def noting(self, found: Iterable[Worked]) -> Iterator[Worked]:
        """Pass documents on and count those that state no date where it matters."""
        for analysis in found:
            self.admits(analysis.document)
            yield analysis

    def note_undated(self, run: Run) -> None:
        """Say how many documents were left out for want of a date."""
        if self.undated:
            many = "s" * (self.undated > 1)
            run.note(f"{self.undated} undated document{many} left out by --since or --until")

    def hear(self, speakers: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """Note who spoke in quotes that a store did not hand out, as long as nobody was found."""
        if self.wanted.speaker and not self.heard.matched:
            for name, aliases in speakers:
                self.heard.note(name, aliases)


def analyses(
    inputs: Inputs,
    run: Run,
    *,
    model: str | None = None,
    asked: Asked | None = None,
    tally: Tally | None = None,
) -> Iterator[Worked]:
    """Yield the documents of the call, out of the store where they are there, analysed and kept where not.

    Look at each before the next one is asked for.  With `asked`, documents and quotes that cannot be meant
    may be left out.  Raises UsageError where nothing could be read at all; a call that is wrong is told so
    before the model is loaded.
    """
    if inputs.whole_store:
        yield from _all_kept(inputs, asked)
        return
    sources = _sources(inputs, run)
    with _store_for(sources, inputs, run) as store:
        admits = asked.admits if asked else None
        wanted = asked.wanted if asked else None
        library = _library(store, inputs, run, model=model, wanted=wanted, admits=admits, tally=tally)
        with closing(library.documents(sources)) as documents:  # before the store, also where nobody asks on
            yield from documents
            if asked:
                asked.hear(library.unheard())
        library.forget_gone(Path(path) for path in inputs.paths if Path(path).is_dir())
        _require(library, inputs)


def articles(inputs: Inputs, run: Run) -> Iterator["Article"]:
    """Yield the articles of the call as they are read; nothing is analysed and nothing new is kept.

    Raises UsageError where nothing could be read at all.
    """
    if inputs.whole_store:
        yield from (found.article for found in _all_kept(inputs, None))
        return
    sources = _sources(inputs, run)
    path = inputs.db or default_path()
    with Store(path, to_read=True) if inputs.store and path.exists() else nullcontext() as store:
        library = _library(store, inputs, run)
        yield from library.articles(sources)
        _require(library, inputs)


def _all_kept(inputs: Inputs, asked: Asked | None) -> Iterator[Stored]:
    assert inputs.db
    with Store(inputs.db, to_read=True) as store:
        yield from store.everything(asked.wanted if asked else None)
        if asked:
            asked.hear(store.speaker_names())
            if asked.wanted.by_date:
                asked.undated += store.undated(asked.wanted)


def _sources(inputs: Inputs, run: Run) -> list[Source]:
    skipped: list[str] = []
    sources = find_sources(inputs.paths, on_error=run.fail, on_skip=skipped.append)
    if skipped:
        run.note(_skipped(skipped))
    if all(source.kind not in ("jsonl", "csv") for source in sources):
        run.progress.expect(len(sources))
    return sources


def _store_for(sources: list[Source], inputs: Inputs, run: Run) -> AbstractContextManager[Store | None]:
    """Open the store, if one is wanted and anything of the call can be kept; say so when it is made."""
    if not inputs.store or all(source.kind is None for source in sources):
        return nullcontext()
    path = inputs.db or default_path()
    try:
        if not inputs.db:
            make_folder(path)
        store = Store(path)
    except StoreError as error:
        if inputs.db or inputs.must_keep or path.exists():
            raise
        run.note(f"{error}. Nothing is kept this time")
        return nullcontext()
    if store.made:
        run.note(
            f"what is read is kept in {path}, for you alone (see geoquote store --help; --no-store keeps nothing)"
        )
    return store


def _library(
    store: Store | None,
    inputs: Inputs,
    run: Run,
    *,
    model: str | None = None,
    wanted: "Filter | None" = None,
    admits: "Callable[[DocumentInfo], bool] | None" = None,
    tally: Tally | None = None,
) -> Library:
    return Library(
        store,
        Reading(inputs.raw, inputs.any_language, model, inputs.patterns, inputs.jobs),
        Hears(run.fail, run.progress.begin, run.progress.done),
        wanted=wanted,
        admits=admits,
        stdin=sys.stdin.buffer,
        tally=tally,
    )


def _require(library: Library, inputs: Inputs) -> None:
    if not library.seen:
        raise UsageError(f"nothing to read in {', '.join(inputs.paths)}")


def _skipped(paths: list[str]) -> str:
    kinds = Counter(Path(path).suffix or "no suffix" for path in paths)
    listed = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))
    files = "1 file" if len(paths) == 1 else f"{len(paths)} files"
    return f"{files} of unknown kind skipped ({listed})"
