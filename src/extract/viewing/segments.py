"""From overlapping spans to runs of text, each with the labels that cover it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from extract.record import MENTION_FIELDS, Mention, Record

_SHOWN = {
    "dates": ("value", "kind", "resolved_from"),
    "committees": ("name", "organ", "level", "resolved_from"),
    "documents": ("id", "type", "issuer", "issued", "resolved_from"),
    "awards": ("count", "recipient", "approx", "act", "form", "giver", "period"),
    "people": ("name", "roles"),
}

Run = tuple[str, list[int], int]
"""Text, the labels that cover it, and its first code point in the article."""


def annotate(record: Record) -> tuple[list[dict[str, Any]], list[Run]]:
    """Return the labels of a record and its text cut into runs at every span boundary.

    Evidence sentences cut the text too, so that an event can light them up.
    """
    mentions = [(field, m) for field in MENTION_FIELDS for m in getattr(record, field)]
    mentions.sort(key=lambda pair: (pair[1].start, -pair[1].end))
    labels = [_label(field, mention) for field, mention in mentions]
    spans = [(mention.start, mention.end) for _, mention in mentions]
    cuts = {edge for span in spans for edge in span}
    cuts |= {edge for event in record.events for span in event.evidence for edge in span}
    return labels, _runs(record.article.text, spans, cuts)


def _label(field: str, mention: Mention) -> dict[str, Any]:
    values = {name: getattr(mention, name) for name in _SHOWN[field]}
    shown = {name: value for name, value in values.items() if value not in (None, [], "")}
    open_ = values[_SHOWN[field][0]] is None
    extra = {"reason": mention.reason, "candidates": getattr(mention, "candidates", None)}
    return {
        "field": field,
        "open": open_,
        "rule": mention.rule,
        "values": shown | {name: value for name, value in extra.items() if value},
    }


def _runs(text: str, spans: list[tuple[int, int]], cuts: set[int]) -> list[Run]:
    edges = sorted({0, len(text)} | cuts)
    opening: dict[int, list[int]] = {}
    for number, (start, _) in enumerate(spans):
        opening.setdefault(start, []).append(number)
    runs: list[Run] = []
    active: list[int] = []
    for start, end in pairwise(edges):
        active = [number for number in active if spans[number][1] > start]
        active += opening.get(start, [])
        runs.append((text[start:end], list(active), start))
    return runs
