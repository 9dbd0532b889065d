"""Records as flat tables that join: a row for each article, mention, event, document it cites.

The tables follow the contract: each is named after a list of the record, its columns after
the fields. `article_id` joins them all; `n` is the place in the record's list, from 0, so
that `event_awards.award` joins `awards.n`. Nested models give prefixed columns (`unit_name`).
A change of the models changes the tables here, in Arrow, in SQLite and in SQL alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from pydantic import BaseModel

from extract.record import MENTION_FIELDS, Article, Event, Finding, Record
from extract.writing.kinds import Kind, core_of, kind_of

Origin = Literal["record", "parent", "element", "n", "parent_n"]
_FLAT = frozenset({"text", "count", "truth", "texts", "counts"})


@dataclass(frozen=True)
class Column:
    """One column: its name, its kind, and where its value is found."""

    name: str
    kind: Kind
    origin: Origin
    path: tuple[str | int, ...] = ()
    key: bool = False
    """Whether it is one of the columns that together name a row."""


@dataclass(frozen=True)
class Table:
    """One table: a row for each element of a list of the record (or of a list within it)."""

    name: str
    each: tuple[str, ...]
    columns: tuple[Column, ...]


@cache
def tables() -> dict[str, Table]:
    """Return the tables by name, in the order of the contract.

    >>> list(tables())[:4], [column.name for column in tables()["event_awards"].columns]
    (['articles', 'dates', 'committees', 'documents'], ['article_id', 'event_id', 'n', 'award'])
    """
    return {table.name: table for table in (_articles(), *_lists(), *_event_lists(), _spans())}


def rows(record: Record, table: Table) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of one record in one table, in the order of its columns."""
    for sources in _elements(record, table.each):
        yield tuple(_at(sources[column.origin], column.path) for column in table.columns)


_ID = Column("article_id", "text", "record", ("article", "id"), key=True)
_N = Column("n", "count", "n", key=True)
_EVENT_ID = Column("event_id", "text", "parent", ("id",), key=True)
_VERSIONS = ("schema_version", "rules_version")


def _articles() -> Table:
    about = (column for column in _columns(Article, "record", ("article",)) if column.name != "id")
    versions = (Column(name, "text", "record", (name,)) for name in _VERSIONS)
    return Table("articles", (), (_ID, *about, *versions))


def _lists() -> Iterator[Table]:
    for field in MENTION_FIELDS:
        (model,) = get_args(Record.model_fields[field].annotation)
        yield Table(field, (field,), (_ID, _N, *_columns(model, "element")))
    own = (column for column in _columns(Event, "element") if column.name != "id")
    event_id = Column("event_id", "text", "element", ("id",), key=True)
    yield Table("events", ("events",), (_ID, event_id, *own))
    yield Table("warnings", ("warnings",), (_ID, _N, *_columns(Finding, "element")))


def _event_lists() -> Iterator[Table]:
    singles: tuple[tuple[str, str, Kind], ...] = (
        ("documents", "document", "text"),
        ("awards", "award", "count"),
        ("people", "person", "text"),
    )
    for field, name, kind in singles:
        yield _within_events(field, (Column(name, kind, "element"),))
    yield _within_events("evidence", _SPAN)
    yield _within_events("basis", _BASIS)


def _within_events(field: str, columns: tuple[Column, ...]) -> Table:
    return Table(f"event_{field}", ("events", field), (_ID, _EVENT_ID, _N, *columns))


_SPAN = (Column("start", "count", "element", (0,)), Column("end", "count", "element", (1,)))
_BASIS = (
    Column("slot", "text", "element", ("key",)),
    Column("start", "count", "element", ("value", "span", 0)),
    Column("end", "count", "element", ("value", "span", 1)),
    Column("rule", "text", "element", ("value", "rule")),
    Column("weak", "truth", "element", ("value", "weak")),
)


def _spans() -> Table:
    parent = Column("warning", "count", "parent_n", key=True)
    return Table("warning_spans", ("warnings", "spans"), (_ID, parent, _N, *_SPAN))


def _columns(
    model: type[BaseModel], origin: Origin, path: tuple[str, ...] = (), prefix: str = ""
) -> Iterator[Column]:
    """Yield the columns of a model's fields; lists of models and spans are tables of their own."""
    for name, field in model.model_fields.items():
        kind = kind_of(field.annotation)
        if kind in _FLAT:
            yield Column(prefix + name, kind, origin, (*path, name))
        elif kind == "model":
            inner = core_of(field.annotation)[0]
            yield from _columns(inner, origin, (*path, name), f"{prefix}{name}_")


def _elements(record: Record, each: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield what columns may speak of: record, element and its place, parent and its place."""
    if not each:
        yield {"record": record}
    for at, parent in enumerate(getattr(record, each[0]) if each else ()):
        if len(each) == 1:
            yield {"record": record, "element": parent, "n": at}
            continue
        for n, element in enumerate(_listed(getattr(parent, each[1]))):
            yield {
                "record": record, "parent": parent, "parent_n": at, "element": element, "n": n
            }  # fmt: skip


def _listed(values: Any) -> Any:
    if isinstance(values, dict):
        return [{"key": key, "value": value} for key, value in values.items()]
    return values


def _at(value: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        if value is None:
            return None
        value = value[step] if isinstance(value, dict | tuple) else getattr(value, str(step))  # type: ignore[index]
    return value
