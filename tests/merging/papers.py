"""Records as papers would give them, written down slot by slot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.merging import MergedEvent
from extract.record import (
    AdministrativeUnit,
    Article,
    AwardMention,
    CommitteeMention,
    Event,
    PersonMention,
    Record,
    Span,
)

NOUNS = {
    "collective": "tập thể", "individual": "cá nhân", "party_member": "đảng viên",
    "household": "hộ", "certificate": "huy chương", "exemplar": "gương",
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One event as an article tells it."""

    date: str | None = "2023-05-16"
    committee: str | None = "Quận ủy Tây Hồ"
    type: str = "interim_review"
    documents: Sequence[str] = ()
    awards: Sequence[tuple[int, str] | tuple[int, str, dict[str, object]]] = ()
    people: Sequence[str] = ()
    name: str | None = None
    place: str | None = None
    period: str | None = None
    lead: str = ""
    unit: tuple[str, str, str] | None = None
    """Type and name, code, province of the committee's unit."""


def paper(
    article: str,
    *events: Told,
    published: str | None = None,
    title: str | None = None,
    site: str | None = None,
) -> Record:
    """Make the record of an article that tells these events."""
    desk = _Desk()
    told = [desk.write(number, event) for number, event in enumerate(events, 1)]
    return Record(
        article=Article(
            id=article, site=site, url=f"https://{site}/{article}" if site else None, title=title,
            published_at=published, text=desk.text,
        ),
        committees=desk.committees, awards=desk.awards, people=desk.people, events=told,
    )  # fmt: skip


class _Desk:
    """Writes the text and the mentions that stand in it."""

    def __init__(self) -> None:
        self.text = ""
        self.committees: list[CommitteeMention] = []
        self.awards: list[AwardMention] = []
        self.people: list[PersonMention] = []

    def write(self, number: int, told: Told) -> Event:
        start, first = len(self.text), len(self.awards)
        self._put(told.lead)
        self._name_committee(told)
        for name in told.people:
            begin, end = self._put(name)
            self.people.append(PersonMention(start=begin, end=end, text=name, name=name))
        for count, recipient, *more in told.awards:
            self._award(count, recipient, dict(*more))
        return Event(
            id=f"e{number}", type=told.type, date=told.date, committee=told.committee,  # type: ignore[arg-type]
            documents=list(told.documents), awards=list(range(first, len(self.awards))),
            evidence=[(start, len(self.text))], name=told.name, place=told.place,
            period=told.period, people=list(told.people),
        )  # fmt: skip

    def _put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words + ". "
        return start, start + len(words)

    def _name_committee(self, told: Told) -> None:
        if told.committee is None:
            return
        start, end = self._put(told.committee)
        unit = None
        if told.unit:
            full, code, province = told.unit
            kind = full.split(" ")[0]
            unit = AdministrativeUnit(type=kind, name=full, code=code, province=province)
        self.committees.append(
            CommitteeMention(
                start=start, end=end, text=told.committee, name=told.committee, unit=unit
            )
        )

    def _award(self, count: int, recipient: str, more: dict[str, object]) -> None:
        start, end = self._put(f"{count} {NOUNS[recipient]}")
        self.awards.append(
            AwardMention(
                start=start, end=end, text=self.text[start:end], count=count,
                recipient=recipient, **more,  # type: ignore[arg-type]
            )
        )  # fmt: skip


def partition(events: Iterable[MergedEvent]) -> set[frozenset[str]]:
    """Which tellings were brought together."""
    return {frozenset(source.id for source in event.sources) for event in events}


def together(events: Iterable[MergedEvent]) -> set[frozenset[str]]:
    """The merged events of several tellings."""
    return {ids for ids in partition(events) if len(ids) > 1}


def possible(events: Iterable[MergedEvent]) -> set[frozenset[str]]:
    """Pairs of merged events that may be one."""
    return {frozenset((event.id, other.event)) for event in events for other in event.possible}
