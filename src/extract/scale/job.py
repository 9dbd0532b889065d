"""Partitions into a store: the same steps for every engine, on one machine or many."""

from __future__ import annotations

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.errors import SourceError
from extract.fetching.page import Page
from extract.processes import Workers
from extract.scale.partitions import Partition
from extract.scale.read import ARTICLE_SECONDS, Packed, Reader, read_all
from extract.scale.store import Entry, Part, Store
from extract.sources import Input, fetch_inputs
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
    """An input and the part that it belongs to."""

    item: Input | SourceError
    place: tuple[int, int]
    key: str | None


def read_partitions(
    job: Job, partitions: Iterable[Partition], workers: Workers[Any, Packed]
) -> Iterator[Report]:
    """Read what the store has not, write it part by part, and report each part.

    A part is a stretch of a partition, counted over all its inputs, so that it is the same
    part whoever reads it and whatever was read before.
    """
    store = Store(job.store)
    todo = _Todo(job)
    for place, done in _by_place(todo, partitions, workers):
        yield _write(store, job, place, done)
    yield Report(kept=todo.kept)


Done = list[tuple[_Slot, Packed | SourceError]]


def _by_place(
    todo: _Todo, partitions: Iterable[Partition], workers: Workers[Any, Packed]
) -> Iterator[tuple[tuple[int, int], Done]]:
    slots: deque[_Slot] = deque()

    def items() -> Iterator[Input | SourceError]:
        for slot in todo.slots(partitions):
            slots.append(slot)
            yield slot.item

    done: Done = []
    for _, result in read_all(items(), workers):
        slot = slots.popleft()
        if done and slot.place != done[0][0].place:
            yield done[0][0].place, done
            done = []
        done.append((slot, result))
    if done:
        yield done[0][0].place, done


class _Todo:
    """Passes on the inputs that the store has not, and counts the others."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.kept = 0

    def slots(self, partitions: Iterable[Partition]) -> Iterator[_Slot]:
        for partition in partitions:
            for at, item in enumerate(self._inputs(partition)):
                key = None
                if isinstance(item, Input):
                    key = content_key(item, self._job.published, self._job.provenance)
                    if key in self._job.seen:
                        self.kept += 1
                        continue
                yield _Slot(item, (partition.number, at // self._job.part), key)

    def _inputs(self, partition: Partition) -> Iterator[Input | SourceError]:
        read = _read_pieces(partition, self._job.pages)
        return fetch_inputs(read, self._job.archive, **self._job.fetching)


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
        Entry(slot.key, _name(slot.item), None, result.entry())
        if isinstance(result, SourceError)
        else Entry(slot.key, _name(slot.item), next(articles))
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


def content_key(item: Input, published: str | None = None, provenance: bool = False) -> str:
    """Digest what a record is made from: the content, what is known of it, how it is told.

    >>> one, other = (Input(name, "text", b"Qu...") for name in ("a.txt", "b.txt"))
    >>> content_key(one) == content_key(other), content_key(one) == content_key(one, "2025-05-16")
    (True, False)
    """
    about: list[Any] = [item.kind, item.known, published, provenance]
    data = item.data
    if isinstance(data, Page):
        about += [data.url, data.content_type]
        data = data.content
    digest = hashlib.sha256(data if isinstance(data, bytes) else _plain(data))
    digest.update(_plain(about))
    return digest.hexdigest()[:32]


def _plain(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
