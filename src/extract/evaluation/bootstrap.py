"""How far a figure may be off: percentile bootstrap over articles (Efron 1979)."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter

from extract.evaluation.tally import Tally

Interval = tuple[float, float]
REPLICATES = 1000
_SEED = 20250701
_Pick = Callable[[Sequence[int]], tuple[int, ...]]


def intervals(tallies: Sequence[Tally]) -> dict[str, Interval]:
    """Return 95 % intervals of precision, recall and F1, by drawing articles with replacement.

    The seed is fixed: the same tallies give the same intervals. A figure that is undefined
    in every draw has none; where fewer than two articles say anything there are none at all.

    >>> intervals([Tally(1, 1, 1), Tally(0, 1, 1)])["f1"]
    (0.0, 1.0)
    """
    if sum(tally.predicted + tally.gold > 0 for tally in tallies) < 2:
        return {}
    draws = _draws(tallies)
    found: dict[str, Interval] = {}
    for name in ("precision", "recall", "f1"):
        figures = sorted(value for draw in draws if (value := getattr(draw, name)) is not None)
        if figures:
            found[name] = _middle(figures)
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
