"""Records in Arrow: one nested schema that mirrors the contract, and flat tables that join.

The nested schema is made from the models: mentions and events are lists of structs, spans
are lists of two numbers as in JSON, an event's `basis` is a map. It is the same in Parquet,
in Ray and in DuckDB. pyarrow is the extra `parquet`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

import pyarrow as pa
from pydantic import BaseModel

from extract.record import Record
from extract.writing.flat import Table, rows, tables
from extract.writing.kinds import Kind, core_of, kind_of

_FLAT_TYPES: dict[Kind, pa.DataType] = {
    "text": pa.string(),
    "count": pa.int64(),
    "truth": pa.bool_(),
    "texts": pa.list_(pa.string()),
    "counts": pa.list_(pa.int64()),
    "span": pa.list_(pa.int64()),
    "spans": pa.list_(pa.list_(pa.int64())),
}


@cache
def record_schema() -> pa.Schema:
    """Return the nested schema of a record, fields in the order of the contract.

    >>> record_schema().field("awards").type.value_type.field("count")
    pyarrow.Field<count: int64 not null>
    """
    return pa.schema(_fields(Record))


@cache
def flat_schema(name: str) -> pa.Schema:
    """Return the schema of one flat table (see `extract.writing.flat`).

    >>> flat_schema("event_documents").names
    ['article_id', 'event_id', 'n', 'document']
    """
    columns = tables()[name].columns
    return pa.schema([pa.field(column.name, _FLAT_TYPES[column.kind]) for column in columns])


def record_table(records: Iterable[Record]) -> pa.Table:
    """Put records into one nested table, a row each.

    >>> from extract.record import Article
    >>> record_table([Record(article=Article(id="a", text="Quận ủy họp."))]).num_rows
    1
    """
    return row_table([record.model_dump() for record in records])


def row_table(rows: list[dict[str, Any]]) -> pa.Table:
    """Put records that are dictionaries (of their JSON, say) into one nested table."""
    return pa.Table.from_pylist(rows, record_schema())


def flat_tables(records: Iterable[Record]) -> dict[str, pa.Table]:
    """Put records into flat tables by name, rows in the order of the records."""
    kept = list(records)
    return {name: flat_table(kept, table) for name, table in tables().items()}


def flat_table(records: Iterable[Record], table: Table) -> pa.Table:
    """Put records into one flat table."""
    names = [column.name for column in table.columns]
    found = [
        dict(zip(names, row, strict=True)) for record in records for row in rows(record, table)
    ]
    return pa.Table.from_pylist(found, flat_schema(table.name))


def records_of(table: pa.Table) -> Iterator[Record]:
    """Yield the records of a nested table, equal to those that were put in.

    Raises `pydantic.ValidationError` for a row that is no record.
    """
    for batch in table.to_batches(max_chunksize=256):
        for row in batch.to_pylist(maps_as_pydicts="strict"):
            yield Record.model_validate(row)


def _fields(model: type[BaseModel]) -> list[pa.Field]:
    return [
        pa.field(name, _type(field.annotation), nullable=core_of(field.annotation)[1])
        for name, field in model.model_fields.items()
    ]


def _type(annotation: Any) -> pa.DataType:
    kind = kind_of(annotation)
    core, _ = core_of(annotation)
    if kind == "model":
        return pa.struct(_fields(core))
    if kind == "models":
        return pa.list_(pa.struct(_fields(get_args(core)[0])))
    if kind == "map":
        return pa.map_(pa.string(), _type(get_args(core)[1]))
    return _FLAT_TYPES[kind]
