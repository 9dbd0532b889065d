"""What a merged event is: sources, agreed values, and every value told otherwise.

A value is agreed when more than half of the sources that fill the slot tell it. A vaguer
value counts for the fuller one that it admits ("XXXX-05-16" for "2023-05-16", "at least 120"
for 124). Without such a majority the slot is null, and `claims` holds what was told.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from extract.record import Approximation, Count, EventType, Model, Recipient

Slot = Literal["type", "date", "committee", "name", "place", "period", "documents", "people"]


class Source(Model):
    """One event of one article: one telling."""

    id: str
    """Article id and event id, "a1#e1"; with "~" and a digest of the text where two articles
    of different text bear one id."""
    article_id: str
    """Id of the article."""
    event_id: str
    """Id of the event in its article."""
    url: str | None = None
    """Where the article was published."""
    site: str | None = None
    """The paper's host or name."""
    title: str | None = None
    """The headline."""
    opening: str | None = None
    """The first line of the text, for people to tell articles apart that bear no headline."""
    published_at: str | None = None
    """When it was published, as in the record."""


class Claim(Model):
    """A value of a slot and who tells it."""

    value: str
    """The value as the record has it."""
    sources: list[str]
    """Ids of the sources that tell it."""


class CountClaim(Model):
    """A count of those honoured and who tells it."""

    count: Count
    """The number."""
    approx: Approximation | None = None
    """`at_least`, `almost`, `about`, or null for an exact count."""
    sources: list[str]
    """Ids of the sources that tell it."""


class MergedAward(Model):
    """One count given at the event, as its sources tell it."""

    recipient: Recipient
    """What is counted."""
    form: str | None = None
    """The award given, where its sources say and agree ("Bằng khen")."""
    count: Count | None = None
    """The agreed number; null where the sources disagree without a majority."""
    approx: Approximation | None = None
    """Approximation of the agreed number; null for an exact one."""
    total: bool = False
    """True when its parts are given too."""
    disputed: bool = False
    """True when the sources' numbers contradict each other."""
    claims: list[CountClaim]
    """Every number told, with its sources."""


class Link(Model):
    """Why two tellings were taken for the same event."""

    sources: tuple[str, str]
    """Ids of the two sources."""
    grounds: list[str]
    """What they have in common, in plain words."""
    doubts: list[str] = Field(default=[])
    """What they leave open or tell otherwise, in plain words; it did not weigh enough."""


class Possible(Model):
    """Another merged event that may be the same one; the link was not made."""

    event: str
    """Id of the other merged event."""
    grounds: list[str]
    """What the two have in common, in plain words."""
    reason: str
    """Why they were not joined, in plain words."""


class MergedEvent(Model):
    """One event as all its sources tell it."""

    id: str
    """Id of its first source, by publication, then article, then place in the article."""
    type: EventType | None = None
    """The agreed kind of occasion."""
    date: str | None = None
    """The agreed date, as in records; the fullest of the compatible values."""
    committee: str | None = None
    """The agreed body that held it, canonical."""
    name: str | None = None
    """The occasion's name, where most sources that name it use the same words."""
    place: str | None = None
    """Where it was held, where most sources that say so use the same words."""
    period: str | None = None
    """The agreed stretch of time under review."""
    documents: list[str] = Field(default=[])
    """Ids of the documents that most of the sources which name any name."""
    people: list[str] = Field(default=[])
    """Those that most of the sources which name any name as presiding or speaking."""
    awards: list[MergedAward] = Field(default=[])
    """The counts of those honoured, each with who tells it."""
    sources: list[Source] = Field(min_length=1)
    """Every telling, by publication, then article, then place in the article."""
    claims: dict[Slot, list[Claim]] = Field(default={})
    """Each slot that sources tell differently: all values with their sources."""
    disputed: list[Slot | Literal["awards"]] = Field(default=[])
    """The slots whose values contradict each other, not only add to each other."""
    links: list[Link] = Field(default=[])
    """The comparisons that joined the sources; one fewer than there are sources."""
    possible: list[Possible] = Field(default=[])
    """Merged events that may be this one too."""
