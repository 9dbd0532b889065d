"""`extract query`: records asked in SQL."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extract.cli.translation import error_text
from extract.language import say

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TOGETHER = 1000
_SHOWN = 200
"""Rows that a table in a terminal shows."""


@click.command(
    "query",
    epilog="""\
RECORDS is a store, a folder of Parquet, or .jsonl, here or elsewhere (s3://…). Tables:
records (nested), articles, dates, committees, documents, awards, people, events, warnings,
event_documents, event_awards, event_people, event_evidence, event_basis, warning_spans.

\b
Examples:
  extract query "select type, count(*) from events group by all" store/
  extract query "select * from events join event_documents
                 using (article_id, event_id)
                 where document = '05-CT/TW'" records.jsonl -o found.csv
  extract query "describe awards" store/""",
)
@click.argument("sql")
@click.argument("records")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write to FILE: .csv, .parquet or .jsonl.")  # fmt: skip
@click.option("--format", "chosen", type=click.Choice(["table", "csv", "jsonl"]),
              help="csv when piped, table on a terminal, unless said.")  # fmt: skip
def command(sql: str, records: str, output: Path | None, chosen: str | None) -> None:
    """Ask SQL (DuckDB's) of RECORDS."""
    from extract.errors import SourceError, require
    from extract.writing.database import open_database

    try:
        require("duckdb", "store")
        import duckdb

        base = open_database(records)
        _answer(base, sql, output, chosen)
    except SourceError as fault:
        raise click.UsageError(error_text(fault)) from None
    except duckdb.Error as fault:
        raise click.ClickException(say("the query failed: {fault}", fault=fault)) from None


def _answer(base: DuckDBPyConnection, sql: str, output: Path | None, chosen: str | None) -> None:
    """Run the statement and put its rows where they are wanted."""
    if output and output.suffix.lower() == ".parquet":
        base.sql(sql).write_parquet(str(output), compression="zstd")
        return
    found = base.execute(sql)
    if not found.description:
        return
    name = _PRINTERS_BY_ENDING.get(output.suffix.lower()) if output else None
    if output and not name:
        hint = say("give a name that ends in .csv, .parquet or .jsonl")
        raise click.UsageError(f"{output}: {hint}")
    with _opened(output) as stream:
        _PRINTERS[name or chosen or ("table" if sys.stdout.isatty() else "csv")](found, stream)


def _opened(output: Path | None) -> AbstractContextManager[Any]:
    return output.open("w", encoding="utf-8", newline="") if output else nullcontext(sys.stdout)


def _columns(found: DuckDBPyConnection) -> list[str]:
    return [column[0] for column in found.description]


def _rows(found: DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while some := found.fetchmany(_TOGETHER):
        yield from some


def _csv(found: DuckDBPyConnection, stream: Any) -> None:
    from extract.writing.events_csv import csv_line

    stream.write(csv_line(_columns(found)))
    for row in _rows(found):
        stream.write(csv_line([_cell(value) for value in row]))


def _jsonl(found: DuckDBPyConnection, stream: Any) -> None:
    import json

    names = _columns(found)
    for row in _rows(found):
        told = dict(zip(names, row, strict=True))
        stream.write(json.dumps(told, ensure_ascii=False, default=str) + "\n")


def _table(found: DuckDBPyConnection, stream: Any) -> None:
    from itertools import islice

    from rich import box
    from rich.markup import escape
    from rich.table import Table

    from extract.writing.tables import plain_console

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in _columns(found):
        table.add_column(escape(name), overflow="fold")
    rows = _rows(found)
    for row in islice(rows, _SHOWN):
        table.add_row(*(escape(_cell(value)) for value in row))
    console = plain_console(stream)
    console.print(table)
    if next(rows, None) is not None:
        console.print(say("the first {count} rows; -o FILE writes all", count=_SHOWN), style="dim")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value)


_PRINTERS = {"table": _table, "csv": _csv, "jsonl": _jsonl}
_PRINTERS_BY_ENDING = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
