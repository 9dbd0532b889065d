"""Labels taken apart into spans and the rest, and put together again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from extract.evaluation.gold import Gold, GoldError, parse_labels
from extract.record import MENTION_FIELDS, Article

_PLACE = ("start", "end", "text")


class Span(NamedTuple):
    """One labelled stretch as a tool shows it, with what else the label says."""

    start: int
    end: int
    field: str
    attributes: dict[str, Any] | None
    """The label's other keys; null for a span that the labeller drew in the tool."""


def take_apart(gold: Gold) -> tuple[list[Span], dict[str, Any]]:
    """Return an article's spans, and everything else of its labels (article included)."""
    content = gold.labels.model_dump(mode="json", exclude_unset=True)
    content["article"]["text"] = gold.article.text
    spans = [
        Span(label["start"], label["end"], field, _without_place(label))
        for field in MENTION_FIELDS
        for label in content.get(field) or ()
    ]
    rest = {key: value for key, value in content.items() if key not in MENTION_FIELDS}
    rest["labelled"] = [field for field in MENTION_FIELDS if content.get(field) is not None]
    rest["split"] = gold.split
    return spans, rest


def put_together(spans: Iterable[Span], rest: dict[str, Any]) -> Gold:
    """Rebuild an article's labels from what a tool gave back, spans in order of place.

    Raises `GoldError` for a span that has no attributes yet, or labels that break the contract.
    """
    content = {key: value for key, value in rest.items() if key not in ("labelled", "split")}
    text = content["article"]["text"]
    kept = sorted(spans, key=lambda span: (span.start, span.end))
    for field in rest["labelled"]:
        content[field] = [_label(span, text) for span in kept if span.field == field]
    name = Path(content["article"]["id"])
    labels = parse_labels(content, name)
    known = labels.article.model_dump(exclude_unset=True)
    return Gold(Article(**known), labels, rest["split"])


def _without_place(label: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in label.items() if key not in _PLACE}


def _label(span: Span, text: str) -> dict[str, Any]:
    words = text[span.start : span.end]
    if span.attributes is None:
        raise GoldError(f"{span.field}: {words!r} at {span.start} has a span and no value yet")
    return {"start": span.start, "end": span.end, "text": words} | span.attributes
