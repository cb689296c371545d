"""Every document of a call, out of the store where it is there already, analysed and kept where it is new."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from geoquote.document import Analysed, Article
from geoquote.errors import AnalysisError, GeoquoteError
from geoquote.filters import Filter
from geoquote.index.parts import (
    File,
    Fresh,
    Hears,
    Reading,
    Slot,
    Tally,
    Worked,
    changed_meanwhile,
    failed,
    file_of,
    is_english_article,
    key_of,
    location_of,
    not_english,
    row_of,
)
from geoquote.read.sources import Source
from geoquote.records import DocumentInfo
from geoquote.store import Candidates, FilePlace, Known, Place, Store, made_with

_AT_ONCE = 500
"""Files that are looked up together."""


class Library:
    """Gives the documents of a call, one by one and in order."""

    def __init__(
        self,
        store: Store | None,
        reading: Reading,
        hears: Hears,
        *,
        wanted: Filter | None = None,
        admits: Callable[[DocumentInfo], bool] | None = None,
        stdin: BinaryIO | None = None,
        tally: Tally | None = None,
    ) -> None:
        """Answer from `store`, if there is one, and keep in it what is new.

        Quotes out of the store that `wanted` cannot mean may be left out; so are documents that `admits` refuses.
        """
        self.tally = tally or Tally()
        self._store = store
        self._reading = reading
        self._hears = hears
        self._admits = admits or (lambda _document: True)
        self._stdin = stdin
        names = reading.patterns.fingerprint if reading.patterns else ""
        self._made_with = made_with(model=reading.model, patterns=names, raw=reading.raw) if store else ""
        self._candidates = store.candidates(wanted) if store else None
        self._quotes_only = wanted is not None and not wanted.by_date and wanted.publisher is None
        self._unheard: list[int] = []
        self._on_the_way: set[str] = set()
        self._here: set[str] = set()
        self.seen = 0
        """Documents that could be read, also where their analysis failed."""

    def documents(self, sources: Iterable[Source]) -> Generator[Worked, None, None]:
        """Yield the documents of the sources.  Neither spaCy nor the network is loaded unless one is new."""
        slots = self._slots(sources)
        for slot in slots:
            if isinstance(slot, Slot) and slot.awaited:
                yield from self._through_pipeline(chain([slot], slots))
            else:
                yield from self._settle(slot)

    def articles(self, sources: Iterable[Source]) -> Iterator[Article]:
        """Yield the articles of the sources, out of the store where they are; nothing is analysed or kept."""
        for source, file, kept in self._looked_up(sources):
            for slot in self._known(kept) if file and kept is not None else self._read(source, None):
                if isinstance(slot, Slot) and slot.article:
                    yield slot.article
                elif isinstance(slot, Known) and self._store:
                    yield self._store.document(slot.number, slot.info()).article

    def unheard(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give name and aliases of everyone who speaks in documents whose quotes may have been left out."""
        return self._store.speakers_in(self._unheard) if self._store else iter(())

    def forget_gone(self, folders: Iterable[Path]) -> None:
        """Take out what lay below these folders and was not met, since it is no longer there."""
        if not self._store:
            return
        known = {name for folder in folders for name in self._store.files_under(location_of(folder))}
        gone = [name for name in known - self._here if not os.path.lexists(name)]
        if gone:
            self.tally.gone += self._store.forget(gone)

    # What is to be done with each document

    def _slots(self, sources: Iterable[Source]) -> Iterator["Slot | File | Known"]:
        for source, file, kept in self._looked_up(sources):
            yield from self._known(kept) if kept is not None else self._read(source, file)

    def _looked_up(
        self, sources: Iterable[Source]
    ) -> Iterator[tuple[Source, File | None, list[Known] | None]]:
        """Yield each source with its documents if its bytes are known and all of it analysed as we would."""
        waiting = iter(sources)
        while several := list(islice(waiting, _AT_ONCE)):
            files = [self._file_of(source) for source in several]
            kept = self._unchanged([file for file in files if file])
            for source, file in zip(several, files, strict=True):
                yield source, file, kept.get(file.place.location) if file else None

    def _unchanged(self, files: list[File]) -> dict[str, list[Known]]:
        """Give the documents of the files that need not be read, by the files' places: all of one instant."""
        if not self._store:
            return {}
        same: dict[int, FilePlace] = {}
        renamed = []
        with self._store.reading():
            rows = self._store.files([file.place.location for file in files])
            for place, sha256 in ((file.place, file.sha256) for file in files):
                row = rows.get(place.location)
                if row and row.is_(sha256, self._made_with):
                    same[row.number] = place
                    if (row.name, row.path) != (place.name, place.path):
                        renamed.append(place)
            found = self._store.documents(same, self._candidates)
        for place in renamed:
            self._store.call_file(place)
        return found

    def _file_of(self, source: Source) -> File | None:
        """Take a file's checksum, if anything of it can be kept, as of pipes nothing is."""
        file = file_of(source) if self._store and source.kind else None
        if file:
            self._here.add(file.place.location)
        return file

    def _known(self, documents: list[Known]) -> Iterator[Known]:
        """Pass on the documents that may be meant; of the others there is nothing to look at."""
        for known in documents:
            self._hears.begin(known.id)
            if not (known.english or self._reading.any_language):
                self._hears.fail(not_english(known.id))
                continue
            self.seen += 1
            if known.meant is False and self._quotes_only:
                self.tally.kept += 1
                self._unheard.append(known.number)
            else:
                yield known

    def _read(self, source: Source, file: File | None) -> Iterator["Slot | File"]:
        from geoquote.read import read_source
        from geoquote.select import select

        def fail(error: GeoquoteError) -> None:
            if file:
                file.clean = False
            self._hears.fail(error)

        for position, document in enumerate(read_source(source, on_error=fail, stdin=self._stdin)):
            self._hears.begin(document.id)
            article = select(document, everything=self._reading.raw)
            info, english = article.info(), is_english_article(article)
            place = Place(file.place, position, row_of(source, document.id)) if file else None
            key = key_of(article, self._made_with) if place else ""
            number = self._store.standing(place, key, info) if self._store and place else None
            if file and number is not None:
                file.documents.append(number)
            if not english and not self._reading.any_language:
                fail(not_english(document.id))
                continue
            self.seen += 1
            if number is not None:
                yield Slot(info, english, file, number)
            elif self._store or self._admits(info):
                yield self._new(Slot(info, english, file, None, article, place, key))
        if file:
            yield file

    def _new(self, slot: Slot) -> Slot:
        """Send a document through the pipeline, unless the same text is known or on its way."""
        if self._store and slot.key:
            if slot.key in self._on_the_way or self._store.analysed(slot.key, slot.info):
                return slot
            self._on_the_way.add(slot.key)
        return Slot(
            slot.info, slot.english, slot.file, None, slot.article, slot.place, slot.key, awaited=True
        )

    # What comes of it

    def _through_pipeline(self, slots: Iterable["Slot | File | Known"]) -> Iterator[Worked]:
        from geoquote.extract import analyse
        from geoquote.patterns import NONE

        waiting: deque[Slot | File | Known] = deque()

        def articles() -> Iterator[Article]:
            for slot in slots:
                waiting.append(slot)
                if isinstance(slot, Slot) and slot.awaited and slot.article:
                    yield slot.article

        r = self._reading
        found_ones = analyse(
            articles(), model=r.model, patterns=r.patterns or NONE, jobs=r.jobs, on_error=self._hears.fail
        )
        for found in found_ones:
            while waiting:
                slot = waiting.popleft()
                if isinstance(slot, Slot) and slot.awaited:
                    if slot.info.id != found.document.id:
                        failed(slot)
                        continue
                    yield from self._analysed(slot, found)
                    break
                yield from self._settle(slot)
            while waiting and not (isinstance(waiting[0], Slot) and waiting[0].awaited):
                yield from self._settle(waiting.popleft())
        for slot in waiting:
            yield from self._settle(slot)

    def _analysed(self, slot: Slot, found: Analysed) -> Iterator[Worked]:
        assert slot.article
        words = len(slot.article.body.split())
        changed = False
        if self._store and slot.place and slot.file:
            changed = self._store.has_document(slot.place)
            number = self._store.put(slot.place, slot.article, found, key=slot.key, english=slot.english)
            slot.file.documents.append(number)
        self._count(changed=changed, words=words)
        if self._admits(slot.info):
            yield Fresh(slot.article, found)

    def _count(self, *, changed: bool, words: int) -> None:
        self.tally.changed += changed
        self.tally.new += not changed
        self.tally.words += words
        self._hears.done(words)

    def _settle(self, slot: "Slot | File | Known") -> Iterator[Worked]:
        """Answer from the store, or close a file whose documents have all come by."""
        if isinstance(slot, File):
            self._close(slot)
        elif isinstance(slot, Known):
            self.tally.kept += 1
            yield from self._stored(slot.info(), slot.number, self._candidates)
        elif slot.awaited:
            failed(slot)
        elif slot.number is not None:
            self.tally.kept += 1
            yield from self._stored(slot.info, slot.number, self._candidates)
        else:
            yield from self._copied(slot)

    def _close(self, file: File) -> None:
        assert self._store
        sha256 = file.sha256 if file.clean else None
        gone = self._store.settle_file(file.place, file.documents, sha256=sha256, made_with=self._made_with)
        self.tally.gone += gone

    def _copied(self, slot: Slot) -> Iterator[Worked]:
        """Keep the analysis of the same text once more, for this document."""
        assert self._store and slot.article and slot.place and slot.file
        stored = self._store.analysed(slot.key, slot.info)
        if not stored:
            failed(slot)
            self._hears.fail(
                AnalysisError(f"{slot.info.id}: the analysis of the same text failed before; see there")
            )
            return
        changed = self._store.has_document(slot.place)
        number = self._store.put(slot.place, slot.article, stored, key=slot.key, english=slot.english)
        slot.file.documents.append(number)
        self._count(changed=changed, words=0)
        yield from self._stored(slot.info, number, None)  # its quotes are younger than the candidates

    def _stored(self, info: DocumentInfo, number: int, candidates: Candidates | None) -> Iterator[Worked]:
        if not self._admits(info):
            return
        assert self._store
        stored = self._store.document(number, info, candidates)
        if stored.only is not None:
            self._unheard.append(number)
        if stored.only == frozenset():
            yield stored  # nothing of it will be looked at
            return
        with self._store.reading():
            if not self._store.holds(number):
                raise changed_meanwhile(info.id)
            yield stored
