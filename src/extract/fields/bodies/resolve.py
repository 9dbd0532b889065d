"""Which unit a bare "UBND tỉnh" or "Công an quận" belongs to, from the rest of the article."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from extract.fields.bodies.find import Draft
from extract.fields.bodies.place import read_place, type_words
from extract.fields.mentions import Body
from extract.knowledge.units import Level, Unit, province_of_site, unit_index
from extract.once import once
from extract.reading import Reading, View
from extract.record import CommitteeMention

_LEVELS = {
    "Tỉnh ủy": "Tỉnh", "Thành ủy": "Thành phố", "Quận ủy": "Quận", "Huyện ủy": "Huyện",
    "Thị ủy": "Thị xã",
}  # fmt: skip
_YOUTH = {
    "Tỉnh đoàn": "Tỉnh", "Thành đoàn": "Thành phố", "Quận đoàn": "Quận", "Huyện đoàn": "Huyện",
    "Thị đoàn": "Thị xã",
}  # fmt: skip
_PROVINCE: tuple[Level, ...] = ("province",)


class _Named(NamedTuple):
    at: int
    type: str
    name: str


def name_bodies(
    reading: Reading, drafts: Sequence[Draft], committees: Sequence[CommitteeMention]
) -> list[Body]:
    """Name each body; those that stand inside a committee or stay without a unit are left out."""
    starts = [committee.start for committee in committees]
    ends = [0, *accumulate((committee.end for committee in committees), max)]
    units = _Units(reading, drafts, committees)
    bodies: list[Body] = []
    inner: Draft | None = None
    for draft in drafts:
        if draft.start < ends[bisect_right(starts, draft.start)]:
            inner = None
        elif draft.unit == "body":
            inner = draft
        else:
            name = _name(draft, units)
            if name:
                bodies.append(_close(inner, Body(draft.start, draft.end, name, draft.rule)))
            inner = None
    return bodies


def _close(inner: Draft | None, body: Body) -> Body:
    """Close the name of a union or youth with that of the body right behind it."""
    if inner is None or inner.end + 1 != body.start:
        return body
    return Body(inner.start, body.end, f"{inner.head} {body.name}", inner.rule)


class _Units:
    """The units that an article names: in its bodies and committees, else anywhere."""

    def __init__(
        self, reading: Reading, drafts: Sequence[Draft], committees: Sequence[CommitteeMention]
    ) -> None:
        self._reading = reading
        self._drafts = drafts
        self._committees = committees

    @once
    def _named(self) -> defaultdict[str, list[_Named]]:
        """Those that bodies and committees name, by their type, in order."""
        named: defaultdict[str, list[_Named]] = defaultdict(list)
        for unit in sorted(_named_units(self._drafts, self._committees)):
            named[unit.type].append(unit)
        return named

    def near(self, at: int, kind: str) -> str | None:
        """Find the last unit of a type that a body before has, else that of title or text."""
        same = self._named[kind]
        before = bisect_right(same, (at,)) - 1
        start = self._reading.sentence_at(at).start
        if before >= 0:
            here = None if same[before].at >= start else self._last_within(kind, start, at)
            return here or same[before].name
        view, title = self._reading.view, self._reading.title
        named = [unit.name for unit in same]
        sources = (self._typed(kind, title), named, self._typed(kind, view), self._spoken_of(kind))
        names = next(filter(None, map(set, sources)), set())
        return names.pop() if len(names) == 1 else None

    def _last_within(self, kind: str, start: int, end: int) -> str | None:
        """Find the last unit of a type that a stretch names: "ở phường Vũng Tàu, … UBND phường"."""
        view, day = self._reading.view, self._reading.published
        starts = [*type_words(view, kind, start, end)]
        places = (read_place(view, at, day) for at in reversed(starts))
        found = (one.name for one in places if one and one.name and one.type == kind)
        return next(found, None)

    def _typed(self, kind: str, view: View) -> Iterator[str]:
        """Yield the units named with their type in the title or the text."""
        day = self._reading.published
        places = (read_place(view, at, day) for at in type_words(view, kind))
        return (place.name for place in places if place and place.name and place.type == kind)

    def _spoken_of(self, kind: str) -> Iterator[str]:
        """Yield the provinces named without a type in the title, in the text, or the paper's."""
        if kind not in ("Tỉnh", "Thành phố"):
            return iter(())
        found = [*self._provinces(self._reading.title)] or [*self._provinces(self._reading.view)]
        return (unit.name for unit in found or self._of_paper() if unit.type == kind)

    def _provinces(self, view: View) -> Iterator[Unit]:
        hits = unit_index().scan(view, levels=_PROVINCE, as_of=self._reading.published)
        return (units[0] for _, _, units in hits)

    def _of_paper(self) -> list[Unit]:
        article, day = self._reading.article, self._reading.published
        name = province_of_site(article.site or article.url)
        return unit_index().lookup(name, level="province", as_of=day) if name else []


def _name(draft: Draft, units: _Units) -> str | None:
    place = draft.place
    if place is None:
        return _of_youth(draft, units) if draft.unit != "always" else None
    if place.name:
        typed = place.typed or draft.rule == "bodies.council"
        return f"{draft.head} {place.full_name if typed else place.name}"
    name = units.near(draft.start, place.type)
    if name:
        return f"{draft.head} {place.type} {name}"
    return draft.head if draft.unit == "may" else None


def _of_youth(draft: Draft, units: _Units) -> str:
    """Name the Youth Union's committee of the unit in hand: "Tỉnh đoàn" is that of a province."""
    kind = _YOUTH.get(draft.head)
    unit = units.near(draft.start, kind) if kind else None
    if kind is None or unit is None:
        return draft.head
    return f"{draft.head} {kind} {unit}" if unit.isdigit() else f"{draft.head} {unit}"


def _named_units(drafts: Sequence[Draft], committees: Sequence[CommitteeMention]) -> list[_Named]:
    found = [
        _Named(draft.start, draft.place.type, draft.place.name)
        for draft in drafts
        if draft.place and draft.place.name
    ]
    for committee in committees:
        unit = _unit_of(committee)
        if unit:
            found.append(_Named(committee.start, *unit))
    return found


def _unit_of(committee: CommitteeMention) -> tuple[str, str] | None:
    if committee.unit:
        kind = committee.unit.type
        return kind, committee.unit.name.removeprefix(kind).strip()
    for head, kind in _LEVELS.items():
        if committee.name and committee.name.startswith(head + " "):
            name = committee.name.removeprefix(head + " ")
            return kind, name.removeprefix(kind).strip()
    return None
