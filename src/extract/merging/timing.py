"""How the times of two tellings stand to each other: by their dates, else by publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import Literal

from extract.merging.evidence import evidence
from extract.merging.telling import Facts
from extract.merging.times import relate

Timing = Literal["same", "about", "yearless", "within", "unknown", "near", "other"]
"""The relations of `times`, and for tellings without a date: `about`, published within days of
the other's day; `unknown`, nothing tells; `other`, published at another time."""

_RANKED: tuple[Timing, ...] = ("other", "near", "same", "about", "yearless", "within")


def timing(one: Facts, other: Facts) -> Timing:
    """Tell how the times of two tellings, or groups of them, stand to each other.

    A contradiction between any two of their dates decides; else the closest tie.
    """
    found: set[Timing] = {relate(a, b) for a, b in product(one.whens, other.whens)}
    if not found:
        found = set(_by_publication(one, other))
    return next((degree for degree in _RANKED if degree in found), "unknown")


def _by_publication(one: Facts, other: Facts) -> Iterator[Timing]:
    for undated, dated in ((one, other), (other, one)):
        if not undated.whens:
            for told, held in product(undated.published, _days(dated)):
                yield _told_after((told - held).days)
    if not one.whens and not other.whens:
        for first, second in product(one.published, other.published):
            yield _told_after(abs((first - second).days))


def _days(facts: Facts) -> Iterable[date]:
    return (when.last for when in facts.whens if when.held and not when.yearless)


def _told_after(days: int) -> Timing:
    """Judge a telling by how long after the event it was published."""
    limits = evidence().limits
    if not 0 <= days <= limits["told_late"]:
        return "other"
    return "about" if days <= limits["published_after"] else "unknown"
