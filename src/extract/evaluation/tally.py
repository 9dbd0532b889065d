"""Counts and the figures made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Tally(NamedTuple):
    """How many were right, predicted and required.

    >>> tally = Tally(right=3, predicted=4, gold=6)
    >>> tally.precision, tally.recall, tally.f1
    (0.75, 0.5, 0.6)
    >>> Tally().f1 is None
    True
    """

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def plus(self, other: Tally) -> Tally:
        """Add the counts of another tally."""
        return Tally(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float | None:
        """Right over predicted; null when nothing was predicted."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """Right over required; null when nothing was required."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; null when there was nothing to find or say."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else None

    @property
    def wrong(self) -> int:
        """False alarms and misses together."""
        return self.predicted + self.gold - 2 * self.right


def total(tallies: Sequence[Tally]) -> Tally:
    """Add up tallies."""
    return Tally(*map(sum, zip(*tallies, strict=True))) if tallies else Tally()
