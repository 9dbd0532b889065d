"""What the rooms have found so far, handed from one to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from extract.record import (
    AwardMention,
    CommitteeMention,
    DateMention,
    DocumentMention,
    PersonMention,
    Span,
)


class Body(NamedTuple):
    """A body that is no committee of the Party: state, Front, union, association, firm, school.

    Bodies are not in the record; they name givers of awards and holders of events.
    """

    start: int
    end: int
    name: str
    """Canonical: "UBND Thành phố Hà Nội", "Hội Luật gia Việt Nam"."""
    rule: str


class Doubt(NamedTuple):
    """An event to which two places of the article give different days."""

    value: str
    """The day in the record."""
    other: str
    """The day that the other place gives."""
    spans: list[Span]
    """Where they stand; of the title nothing stands in the text."""


@dataclass
class Mentions:
    """Everything found in one article, offsets in the reading's view."""

    dates: list[DateMention] = field(default_factory=list)
    committees: list[CommitteeMention] = field(default_factory=list)
    documents: list[DocumentMention] = field(default_factory=list)
    awards: list[AwardMention] = field(default_factory=list)
    people: list[PersonMention] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    """What the events left in doubt, for the checks."""
