"""Which unit a bare "UBND tỉnh" or "Công an quận" belongs to, from the rest of the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from extract.fields.bodies.find import Draft
from extract.fields.bodies.place import Place, read_place, type_words
from extract.fields.mentions import Body
from extract.reading import View
from extract.record import CommitteeMention

_LEVELS = {
    "Tỉnh ủy": "Tỉnh", "Thành ủy": "Thành phố", "Quận ủy": "Quận", "Huyện ủy": "Huyện",
    "Thị ủy": "Thị xã",
}  # fmt: skip
_TYPES = ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Phường", "Xã", "Thị trấn", "Đặc khu")


class _Named(NamedTuple):
    at: int
    type: str
    name: str


def name_bodies(
    view: View,
    drafts: Sequence[Draft],
    committees: Sequence[CommitteeMention],
    as_of: date | None = None,
) -> list[Body]:
    """Name each body; those that stand inside a committee or stay without a unit are left out."""
    inside = [(committee.start, committee.end) for committee in committees]
    units = _Units(view, as_of, sorted(_named_units(drafts, committees)))
    bodies: list[Body] = []
    inner: Draft | None = None
    for draft in drafts:
        if any(start <= draft.start < end for start, end in inside):
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

    def __init__(self, view: View, as_of: date | None, named: Sequence[_Named]) -> None:
        self._view = view
        self._as_of = as_of
        self._named = named

    def near(self, at: int, kind: str) -> str | None:
        """Find the last unit of a type that a body before has, else the only one of all."""
        same = [unit for unit in self._named if unit.type == kind]
        before = bisect_right(same, (at,)) - 1
        if before >= 0:
            return same[before].name
        names = {unit.name for unit in same} or {unit.name for unit in self._in_text(kind)}
        return names.pop() if len(names) == 1 else None

    def _in_text(self, kind: str) -> Iterator[Place]:
        places = (read_place(self._view, at, self._as_of) for at in type_words(self._view, kind))
        return (place for place in places if place and place.name and place.type == kind)


def _name(draft: Draft, units: _Units) -> str | None:
    place = draft.place
    if place is None:
        return draft.head if draft.unit != "always" else None
    if place.name:
        typed = place.typed or draft.rule == "bodies.council"
        return f"{draft.head} {place.full_name if typed else place.name}"
    name = units.near(draft.start, place.type)
    if name:
        return f"{draft.head} {place.type} {name}"
    return draft.head if draft.unit == "may" else None


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
