"""Counts of those honoured, held against each other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from extract.merging.evidence import evidence
from extract.record import Approximation, AwardMention, Recipient


@dataclass(frozen=True, order=True, slots=True)
class Figure:
    """How many of whom, as one telling says."""

    count: int
    recipient: Recipient


def read_figure(award: AwardMention) -> Figure:
    """Take what two tellings of a count are compared by."""
    return Figure(award.count, award.recipient)


def admits(vaguer: Approximation | None, said: int, exact: int) -> bool:
    """Whether an approximate count can be said of an exact one.

    >>> admits("at_least", 120, 124), admits("at_least", 120, 119), admits("almost", 100, 97)
    (True, False, True)
    """
    share = 3 * evidence().limits["nearly"]
    bounds = {
        "at_least": (said, said * (1 + share)),
        "almost": (said * (1 - share), said),
        "about": (said * (1 - share), said * (1 + share)),
    }
    low, high = bounds.get(vaguer or "", (said, said))
    return low <= exact <= high


def shared(ones: Collection[Figure], others: Collection[Figure]) -> list[int]:
    """Give the counts told in both that are too large to coincide by chance, sorted.

    A large count counts as told in both whatever noun it is told of.

    >>> ones = [Figure(32, "collective"), Figure(58, "party_member"), Figure(2, "individual")]
    >>> others = [Figure(32, "collective"), Figure(58, "individual"), Figure(2, "individual")]
    >>> shared(ones, others)
    [32, 58]
    """
    pairs = ((one, other) for one in ones for other in others if one.count == other.count)
    return sorted({one.count for one, other in pairs if _tells(one, other)})


def _tells(one: Figure, other: Figure) -> bool:
    limits = evidence().limits
    least = limits["figure" if one.recipient == other.recipient else "large_figure"]
    return one.count >= least


def contradict(ones: Collection[Figure], others: Collection[Figure]) -> bool:
    """Whether the same recipients are counted on both sides, and all counts are far apart.

    >>> few, many = [Figure(5, "collective")], [Figure(40, "collective")]
    >>> contradict(few, many), contradict(many, [Figure(41, "collective")])
    (True, False)
    """
    pairs = [(one, other) for one in ones for other in others if one.recipient == other.recipient]
    return bool(pairs) and not any(_near(one.count, other.count) for one, other in pairs)


def _near(one: int, other: int) -> bool:
    return abs(one - other) <= evidence().limits["nearly"] * max(one, other)
