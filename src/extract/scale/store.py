"""A store: a folder of records that grows by runs, here or on any file system fsspec knows.

A store is parts of nested Parquet, each with a ledger of the inputs it was made from (their
content, name, record or failure) in its footer. A part is named after its place and its
content and appears whole or not at all, so

* a run that is killed at any moment leaves whole parts; the next one goes on from there;
* a part that is written twice (a task tried again) is the same file with the same bytes.

At the end of a run, records that it replaced are taken out of the older parts. Parts bear the
number of the run that made them; a run that did not end lends its number to the next.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from extract.errors import SourceError
from extract.sources.files import file_system
from extract.writing.arrow import record_schema
from extract.writing.parquet import parquet_writer

FORMAT = 1
_ABOUT = "store.json"
_LEDGER = b"extract.ledger"
_ASIDE = ".writing"
_WHOLE_WHEN_SEEN = frozenset({"s3", "s3a", "gs", "gcs", "abfs", "az", "memory"})
"""Object stores show a file only when it is whole; elsewhere it is written aside and moved."""


@dataclass(frozen=True)
class Entry:
    """What one input became."""

    key: str
    """Digest of its content and of what is known of it."""
    name: str
    """The input as the user named it, or its place."""
    article: str | None
    """The id of its record; None when it failed."""
    error: dict[str, str] | None = None
    """Why it failed."""


@dataclass(frozen=True)
class Part:
    """One file of a store: its ledger, and where it stands."""

    run: int
    partition: int
    chunk: int
    rules: str
    entries: tuple[Entry, ...]

    @cached_property
    def file(self) -> str:
        """Its name: place, then a digest of what it holds."""
        digest = hashlib.sha256(self.ledger()).hexdigest()[:12]
        return f"{self.run:04}-{self.partition:06}-{self.chunk:04}-{digest}.parquet"

    def ledger(self) -> bytes:
        """Return the ledger as it stands in the footer."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode()

    @classmethod
    def from_ledger(cls, ledger: bytes) -> Part:
        """Read a ledger back."""
        told = json.loads(ledger)
        return cls(**{**told, "entries": tuple(Entry(**entry) for entry in told["entries"])})


class Store:
    """The parts of a store, and what they know.

    Raises `SourceError` when the folder holds other things, or a store of a later format.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self._system, self._folder = file_system(address)
        self._system.makedirs(self._folder, exist_ok=True)
        self._ended = self._read_about()

    @property
    def run(self) -> int:
        """The number of the run that is under way."""
        return self._ended + 1

    def parts(self) -> list[Part]:
        """Return the ledgers of all parts, in the order of their names."""
        with ThreadPoolExecutor(8) as readers:
            return list(readers.map(self._part, self._files()))

    def write(self, part: Part, rows: pa.Table) -> None:
        """Add a part: it appears whole or not at all, and a second time changes nothing."""
        out = io.BytesIO()
        with parquet_writer(out, record_schema()) as writer:
            writer.write_table(rows)
            writer.add_key_value_metadata({_LEDGER.decode(): part.ledger().decode()})
        self._put(part.file, out.getvalue())

    def settle(self, fresh: Iterable[str] = ()) -> int:
        """Take out what was replaced; return how many records that were.

        Of entries with one name the newest stands: of the latest run, and there of the `fresh`
        files. Of entries with one content the first of the latest run stands.
        """
        parts = self.parts()
        stands = _standing(parts, frozenset(fresh))
        dropped = 0
        for part in parts:
            kept = [at for at in range(len(part.entries)) if (part.file, at) in stands]
            if len(kept) < len(part.entries):
                dropped += self._keep(part, kept)
        return dropped

    def tidy(self) -> None:
        """Take away what a killed run left half written."""
        for name in self._names():
            if name.endswith(_ASIDE):
                self._system.rm_file(f"{self._folder}/{name}")

    def end_run(self) -> None:
        """Note that a run has ended: the next one has the next number."""
        self._ended += 1
        self._put(_ABOUT, json.dumps({"format": FORMAT, "runs": self._ended}).encode())

    def _keep(self, part: Part, kept: list[int]) -> int:
        """Write a part anew with the entries that are kept, then take the old one away."""
        stays = frozenset(kept)
        mask = [at in stays for at, entry in enumerate(part.entries) if entry.article is not None]
        if kept:
            rest = replace(part, entries=tuple(part.entries[at] for at in kept))
            self.write(rest, self._read(part.file).filter(pa.array(mask, pa.bool_())))
        self._system.rm_file(f"{self._folder}/{part.file}")
        return mask.count(False)

    def _read(self, file: str) -> pa.Table:
        with self._system.open(f"{self._folder}/{file}", "rb") as stream:
            return pq.read_table(stream, schema=record_schema())

    def _part(self, file: str) -> Part:
        with self._system.open(f"{self._folder}/{file}", "rb") as stream:
            told = pq.read_metadata(stream).metadata or {}
        if _LEDGER not in told:
            raise SourceError(
                f"{self.address}/{file}", "bad_input", "this file is no part of a store",
                "give a folder of its own with --into",
            )  # fmt: skip
        return Part.from_ledger(told[_LEDGER])

    def _files(self) -> list[str]:
        return sorted(name for name in self._names() if name.endswith(".parquet"))

    def _names(self) -> list[str]:
        self._system.invalidate_cache()
        try:
            paths = self._system.ls(self._folder, detail=False)
        except FileNotFoundError:  # object stores know no empty folders
            return []
        return [path.rsplit("/", 1)[-1] for path in paths]

    def _read_about(self) -> int:
        path = f"{self._folder}/{_ABOUT}"
        if not self._system.exists(path):
            return 0
        told = json.loads(self._system.cat_file(path))
        if told.get("format") != FORMAT:
            raise SourceError(
                self.address, "bad_input", "the store has a format that this version cannot read",
                "use the version that made it",
            )  # fmt: skip
        return int(told["runs"])

    def _put(self, name: str, data: bytes) -> None:
        path = f"{self._folder}/{name}"
        protocol = self._system.protocol
        names = {protocol} if isinstance(protocol, str) else set(protocol)
        if names & _WHOLE_WHEN_SEEN:
            self._system.pipe_file(path, data)
            return
        aside = f"{self._folder}/.{name}.{uuid4().hex}{_ASIDE}"
        self._system.pipe_file(aside, data)
        self._system.mv(aside, path)


Rank = tuple[int, bool, int, int, int]


def _standing(parts: Sequence[Part], fresh: frozenset[str]) -> set[tuple[str, int]]:
    """Return the file and place of each entry that stands: one for a name, one for a content."""
    by_name: dict[str, tuple[Rank, str, str]] = {}
    for rank, file, entry in _ranked(parts, fresh):
        if entry.name not in by_name or by_name[entry.name][0] < rank:
            by_name[entry.name] = (rank, file, entry.key)
    by_key: dict[str, tuple[str, int]] = {}
    for rank, file, key in sorted(by_name.values(), key=lambda one: (-one[0][0], one[1], one[0])):
        by_key.setdefault(key, (file, rank[-1]))
    return set(by_key.values())


def _ranked(parts: Sequence[Part], fresh: frozenset[str]) -> Iterator[tuple[Rank, str, Entry]]:
    for part in parts:
        file = part.file
        for at, entry in enumerate(part.entries):
            yield (part.run, file in fresh, part.partition, part.chunk, at), file, entry
