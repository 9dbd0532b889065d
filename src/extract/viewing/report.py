"""The report: one page of all records, whose first view waits for no article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from extract.language import names
from extract.pages import Layout, page_pieces
from extract.record import Record
from extract.viewing.article import article_data
from extract.viewing.overview import article_line, event_lines

_LAYOUT = Layout(
    "extract.viewing",
    "report",
    ("filters.js", "charts.js", "overview.js", "text.js", "article.js", "main.js"),
    charts=True,
)


def write_report(
    records: Iterable[Record], output: Path, language: str | None = None, title: str = ""
) -> int:
    """Write one page of all records; return how many articles it holds.

    `language` is the one the page opens in; without it the reader's browser decides.
    """
    kept = list(records)
    with output.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_pieces(kept, language, title))
    return len(kept)


def _pieces(records: list[Record], language: str | None, title: str) -> Iterator[str]:
    overview = overview_data(records) | {"title": title}
    articles = map(article_data, records)
    yield from page_pieces(_LAYOUT, title or "extract", overview, articles, language)


def overview_data(records: list[Record]) -> dict[str, Any]:
    """Return what the first view needs: a line per article and per event, and names of codes."""
    numbered = list(enumerate(records))
    return {
        "rules": next((one.rules_version for one in records if one.rules_version), None),
        "names": names.ALL,
        "articles": [article_line(record, number) for number, record in numbered],
        "events": [line for number, record in numbered for line in event_lines(record, number)],
    }
