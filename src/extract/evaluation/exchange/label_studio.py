"""Label Studio: one task per article, one `labels` region per mention.

What a region cannot show stands in its `meta`; events and the article in the task's `data`.
Format: Label Studio's JSON export, https://labelstud.io/guide/export
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from extract.evaluation.exchange.spans import Span, put_together, take_apart
from extract.evaluation.gold import Gold


def to_label_studio(gold: Iterable[Gold]) -> list[dict[str, Any]]:
    """Return the tasks of a Label Studio import, labels as annotations."""
    return [_task(one) for one in gold]


def from_label_studio(tasks: Sequence[dict[str, Any]]) -> list[Gold]:
    """Read tasks back; the first annotation of each counts. Raises `GoldError`."""
    return [
        put_together(map(_span, task["annotations"][0]["result"]), task["data"]["rest"])
        for task in tasks
    ]


def _task(gold: Gold) -> dict[str, Any]:
    spans, rest = take_apart(gold)
    regions = [_region(number, span, gold.article.text) for number, span in enumerate(spans)]
    data = {"text": gold.article.text, "rest": rest}
    return {"data": data, "annotations": [{"result": regions}]}


def _region(number: int, span: Span, text: str) -> dict[str, Any]:
    words = text[span.start : span.end]
    value = {"start": span.start, "end": span.end, "text": words, "labels": [span.field]}
    return {
        "id": f"m{number}",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": value,
        "meta": {"attributes": span.attributes},
    }


def _span(region: dict[str, Any]) -> Span:
    value = region["value"]
    attributes = region.get("meta", {}).get("attributes")
    return Span(value["start"], value["end"], value["labels"][0], attributes)
