"""Events: the occasions that an article reports, with their slots."""

from __future__ import annotations

from extract.fields.mentions import Mentions
from extract.reading import Reading
from extract.record import Event


def read_events(reading: Reading, mentions: Mentions) -> list[Event]:
    """Read the events of an article from its sentences and mentions."""
    return []
