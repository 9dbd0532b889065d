"""Committees: every body of the Party, with its name, organ, level and unit."""

from __future__ import annotations

from extract.reading import Reading
from extract.record import CommitteeMention


def read_committees(reading: Reading) -> list[CommitteeMention]:
    """Read the party committees of an article, bare mentions resolved."""
    return []
