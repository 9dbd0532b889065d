"""Gold beside records: every difference, misses first, and both texts line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from extract.evaluation import Error, Gold, Report, as_record, evaluate
from extract.evaluation.align import align
from extract.evaluation.events import EventPair, align_events
from extract.evaluation.slots import SLOTS
from extract.evaluation.values import FIELDS
from extract.language import names
from extract.pages import Layout, opening, page_pieces
from extract.record import Event, Record
from extract.viewing.labels import labels_of
from extract.viewing.segments import cut, line_breaks

_LAYOUT = Layout(
    "extract.viewing",
    "compare",
    ("text.js", "compare.js", "sides.js"),
    styles=("report.css",),
    errors=True,
)
_ORDER = ("missed", "wrong_value", "wrong_link", "spurious", "wrong_boundary")
"""Kinds of difference, the gravest first."""

Verdicts = dict[tuple[str, int, int], str]


def write_comparison(
    records: Iterable[Record],
    gold: Sequence[Gold],
    output: Path,
    language: str | None = None,
    title: str = "",
) -> int:
    """Write gold and records side by side; return how many gold articles the page holds.

    Articles are matched by id; gold without a record is shown as missed.
    """
    known = {record.article.id: record for record in records}
    report = evaluate(known.values(), gold)
    pairs = [(one, known.get(one.article.id) or Record(article=one.article)) for one in gold]
    data = _overview(report, gold) | {"title": title}
    parts = (article_sides(one, record) for one, record in pairs)
    with output.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(page_pieces(_LAYOUT, title or "extract", data, parts, language))
    return len(pairs)


def _overview(report: Report, gold: Sequence[Gold]) -> dict[str, Any]:
    fields = [*(name for name in FIELDS if name in report.scores), "events.slots"]
    articles = [
        {
            "number": number,
            "id": one.article.id,
            "title": one.article.title or opening(one.article.text),
            "site": one.article.site,
            "recorded": one.article.id not in report.unrecorded,
        }
        for number, one in enumerate(gold)
    ]
    return {
        "rules": report.rules_version,
        "names": names.ALL,
        "scores": [{"field": name} | report.scores[name].model_dump() for name in fields],
        "articles": articles,
        "differences": _differences(report),
    }


def _differences(report: Report) -> list[dict[str, Any]]:
    """List every error with the number of its article, the gravest kind first."""
    numbered = (
        (number, error)
        for number, article in enumerate(report.articles)
        for error in article.errors
    )
    ordered = sorted(numbered, key=lambda one: _ORDER.index(one[1].kind))
    return [_difference(number, error) for number, error in ordered]


def _difference(number: int, error: Error) -> dict[str, Any]:
    return {"article": number} | error.model_dump(exclude={"article"})


def article_sides(gold: Gold, record: Record) -> dict[str, Any]:
    """Return the two sides of one article: labels with their verdicts, runs, paired events."""
    left, right = _verdicts(gold, record)
    labelled = as_record(gold)
    pairs = align_events(gold.labels, record).pairs
    return {
        "gold": _side(labelled, left),
        "said": _side(record, right),
        "events": [_pair(pair, labelled, record) for pair in pairs],
    }


def _verdicts(gold: Gold, record: Record) -> tuple[Verdicts, Verdicts]:
    """Judge every label of both sides; what the scores leave out is not in them."""
    left: Verdicts = {}
    right: Verdicts = {}
    for name, field in FIELDS.items():
        labels = getattr(gold.labels, name)
        if labels is None:
            continue
        alignment = align(field, labels, getattr(record, name))
        for pair in alignment.pairs:
            verdict = "right" if pair.right else "wrong"
            left[name, pair.gold.start, pair.gold.end] = verdict
            right[name, pair.predicted.start, pair.predicted.end] = verdict
        left |= {(name, one.start, one.end): "missed" for one in alignment.missed}
        right |= {(name, one.start, one.end): "spurious" for one in alignment.spurious}
    return left, right


def _side(record: Record, verdicts: Verdicts) -> dict[str, Any]:
    labels = labels_of(record)
    for label in labels:
        key = (label["field"], label["start"], label["end"])
        label["verdict"] = verdicts.get(key, "aside")
    spans = [(label["start"], label["end"]) for label in labels]
    evidence = chain.from_iterable(event.evidence for event in record.events)
    text = record.article.text
    return {"labels": labels, "runs": cut(text, spans, (*evidence, *line_breaks(text)))}


def _pair(pair: EventPair, gold: Record, record: Record) -> dict[str, Any]:
    return {
        "gold": pair.gold.id if pair.gold else None,
        "said": pair.predicted.id if pair.predicted else None,
        "name": next((one.name for one in (pair.gold, pair.predicted) if one and one.name), None),
        "right": pair.right,
        "slots": [
            {
                "name": slot,
                "gold": _told(pair.gold, slot, gold),
                "said": _told(pair.predicted, slot, record),
                "right": pair.slots[slot].right,
            }
            for slot in SLOTS
        ],
        "evidence": [span for one in (pair.gold, pair.predicted) if one for span in one.evidence],
    }


def _told(event: Event | None, slot: str, record: Record) -> list[str]:
    """List a slot's values as a person reads them; awards by their words."""
    if event is None:
        return []
    value = getattr(event, slot)
    if slot == "awards":
        return [" ".join(record.awards[index].text.split()) for index in value]
    return list(value) if isinstance(value, list) else [value] if value else []
