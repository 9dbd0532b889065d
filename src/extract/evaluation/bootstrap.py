"""How far a figure may be off: percentile bootstrap over articles (Efron 1979).

A figure of exactly 1 or 0 has no spread to draw from, and a bootstrap alone would call it
certain. There the open end is the rule of three, 3/n for n mentions without an exception
(Hanley and Lippman-Hand 1983). Neither knows whether the rules were tuned on the articles:
an interval speaks of articles like these, read by rules that have not seen them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter

from extract.evaluation.tally import Tally, total

Interval = tuple[float, float]
REPLICATES = 1000
_SEED = 20250701
# How many mentions stand behind a figure that is exactly 1 or 0.
_SIZES: dict[str, Callable[[Tally], int]] = {
    "precision": lambda tally: tally.predicted,
    "recall": lambda tally: tally.gold,
    "f1": lambda tally: max(tally.predicted, tally.gold),
}
_Pick = Callable[[Sequence[int]], tuple[int, ...]]


def intervals(tallies: Sequence[Tally]) -> dict[str, Interval]:
    """Return 95 % intervals of precision, recall and F1, by drawing articles with replacement.

    The seed is fixed: the same tallies give the same intervals. A figure that is undefined
    in every draw has none; where fewer than two articles say anything there are none at all.

    >>> intervals([Tally(1, 1, 1), Tally(0, 1, 1)])["f1"]
    (0.0, 1.0)
    >>> intervals([Tally(30, 30, 30), Tally(30, 30, 30)])["f1"]
    (0.95, 1.0)
    """
    if sum(tally.predicted + tally.gold > 0 for tally in tallies) < 2:
        return {}
    draws, whole = _draws(tallies), total(tallies)
    found: dict[str, Interval] = {}
    for name in ("precision", "recall", "f1"):
        figures = sorted(value for draw in draws if (value := getattr(draw, name)) is not None)
        if figures:
            found[name] = _opened(_middle(figures), _SIZES[name](whole))
    return found


def _draws(tallies: Sequence[Tally]) -> list[Tally]:
    columns = list(zip(*tallies, strict=True))
    return [Tally(*(sum(pick(column)) for column in columns)) for pick in _picks(len(tallies))]


@lru_cache(maxsize=4)
def _picks(size: int) -> tuple[_Pick, ...]:
    """Draw the articles of every replicate, the same for all figures of a report."""
    source = random.Random(_SEED)  # noqa: S311 - repeatable on purpose, no secret
    return tuple(itemgetter(*source.choices(range(size), k=size)) for _ in range(REPLICATES))


def _middle(figures: list[float]) -> Interval:
    """Cut 2.5 % off either end."""
    cut = int(0.025 * len(figures))
    return figures[cut], figures[-1 - cut]


def _opened(interval: Interval, size: int) -> Interval:
    """Open an interval that stands at 1 or at 0 by the rule of three."""
    if interval == (1.0, 1.0):
        return max(0.0, 1 - 3 / size), 1.0
    return (0.0, min(1.0, 3 / size)) if interval == (0.0, 0.0) else interval
