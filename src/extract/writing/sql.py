"""The flat tables as DuckDB views over nested records, wherever those lie.

The views are written from the same tables as `extract.writing.flat`, so that a question asked
in SQL, of SQLite, Arrow or Parquet meets the same names.
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.writing.flat import Column, Table, tables

_SOURCES = {"record": "r", "parent": "p", "element": "x", "n": "n", "parent_n": "pn"}


def views() -> Iterator[str]:
    """Yield one statement per flat table, over a view or table named `records`.

    >>> next(views())[:46]
    'CREATE OR REPLACE VIEW "articles" AS SELECT r.'
    """
    for table in tables().values():
        yield f"CREATE OR REPLACE VIEW {quoted(table.name)} AS {select(table)}"


def select(table: Table) -> str:
    """Write the query of one flat table."""
    columns = ", ".join(_expression(column) for column in table.columns)
    return f"SELECT {columns} FROM records r{''.join(_unnested(table))}"  # noqa: S608 — our own names


def quoted(name: str) -> str:
    """Quote a name for SQL (`end` is a word of the language)."""
    return '"' + name.replace('"', '""') + '"'


def _expression(column: Column) -> str:
    value = _SOURCES[column.origin]
    for step in column.path:
        value += f"[{step + 1}]" if isinstance(step, int) else f".{quoted(step)}"
    return f"{value} AS {quoted(column.name)}"


def _unnested(table: Table) -> Iterator[str]:
    """Write the joins that give each element (`x`) its place (`n`), and its parent (`p`)."""
    if len(table.each) == 1:
        yield _each(f"r.{quoted(table.each[0])}", "x", "n")
    elif table.each:
        parent, field = table.each
        inner = f"p.{quoted(field)}"
        yield _each(f"r.{quoted(parent)}", "p", "pn")
        yield _each(f"map_entries({inner})" if field == "basis" else inner, "x", "n")


def _each(values: str, name: str, place: str) -> str:
    return (
        f", LATERAL (SELECT unnest({values}) AS {name}, "
        f"unnest(range(len({values}))) AS {place}) AS _{name}"
    )
