"""A run into one output: every input once, in order, however often the run is killed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from extract.errors import SourceError
from extract.fetching.archive import ArchiveWriter
from extract.fetching.page import without_credentials
from extract.journal import Journal, Note
from extract.ordering import in_order
from extract.processes import Workers
from extract.scale.read import Found, Outcome, Packed, read_each
from extract.sources import Input, content_key, fetch_each_input

_IN_MEMORY = 32_000_000
"""Bytes of records and pages that wait for their turn in memory; the others in the journal only."""


@dataclass(frozen=True)
class _Noted:
    """An outcome that stands in the journal."""

    name: str
    origin: str | None
    journal: Journal
    place: int


Numbered = Iterator[tuple[int, Outcome | _Noted] | None]


@dataclass
class Run:
    """Reads inputs as they come and tells what became of them in their order.

    What `journal` holds is not read again; what is read goes into it at once. Pages that are
    fetched go into `archive`, in order. `fetching` are the settings of the fetcher.
    """

    workers: Workers[Input, Packed]
    fetching: dict[str, Any]
    journal: Journal | None = None
    archive: ArchiveWriter | None = None
    _held: int = 0

    def outcomes(self, inputs: Iterable[Found]) -> Iterator[Outcome]:
        """Yield what became of each input."""
        sources: dict[int, str] = {}
        left = self._left(inputs, sources)
        found: Iterator[tuple[int, Found | _Noted] | None] = fetch_each_input(left, **self.fetching)
        read: Numbered = read_each(found, self.workers, self.archive)
        noted = (one and (one[0], self._note(one[0], one[1], sources)) for one in read)
        for outcome in in_order(noted):
            yield self._settle(outcome)

    def _left(self, inputs: Iterable[Found], sources: dict[int, str]) -> Iterator[Found | _Noted]:
        """Put a mark in the place of each input that the journal holds."""
        for number, item in enumerate(inputs):
            if self.journal is None or isinstance(item, SourceError):
                yield item
                continue
            source = source_of(item)
            place = self.journal.place(source)
            if place is None:
                sources[number] = source
                yield item
            else:
                yield _Noted(item.name, "earlier", self.journal, place)

    def _note(
        self, number: int, outcome: Outcome | _Noted, sources: dict[int, str]
    ) -> Outcome | _Noted:
        source = sources.pop(number, None)
        if not (self.journal and source and isinstance(outcome, Outcome)):
            return outcome
        if isinstance(outcome.result, SourceError):
            return outcome
        note = Note(outcome.result.json, outcome.result.events, outcome.page)
        place = self.journal.write(source, note)
        if self._held > _IN_MEMORY:
            return _Noted(outcome.name, outcome.origin, self.journal, place)
        self._held += _size(outcome)
        return outcome

    def _settle(self, outcome: Outcome | _Noted) -> Outcome:
        """Append the page to the archive, now that it is its turn."""
        if isinstance(outcome, Outcome):
            if self.journal and isinstance(outcome.result, Packed):
                self._held -= _size(outcome)
            self._append(outcome.page)
            return replace(outcome, page=b"")
        note = outcome.journal.read(outcome.place)
        if outcome.origin == "earlier" and self.archive:
            self.archive.restore(note.page)
        else:
            self._append(note.page)
        return Outcome(outcome.name, outcome.origin, Packed(note.record, note.events))

    def _append(self, page: bytes) -> None:
        if self.archive and page:
            self.archive.append(page)


def _size(outcome: Outcome) -> int:
    record = outcome.result.json if isinstance(outcome.result, Packed) else b""
    return len(record) + len(outcome.page)


def source_of(item: Input) -> str:
    """Return what an input is called in a journal: its address, or its name and content.

    >>> source_of(Input("https://me:secret@bao.vn/a", "url", "https://me:secret@bao.vn/a"))
    'https://bao.vn/a'
    """
    if item.kind == "url":
        return without_credentials(item.name)
    return f"{item.name} {content_key(item)}"
