"""Partitions into a store: the same steps for every engine, on one machine or many."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.errors import SourceError
from extract.fetching.archive import ArchiveWriter
from extract.ordering import in_order
from extract.processes import Workers
from extract.scale.partitions import Partition
from extract.scale.read import (
    ARTICLE_SECONDS,
    Outcome,
    Packed,
    Reader,
    pack_page,
    read_each,
)
from extract.scale.store import Entry, Part, Store
from extract.sources import Input, content_key, fetch_each_input
from extract.sources.bulk import PageFilter
from extract.sources.contents import read_piece
from extract.writing.arrow import row_table

PART = 500
"""Inputs of a partition that make a part."""


@dataclass(frozen=True)
class Job:
    """All that a worker must know, sent to it once."""

    store: str = ""
    """The address of the store."""
    run: int = 0
    """The number of the run."""
    rules: str = ""
    """The version of the rules."""
    seen: frozenset[str] = frozenset()
    """Digests of contents that the store has by these rules."""
    published: str | None = None
    """The date of publication of inputs that have none."""
    pages: PageFilter = field(default_factory=PageFilter)
    """Which pages of archives are wanted."""
    seconds: float = ARTICLE_SECONDS
    """The time that one article may take."""
    part: int = PART
    """Inputs that make a part."""
    provenance: bool = False
    """Whether records say where on the page their mentions stand."""
    archive: Path | None = None
    """The WARC file that fetched pages are added to."""
    fetching: dict[str, Any] = field(default_factory=dict)
    """Settings of `extract.fetching.Fetcher`, for addresses."""

    def workers(self, processes: int, isolated: bool = False) -> Workers[Any, Packed]:
        """Start workers that read articles for this job."""
        return Workers(Reader(self.published, self.provenance), processes, self.seconds, isolated)


@dataclass(frozen=True)
class Report:
    """What was done since the last report."""

    file: str | None = None
    """The part that was written."""
    entries: tuple[Entry, ...] = ()
    """Its ledger."""
    events: int = 0
    """Events in its records."""
    failed: tuple[SourceError, ...] = ()
    """Inputs that gave no record, those that could not even be opened among them."""
    kept: int = 0
    """Inputs that the store had."""

    @property
    def records(self) -> int:
        """How many records were written."""
        return sum(entry.error is None for entry in self.entries)


@dataclass(frozen=True)
class _Slot:
    """Where an input stands: the part that it belongs to, its name, the digest of its content."""

    place: tuple[int, int]
    name: str
    key: str | None


@dataclass(frozen=True)
class _Kept:
    """Stands for an input that the store has."""

    page: bytes


def read_partitions(
    job: Job, partitions: Iterable[Partition], workers: Workers[Any, Packed]
) -> Iterator[Report]:
    """Read what the store has not, write it part by part, and report each part.

    A part is a stretch of a partition, counted over all its inputs, so that it is the same
    part whoever reads it and whatever was read before.
    """
    store = Store(job.store)
    with ArchiveWriter(job.archive) if job.archive else nullcontext() as archive:
        todo = _Todo(job, archive)
        for place, done in _by_place(todo, partitions, workers):
            yield _write(store, job, place, done)
    yield Report(kept=todo.kept)


Done = list[tuple[_Slot, Packed | SourceError]]


def _by_place(
    todo: _Todo, partitions: Iterable[Partition], workers: Workers[Any, Packed]
) -> Iterator[tuple[tuple[int, int], Done]]:
    done: Done = []
    for slot, outcome in todo.outcomes(partitions, workers):
        if done and slot.place != done[0][0].place:
            yield done[0][0].place, done
            done = []
        done.append((slot, outcome.result))
    if done:
        yield done[0][0].place, done


class _Todo:
    """Reads the inputs that the store has not, and counts the others."""

    def __init__(self, job: Job, archive: ArchiveWriter | None) -> None:
        self._job, self._archive = job, archive
        self._places: dict[int, tuple[int, int]] = {}
        self._slots: dict[int, _Slot] = {}
        self.kept = 0

    def outcomes(
        self, partitions: Iterable[Partition], workers: Workers[Any, Packed]
    ) -> Iterator[tuple[_Slot, Outcome]]:
        """Yield what became of each input that was read, in order."""
        found = fetch_each_input(self._inputs(partitions), **self._job.fetching)
        outcomes = in_order(read_each(self._new(found), workers, self._archive))
        for number, outcome in enumerate(outcomes):
            if self._archive:
                self._archive.append(outcome.page)
            if isinstance(outcome, Outcome):
                yield self._slots.pop(number), outcome
            else:
                self.kept += 1

    def _inputs(self, partitions: Iterable[Partition]) -> Iterator[Input | SourceError]:
        number = 0
        for partition in partitions:
            for at, item in enumerate(_read_pieces(partition, self._job.pages)):
                self._places[number] = (partition.number, at // self._job.part)
                number += 1
                yield item

    def _new(
        self, found: Iterable[tuple[int, Input | SourceError] | None]
    ) -> Iterator[tuple[int, Input | SourceError | _Kept] | None]:
        """Put a mark in the place of each input that the store has."""
        for one in found:
            yield one and (one[0], self._unless_seen(*one))

    def _unless_seen(self, number: int, item: Input | SourceError) -> Input | SourceError | _Kept:
        place, key = self._places.pop(number), None
        if isinstance(item, Input):
            key = content_key(item, self._job.published, self._job.provenance)
            if key in self._job.seen:
                return _Kept(pack_page(item, self._archive))
        self._slots[number] = _Slot(place, _name(item), key)
        return item


def _read_pieces(partition: Partition, pages: PageFilter) -> Iterator[Input | SourceError]:
    for piece in partition.pieces:
        if isinstance(piece, SourceError):
            yield piece
        else:
            yield from read_piece(piece, pages)


def _write(store: Store, job: Job, place: tuple[int, int], done: Done) -> Report:
    """Write what came of a stretch of inputs; what has no content is told but not remembered."""
    rows = [json.loads(result.json) for _, result in done if isinstance(result, Packed)]
    articles = iter([row["article"]["id"] for row in rows])
    failed = tuple(result for _, result in done if isinstance(result, SourceError))
    entries = tuple(
        Entry(slot.key, slot.name, None, result.entry())
        if isinstance(result, SourceError)
        else Entry(slot.key, slot.name, next(articles))
        for slot, result in done
        if slot.key
    )
    if not entries:
        return Report(failed=failed)
    part = Part(job.run, *place, job.rules, entries)
    store.write(part, row_table(rows))
    events = sum(result.events for _, result in done if isinstance(result, Packed))
    return Report(part.file, entries, events, failed)


def _name(item: Input | SourceError) -> str:
    return item.source if isinstance(item, SourceError) else item.place or item.name
