"""Mentions as a page shows them: value, how it was resolved, what else is known of it."""

from __future__ import annotations

from typing import Any

from extract.language import names
from extract.record import MENTION_FIELDS, Mention, Record

VALUE = {
    "dates": "value",
    "committees": "name",
    "documents": "id",
    "awards": "count",
    "people": "name",
}
"""The slot of each field that says what the mention stands for."""

# What else is shown of a mention: attributes, with the names of their codes where they hold codes.
_DETAILS: dict[str, dict[str, dict[str, str]]] = {
    "dates": {"kind": names.DATE_KINDS},
    "committees": {"organ": {}, "level": names.LEVELS, "parent": {}},
    "documents": {"type": names.DOCUMENT_TYPES, "issuer": {}, "issued": {}, "title": {}},
    "awards": {
        "recipient": names.RECIPIENTS, "approx": names.APPROXIMATIONS, "act": {}, "form": {},
        "giver": {}, "period": {},
    },
    "people": {"roles": {}},
}  # fmt: skip


def labels_of(record: Record) -> list[dict[str, Any]]:
    """Return every mention of a record as a label, the outermost first."""
    mentions = [(field, m) for field in MENTION_FIELDS for m in getattr(record, field)]
    mentions.sort(key=lambda pair: (pair[1].start, -pair[1].end))
    return [label_of(field, mention) for field, mention in mentions]


def label_of(field: str, mention: Mention) -> dict[str, Any]:
    """Return one mention as a label.

    It is `open` when the text did not settle its value, or left several units possible.
    """
    value = getattr(mention, VALUE[field])
    candidates = list(getattr(mention, "candidates", []))
    return {
        "field": field,
        "start": mention.start,
        "end": mention.end,
        "text": " ".join(mention.text.split()),
        "value": None if value is None else f"{value}",
        "open": is_open(field, mention),
        "how": getattr(mention, "resolved_from", None),
        "details": _details(field, mention),
        "reason": mention.reason,
        "candidates": candidates,
        "rule": mention.rule,
    }


def is_open(field: str, mention: Mention) -> bool:
    """Whether the text did not settle a mention's value, or left several things possible."""
    return getattr(mention, VALUE[field]) is None or bool(getattr(mention, "candidates", []))


def _details(field: str, mention: Mention) -> list[tuple[str, Any]]:
    """List what else is known, each with its heading; codes by their names."""
    listed = []
    for attribute, codes in _DETAILS[field].items():
        value = getattr(mention, attribute)
        if value not in (None, "", []):
            listed.append((names.DETAILS[attribute], codes[value] if codes else value))
    return listed
