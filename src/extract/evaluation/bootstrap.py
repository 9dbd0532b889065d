"""How far a figure may be off: percentile bootstrap over articles (Efron 1979)."""

from __future__ import annotations

import random
from collections.abc import Sequence

from extract.evaluation.tally import Tally

Interval = tuple[float, float]
REPLICATES = 1000
_SEED = 20250701


def intervals(tallies: Sequence[Tally]) -> dict[str, Interval]:
    """Return 95 % intervals of precision, recall and F1, by drawing articles with replacement.

    The seed is fixed: the same tallies give the same intervals. A figure that is undefined
    in every draw has none; with fewer than two articles there are none at all.

    >>> intervals([Tally(1, 1, 1), Tally(0, 1, 1)])["f1"]
    (0.0, 1.0)
    """
    said = [tally for tally in tallies if tally.predicted or tally.gold]
    if len(said) < 2:
        return {}
    draws = _draws(tallies)
    found: dict[str, Interval] = {}
    for name in ("precision", "recall", "f1"):
        figures = sorted(value for draw in draws if (value := getattr(draw, name)) is not None)
        if figures:
            found[name] = _middle(figures)
    return found


def _draws(tallies: Sequence[Tally]) -> list[Tally]:
    source = random.Random(_SEED)  # noqa: S311 - repeatable on purpose, no secret
    size = len(tallies)
    columns = list(zip(*tallies, strict=True))
    drawn = []
    for _ in range(REPLICATES):
        picks = source.choices(range(size), k=size)
        drawn.append(Tally(*(sum(map(column.__getitem__, picks)) for column in columns)))
    return drawn


def _middle(figures: list[float]) -> Interval:
    """Cut 2.5 % off either end."""
    cut = int(0.025 * len(figures))
    return figures[cut], figures[-1 - cut]
