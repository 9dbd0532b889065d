"""Records in, merged events out: the whole way on one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extract.merging.agree import (
    RULES,
    SETS,
    Told,
    agreed,
    claims,
    is_disputed,
    members_agreed,
    varies,
)
from extract.merging.group import Group, Grouping, Judged, group
from extract.merging.honours import merge_awards
from extract.merging.model import Link, MergedEvent, Possible, Slot
from extract.merging.telling import Telling, read_tellings
from extract.record import Record


def merge(records: Iterable[Record]) -> list[MergedEvent]:
    """Bring together the events that several articles tell.

    Every event of every record is a source of exactly one merged event; two events of one
    article are sources of one only when the article tells it twice. The order of the records
    does not matter, and a record given twice counts once.

    >>> from extract.record import Article, Event, Record
    >>> def record(id: str, date: str) -> Record:
    ...     event = Event(id="e1", type="final_review", date=date, committee="Quận ủy Tây Hồ")
    ...     return Record(article=Article(id=id, text=""), events=[event])
    >>> [event] = merge([record("a", "2025-05-16"), record("b", "2025-05-16")])
    >>> event.id, event.date, [source.id for source in event.sources]
    ('a#e1', '2025-05-16', ['a#e1', 'b#e1'])
    >>> len(merge([record("a", "2025-05-16"), record("b", "2024-05-16")]))
    2
    """
    tellings = read_tellings(records)
    grouping = group(tellings)
    possible = _possible(tellings, grouping)
    return [_merged(tellings, one, possible[one.members[0]]) for one in grouping.groups]


def _possible(tellings: Sequence[Telling], grouping: Grouping) -> dict[int, list[Possible]]:
    """List for each group, by its first member, the groups that may be the same event."""
    first = {index: one.members[0] for one in grouping.groups for index in one.members}
    found: dict[int, list[Possible]] = defaultdict(list)
    for judged in grouping.possible:
        one, other = (first[index] for index in judged.pair)
        grounds, reason = list(judged.verdict.grounds), "; ".join(judged.verdict.doubts)
        for at, to in ((one, other), (other, one)):
            event = tellings[to].source.id
            found[at].append(Possible(event=event, grounds=grounds, reason=reason))
    return found


def _merged(tellings: Sequence[Telling], one: Group, possible: list[Possible]) -> MergedEvent:
    members = [tellings[index] for index in one.members]
    told = {slot: _told(members, slot) for slot in (*RULES, *SETS)}
    agree = {slot: agreed(told[slot], rule.says) for slot, rule in RULES.items()}
    awards = merge_awards(members)
    return MergedEvent(
        id=members[0].source.id,
        type=agree["type"],
        date=agree["date"],
        committee=agree["committee"],
        name=agree["name"],
        place=agree["place"],
        period=agree["period"],
        documents=members_agreed(told["documents"]),
        people=members_agreed(told["people"]),
        awards=awards,
        sources=[member.source for member in members],
        claims={slot: claims(some) for slot, some in told.items() if varies(slot, some)},
        disputed=[slot for slot, some in told.items() if is_disputed(slot, some)]
        + (["awards"] if any(award.disputed for award in awards) else []),
        links=[_link(tellings, judged) for judged in one.links],
        possible=possible,
    )


def _told(members: Sequence[Telling], slot: Slot) -> list[Told[str]]:
    return [
        Told(value, member.source.id)
        for member in members
        for value in _values(getattr(member.event, slot))
    ]


def _values(filled: str | list[str] | None) -> list[str]:
    if isinstance(filled, list):
        return sorted(set(filled))
    return [] if filled is None else [filled]


def _link(tellings: Sequence[Telling], judged: Judged) -> Link:
    one, other = (tellings[index].source.id for index in judged.pair)
    verdict = judged.verdict
    return Link(sources=(one, other), grounds=list(verdict.grounds), doubts=list(verdict.doubts))
