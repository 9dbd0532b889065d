"""The formats a run can write, each record out as soon as it is made."""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from pathlib import Path
from typing import IO, Protocol, cast

from extract.errors import SourceError, require
from extract.record import Record
from extract.writing.events_csv import COLUMNS, csv_line, event_rows
from extract.writing.tables import EventTable

FORMATS = ("jsonl", "json", "csv", "table", "parquet", "tables", "sqlite")
_SUFFIXES = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv",
    ".parquet": "parquet", ".sqlite": "sqlite", ".sqlite3": "sqlite", ".db": "sqlite",
}  # fmt: skip


class Writer(Protocol):
    """Takes records one by one; `close` ends the output."""

    def write(self, record: Record) -> None:
        """Write one record."""

    def close(self) -> None:
        """End the output; a file is closed."""


def format_of(output: Path | None, chosen: str | None) -> str:
    """Return the format that `open_writer` chooses.

    >>> format_of(Path("records.jsonl"), None)
    'jsonl'
    """
    return chosen or _guess(output)


def open_writer(
    output: Path | None, chosen: str | None, by: str | None = None, anew: bool = False
) -> Writer:
    """Open the writer for a format, a file name's ending, or what looks at standard output.

    Without a format: by the file's ending (a folder: parts of Parquet); on a terminal a table;
    into a pipe JSON lines. `by` cuts a folder of Parquet (see `PARTITIONS`); `anew` takes away
    the Parquet that a killed run has left in it. Raises
    `SourceError` when a format needs a file and there is none, or a package that is missing.
    """
    name = format_of(output, chosen)
    if name == "table":
        return EventTable(output)
    if name in _FILES:
        return _open_file(name, output, by, anew)
    stream = cast(IO[bytes], output.open("wb", buffering=0)) if output else _binary_stdout()
    return _STREAMS[name](stream)


def write_packed(writer: Writer, json: bytes) -> None:
    """Write a record that is JSON already; only a writer that looks into it parses it."""
    if isinstance(writer, JsonLines):
        writer.write_line(json)
    else:
        writer.write(Record.model_validate_json(json))


def _open_file(name: str, output: Path | None, by: str | None, anew: bool) -> Writer:
    if output is None:
        raise SourceError(name, "bad_input", "this format needs a file", "name one with -o")
    if name == "sqlite":
        from extract.writing.sqlite import SqliteFile

        return SqliteFile(output)
    require("pyarrow", "parquet")
    from extract.writing.parquet import RecordFile, RecordFolder, TableFolder

    if name == "tables":
        return TableFolder(output)
    if output.suffix.lower() == ".parquet" and not output.is_dir():
        return RecordFile(output)
    return RecordFolder(output, by, anew=anew)


def _guess(output: Path | None) -> str:
    if output:
        return _SUFFIXES.get(output.suffix.lower(), "parquet" if output.is_dir() else "jsonl")
    return "table" if sys.stdout.isatty() else "jsonl"


def _binary_stdout() -> IO[bytes]:
    sys.stdout.flush()
    return sys.stdout.buffer


class _Stream(ABC):
    """Writes whole lines at once, so that a run that is killed leaves whole lines only."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def put(self, text: str) -> None:
        self.put_bytes(text.encode("utf-8"))

    def put_bytes(self, data: bytes) -> None:
        self._stream.write(data)
        self._stream.flush()

    @abstractmethod
    def write(self, record: Record) -> None: ...

    def close(self) -> None:
        if self._stream is not sys.stdout.buffer:
            self._stream.close()


class JsonLines(_Stream):
    """One record a line."""

    def write(self, record: Record) -> None:
        """Write one record as one line."""
        self.put(record.model_dump_json() + "\n")

    def write_line(self, json: bytes) -> None:
        """Write a record that is one line of JSON already."""
        self.put_bytes(json + b"\n")


class JsonArray(_Stream):
    """All records as one JSON array."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self._before = "[\n"

    def write(self, record: Record) -> None:
        """Write one record as the next element."""
        self.put(self._before + record.model_dump_json(indent=1))
        self._before = ",\n"

    def close(self) -> None:
        """End the array."""
        self.put("[]\n" if self._before == "[\n" else "\n]\n")
        super().close()


class EventsCsv(_Stream):
    """One row per event, for a spreadsheet (UTF-8 with its mark, so that Excel sees it)."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self.put("\ufeff" + csv_line(COLUMNS))

    def write(self, record: Record) -> None:
        """Write the events of one record."""
        for row in event_rows(record):
            self.put(csv_line(row))


_FILES = frozenset({"parquet", "tables", "sqlite"})
_STREAMS: dict[str, type[_Stream]] = {"jsonl": JsonLines, "json": JsonArray, "csv": EventsCsv}
