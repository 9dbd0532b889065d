"""Records as Parquet: one file, a folder of parts (by month or site when asked), flat tables.

A file gets its name only when it is whole, so that a reader never meets a torn one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq

from extract.errors import SourceError
from extract.record import Record
from extract.writing.arrow import flat_schema, flat_table, record_schema, record_table
from extract.writing.flat import tables

BATCH = 500
"""Records in a row group."""
_PART = 20_000
"""Records in a part of a folder."""
_UNKNOWN = "__HIVE_DEFAULT_PARTITION__"

PARTITIONS: dict[str, Callable[[Record], str | None]] = {
    "year": lambda record: (record.article.published_at or "")[:4] or None,
    "month": lambda record: (record.article.published_at or "")[:7] or None,
    "site": lambda record: record.article.site,
}
"""What a folder can be cut by, as `month=2024-05/`."""


def parquet_writer(path: Path | Any, schema: pa.Schema) -> pq.ParquetWriter:
    """Open a Parquet file as all of ours are written: zstd, the same bytes for the same rows."""
    return pq.ParquetWriter(path, schema, compression="zstd")


class _File:
    """One Parquet file under a name that says it is not whole, until it is."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path, self._torn = path, path.with_name(path.name + ".part")
        self._writer = parquet_writer(self._torn, schema)
        self.rows = 0

    def write(self, table: pa.Table) -> None:
        self._writer.write_table(table)
        self.rows += table.num_rows

    def close(self) -> None:
        self._writer.close()
        self._torn.replace(self._path)


class RecordFile:
    """All records in one nested Parquet file, which appears when the run ends."""

    def __init__(self, path: Path) -> None:
        self._file = _File(path, record_schema())
        self._waiting: list[Record] = []

    def write(self, record: Record) -> None:
        """Take one record."""
        self._waiting.append(record)
        if len(self._waiting) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        self._file.write(record_table(self._waiting))
        self._waiting.clear()

    def close(self) -> None:
        """Write what waits, and give the file its name."""
        self._flush()
        self._file.close()


class RecordFolder:
    """Records in parts of a folder, cut by year, month or site of publication when asked.

    Raises `SourceError` when the folder holds Parquet files already; `anew` takes them away, for
    a run that was killed has left them.
    """

    def __init__(
        self, folder: Path, by: str | None = None, part: int = _PART, anew: bool = False
    ) -> None:
        for left in folder.rglob("part-*.parquet*") if anew else ():
            left.unlink()
        if any(folder.rglob("*.parquet")):
            raise SourceError(
                str(folder), "bad_input", "the folder holds Parquet files already",
                "give an empty folder, or keep a store with --into",
            )  # fmt: skip
        self._folder, self._by, self._part = folder, by, part
        self._waiting: dict[str, list[Record]] = defaultdict(list)
        self._open: dict[str, _File] = {}
        self._numbers: dict[str, int] = defaultdict(int)
        self._held = 0

    def write(self, record: Record) -> None:
        """Take one record."""
        place = self._place(record)
        self._waiting[place].append(record)
        self._held += 1
        if len(self._waiting[place]) >= BATCH or self._held >= 4 * BATCH:
            self._flush()

    def _place(self, record: Record) -> str:
        if not self._by:
            return ""
        value = PARTITIONS[self._by](record)
        return f"{self._by}={quote(value, safe='') if value else _UNKNOWN}"

    def _flush(self) -> None:
        for place, records in sorted(self._waiting.items()):
            file = self._file(place)
            file.write(record_table(records))
            if file.rows >= self._part:
                self._open.pop(place).close()
        self._waiting.clear()
        self._held = 0

    def _file(self, place: str) -> _File:
        if place not in self._open:
            name = f"part-{self._numbers[place]:05}.parquet"
            self._numbers[place] += 1
            self._open[place] = _File(self._folder / place / name, record_schema())
        return self._open[place]

    def close(self) -> None:
        """Write what waits; a run without a record leaves one empty part, which tells its types."""
        self._flush()
        if not self._numbers:
            self._file("")
        for file in self._open.values():
            file.close()


class TableFolder:
    """Records as flat tables that join: `articles.parquet`, `events.parquet` and so on."""

    def __init__(self, folder: Path) -> None:
        self._files = {
            name: _File(folder / f"{name}.parquet", flat_schema(name)) for name in tables()
        }
        self._waiting: list[Record] = []

    def write(self, record: Record) -> None:
        """Take one record."""
        self._waiting.append(record)
        if len(self._waiting) >= BATCH:
            self._flush(self._waiting)

    def _flush(self, records: Iterable[Record]) -> None:
        for name, table in tables().items():
            self._files[name].write(flat_table(records, table))
        self._waiting.clear()

    def close(self) -> None:
        """Write what waits, and give the files their names."""
        self._flush(self._waiting)
        for file in self._files.values():
            file.close()
