"""Agreement between two labellers: one's labels scored against the other's.

F1 between the two is the measure for spans, where the number of true negatives that kappa
needs is not defined (Hripcsak and Rothschild 2005). It is the same whoever goes first,
but for labels marked optional, which the first labeller decides on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from extract.evaluation.gold import Gold
from extract.evaluation.report import Report, evaluate
from extract.record import MENTION_FIELDS, Record

_ONLY_GOLD = {"optional", "also"}


def agreement(first: Sequence[Gold], second: Sequence[Gold]) -> Report:
    """Score the second labeller's articles against the first's.

    Articles that only one of them labelled are left out; every error of the report is a
    disagreement, its `gold` the first labeller's value and its `predicted` the second's.
    """
    others = {one.article.id: one for one in second}
    shared = [one for one in first if one.article.id in others]
    return evaluate([as_record(others[one.article.id]) for one in shared], shared)


def as_record(gold: Gold) -> Record:
    """Turn labels into the record of an extractor that gives just these.

    Optional labels are kept, alternatives dropped.
    """
    content: dict[str, Any] = {}
    for field in (*MENTION_FIELDS, "events"):
        listed = getattr(gold.labels, field) or []
        content[field] = [label.model_dump(exclude=_ONLY_GOLD) for label in listed]
    return Record(article=gold.article, warnings=gold.labels.warnings, **content)
