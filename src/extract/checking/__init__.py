"""Checks: what in an article does not add up."""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.mentions import Mentions
from extract.reading import Reading
from extract.record import Event, Finding


def check(reading: Reading, mentions: Mentions, events: Sequence[Event]) -> list[Finding]:
    """Find contradictions within the article and against known facts."""
    return []
