"""The report: records as data in a page that draws itself.

All text reaches the page as JSON and is put into it as text nodes, never as markup, and
the page's policy forbids every load: text from the web stays text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from extract.record import Record
from extract.viewing.segments import annotate

_ASSETS = files("extract.viewing")
_SHORT_LINE = 30
_LONGEST = 120


def write_report(records: Iterable[Record], output: Path) -> int:
    """Write one page of all records; return how many articles it holds."""
    articles = [article_data(record) for record in records]
    output.write_text(render(articles), encoding="utf-8")
    return len(articles)


def render(articles: list[dict[str, Any]]) -> str:
    """Fill the page: style, script and data stand in the file itself."""
    page = _asset("report.html")
    for mark, content in (
        ("/*STYLE*/", _asset("report.css")),
        ("/*SCRIPT*/", _asset("report.js")),
        ("/*DATA*/", _json(articles)),
    ):
        page = page.replace(mark, content)
    return page


def article_data(record: Record) -> dict[str, Any]:
    """Reduce a record to what the page shows; spans become runs of text with labels."""
    article = record.article
    labels, runs = annotate(record)
    return {
        "id": article.id,
        "title": article.title or _opening(article.text),
        "site": article.site,
        "url": article.url,
        "published": article.published_at,
        "labels": labels,
        "runs": runs,
        "events": [event.model_dump(exclude_defaults=True) for event in record.events],
        "awards": [award.model_dump(exclude_defaults=True) for award in record.awards],
        "warnings": [warning.model_dump() for warning in record.warnings],
    }


def _opening(text: str) -> str:
    """Take the first line that is long enough to be the article's own."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return next((line for line in lines if len(line) > _SHORT_LINE), " ".join(lines))[:_LONGEST]


def _json(data: object) -> str:
    """JSON that may stand inside a script element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _asset(name: str) -> str:
    return _ASSETS.joinpath(name).read_text("utf-8")
