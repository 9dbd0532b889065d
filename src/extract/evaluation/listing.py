"""Errors and articles put in an order that one can act on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal

from extract.evaluation.errors import Error
from extract.evaluation.report import ArticleReport, Report
from extract.language import mark

Grouping = Literal["kind", "rule", "field", "article"]

_KEYS: dict[Grouping, Callable[[Error], str]] = {
    "kind": lambda error: error.kind,
    "rule": lambda error: error.rule or mark("no rule"),
    "field": lambda error: error.field,
    "article": lambda error: error.article,
}


def group_errors(errors: Iterable[Error], by: Grouping) -> list[tuple[str, list[Error]]]:
    """Group errors, the largest group first, groups of one size by name."""
    groups: dict[str, list[Error]] = {}
    for error in errors:
        groups.setdefault(_KEYS[by](error), []).append(error)
    return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))


def worst(report: Report, count: int) -> list[ArticleReport]:
    """Return the articles with the most errors that count, most first; none without any."""
    wrong = {one.id: sum(error.counts for error in one.errors) for one in report.articles}
    ranked = sorted(report.articles, key=lambda one: (-wrong[one.id], one.id))
    return [one for one in ranked if wrong[one.id]][:count]
