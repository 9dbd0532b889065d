"""People: every named person with the roles the text gives."""

from __future__ import annotations

from collections.abc import Sequence

from extract.reading import Reading
from extract.record import CommitteeMention, PersonMention


def read_people(reading: Reading, committees: Sequence[CommitteeMention]) -> list[PersonMention]:
    """Read the people of an article, with roles."""
    return []
