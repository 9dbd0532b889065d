"""Records as a database: DuckDB over Parquet or JSON lines, the contract's names as views."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from extract.errors import SourceError, require
from extract.sources.files import File, file_system, find, is_remote

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_READERS = {
    ".parquet": "read_parquet(?, union_by_name = true)",
    ".jsonl": "read_json(?, format = 'newline_delimited', columns = {columns}, "
              "maximum_object_size = 67108864)",
    ".json": "read_json(?, format = 'array', columns = {columns}, maximum_object_size = 67108864)",
}  # fmt: skip


def open_database(records: str) -> DuckDBPyConnection:
    """Open the records of a store, a folder, a pattern or a file, here or on another file system.

    The view `records` has the record as it is, nested; beside it stand the flat views of
    `extract.writing.flat` (`articles`, `events`, `awards`, `event_documents` …). Raises
    `SourceError` when there are no records, or DuckDB is missing.
    """
    require("duckdb", "store")
    require("pyarrow", "store")
    import duckdb

    from extract.writing.sql import views

    names, ending = _files(records)
    base = duckdb.connect()
    if is_remote(records):
        base.register_filesystem(file_system(records)[0])
    reader = _READERS[ending].replace("{columns}", _columns())
    listed = ", ".join("'" + name.replace("'", "''") + "'" for name in names)
    source = reader.replace("?", f"[{listed}]", 1)
    base.execute(f"CREATE VIEW records AS SELECT * FROM {source}")  # noqa: S608 — quoted above
    for statement in views():
        base.execute(statement)
    return base


def _files(records: str) -> tuple[list[str], str]:
    """Return the files of records, of one kind, and their ending."""
    names = []
    for found in find(records):
        if isinstance(found, SourceError):
            raise found
        names.append(found)
    for ending in _READERS:
        some = [name for name in names if File(name).stem.endswith(ending)]
        if some and not (ending == ".json" and len(some) < len(names)):
            return some, ending
    raise SourceError(
        records, "bad_input", "there are no records in it",
        "give what `extract run` wrote: a store, a folder of Parquet, or .jsonl",
    )  # fmt: skip


@cache
def _columns() -> str:
    """Write the types of a record's columns, so that JSON is read as Parquet is."""
    import duckdb

    from extract.writing.arrow import row_table

    told: list[Any] = duckdb.from_arrow(row_table([])).description
    types = duckdb.from_arrow(row_table([])).types
    pairs = (f"'{column[0]}': '{kind}'" for column, kind in zip(told, types, strict=True))
    return "{" + ", ".join(pairs) + "}"
