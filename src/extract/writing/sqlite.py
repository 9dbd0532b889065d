"""Records as a SQLite file of flat tables; lists of words or numbers are JSON arrays."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.record import Record
from extract.writing.flat import Table, rows, tables
from extract.writing.kinds import Kind

_TYPES: dict[Kind, str] = {"text": "TEXT", "count": "INTEGER", "truth": "INTEGER"}
_LIST = "TEXT"
_TOGETHER = 200
"""Records in one transaction."""


class SqliteFile:
    """Flat tables in one SQLite file; an article that comes again replaces itself.

    Tables of an earlier run are emptied. A run that is killed leaves whole articles only.
    """

    def __init__(self, path: Path) -> None:
        self._file = sqlite3.connect(path)
        self._since = 0
        with self._file:
            for statement in _statements():
                self._file.execute(statement)

    def write(self, record: Record) -> None:
        """Write one record."""
        for table in tables().values():
            self._file.execute(
                f'DELETE FROM "{table.name}" WHERE article_id = ?',  # noqa: S608 — our own names
                (record.article.id,),
            )
            self._file.executemany(_insert(table), map(_cells, rows(record, table)))
        self._since += 1
        if self._since >= _TOGETHER:
            self._file.commit()
            self._since = 0

    def close(self) -> None:
        """End the last transaction and close the file."""
        self._file.commit()
        self._file.close()


def _statements() -> Iterator[str]:
    for table in tables().values():
        columns = ", ".join(
            f'"{column.name}" {_TYPES.get(column.kind, _LIST)}' for column in table.columns
        )
        keys = ", ".join(f'"{column.name}"' for column in table.columns if column.key)
        yield f'DROP TABLE IF EXISTS "{table.name}"'
        yield f'CREATE TABLE "{table.name}" ({columns}, PRIMARY KEY ({keys}))'


def _insert(table: Table) -> str:
    marks = ", ".join("?" * len(table.columns))
    return f'INSERT INTO "{table.name}" VALUES ({marks})'  # noqa: S608 — our own names


def _cells(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        json.dumps(cell, ensure_ascii=False) if isinstance(cell, list | tuple) else cell
        for cell in row
    )
