"""Awards: counts of recipients and of awards in an act of honouring."""

from __future__ import annotations

from extract.fields.mentions import Mentions
from extract.reading import Reading
from extract.record import AwardMention


def read_awards(reading: Reading, mentions: Mentions) -> list[AwardMention]:
    """Read the award counts of an article; dates, committees and bodies are known."""
    return []
