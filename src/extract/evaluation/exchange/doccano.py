"""doccano: one JSONL line per article, `label` a list of [start, end, field].

doccano keeps unknown keys of a line as its metadata: attributes stand there by span.
Format: doccano's JSONL for sequence labelling, https://doccano.github.io/doccano/
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from extract.evaluation.exchange.spans import Span, put_together, take_apart
from extract.evaluation.gold import Gold


def to_doccano(gold: Iterable[Gold]) -> str:
    """Write the lines of a doccano import."""
    return "".join(json.dumps(_line(one), ensure_ascii=False) + "\n" for one in gold)


def from_doccano(lines: str) -> list[Gold]:
    """Read lines back; raises `GoldError`."""
    return [_gold(json.loads(line)) for line in lines.split("\n") if line.strip()]


def _line(gold: Gold) -> dict[str, Any]:
    spans, rest = take_apart(gold)
    return {
        "text": gold.article.text,
        "label": [[span.start, span.end, span.field] for span in spans],
        "attributes": {_key(*span[:3]): span.attributes for span in spans},
        "rest": rest,
    }


def _gold(line: dict[str, Any]) -> Gold:
    attributes = line["attributes"]
    spans = [
        Span(start, end, field, attributes.get(_key(start, end, field)))
        for start, end, field in line["label"]
    ]
    return put_together(spans, line["rest"])


def _key(start: int, end: int, field: str) -> str:
    return f"{start}-{end}-{field}"
