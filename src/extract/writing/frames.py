"""Records as frames of the library that a person works in: pandas, polars or Arrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from typing import Any, Literal

from extract.errors import require
from extract.record import AwardMention, Event, Record

Library = Literal["pandas", "polars", "arrow"]
_PACKAGES: dict[Library, str] = {"pandas": "pandas", "polars": "polars", "arrow": "pyarrow"}
_COUNTED = {
    "collectives": "collective", "individuals": "individual", "party_members": "party_member",
}  # fmt: skip


def frames(records: Iterable[Record] | Record, library: Library | None = None) -> dict[str, Any]:
    """Put records into frames by name: a row for each article, mention, event, and so on.

    The frames are the flat tables of the contract (`articles`, `dates`, `committees`,
    `documents`, `awards`, `people`, `events`, `event_documents`, `event_awards`, …; they join
    by `article_id`, `event_id` and `n`), and `summary`: a row for each event with what most
    people ask for. Its counts are sums of exact figures; where a figure is rounded they are
    missing, not guessed.

    `library` is pandas, else polars, else Arrow, whichever is installed first. Raises
    `SourceError`, saying what to install, when it is missing.

    >>> from extract import Article, extract
    >>> text = "Ngày 16/5/2025, Quận ủy Tây Hồ tổng kết, khen thưởng 15 tập thể."
    >>> summary = frames(extract(Article(id="a", text=text)), "arrow")["summary"]
    >>> summary.select(["date", "committee", "collectives"]).to_pylist()
    [{'date': '2025-05-16', 'committee': 'Quận ủy Tây Hồ', 'collectives': 15}]
    """
    chosen = library or _first_installed()
    require("pyarrow", "parquet" if chosen == "arrow" else chosen)
    require(_PACKAGES[chosen], chosen)
    from extract.writing.arrow import flat_tables

    kept = [records] if isinstance(records, Record) else list(records)
    tables = flat_tables(kept) | {"summary": _summary(kept)}
    return {name: _CONVERT[chosen](table) for name, table in tables.items()}


def _first_installed() -> Library:
    found = (name for name, package in _PACKAGES.items() if find_spec(package))
    return next(found, "arrow")


def _summary(records: list[Record]) -> Any:
    import pyarrow as pa

    texts = (
        "article_id", "event_id", "date", "type", "name", "committee", "province", "place",
        "site", "url", "published_at",
    )  # fmt: skip
    schema = pa.schema(
        [(name, pa.string()) for name in texts]
        + [("documents", pa.list_(pa.string()))]
        + [(name, pa.int64()) for name in _COUNTED]
    )
    return pa.Table.from_pylist([row for one in records for row in _rows(one)], schema)


def _rows(record: Record) -> Iterator[dict[str, Any]]:
    article = record.article
    about = {"site": article.site, "url": article.url, "published_at": article.published_at}
    for event in record.events:
        awards = [record.awards[index] for index in event.awards]
        counts = {name: count_of(awards, recipient) for name, recipient in _COUNTED.items()}
        yield {
            "article_id": article.id, "event_id": event.id, "date": event.date,
            "type": event.type, "name": event.name, "committee": event.committee,
            "province": province_of(record, event), "place": event.place,
            "documents": event.documents, **counts, **about,
        }  # fmt: skip


def count_of(awards: Iterable[AwardMention], recipient: str) -> int | None:
    """Sum the exact counts of one kind of recipient; None where there is none to sum.

    A total that stands beside its parts is not added to them; where one count is rounded
    ("hơn 120"), there is no exact sum.
    """
    counts = [one for one in awards if one.recipient == recipient and not one.total]
    if not counts or any(one.approx for one in counts):
        return None
    return sum(one.count for one in counts)


def province_of(record: Record, event: Event) -> str | None:
    """Return the province of the body that held an event, where its unit is known."""
    units = (one.unit for one in record.committees if one.name and one.name == event.committee)
    return next((unit.province for unit in units if unit and unit.province), None)


def _to_pandas(table: Any) -> Any:
    """Keep whole numbers whole where some are missing."""
    import pandas as pd
    import pyarrow as pa

    kept = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    return table.to_pandas(types_mapper=kept.get)


def _to_polars(table: Any) -> Any:
    import polars as pl

    return pl.from_arrow(table)


_CONVERT: dict[Library, Callable[[Any], Any]] = {
    "pandas": _to_pandas,
    "polars": _to_polars,
    "arrow": lambda table: table,
}
