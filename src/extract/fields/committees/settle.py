"""From a resolved mention to the record: name, level, unit, parent."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from extract.fields.committees.model import CENTRE, Area, Found, Institution
from extract.fields.committees.name import canonical_name, level_of
from extract.fields.committees.resolve import Resolved
from extract.fields.committees.scene import Place, Scene
from extract.knowledge.units import (
    CENTRAL_COMMITTEE,
    Unit,
    committee_of,
    superiors,
    unit_index,
)
from extract.once import once
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.record import AdministrativeUnit, CommitteeMention

_INSPECTION = "Ủy ban Kiểm tra Trung ương"
_OF_YOUTH = compile_pattern(
    r"(?<!\p{L})(?:ủy ban kiểm tra|ubkt) (?:trung ương|t[.]?ư|t[.]?w)"
    r" (?:đoàn|hội|liên đoàn|mặt trận)(?!\p{L})"
)
_NEAR = 80
_MOST = 20


@dataclass
class Settler:
    """The mentions of one article, turned into records."""

    reading: Reading
    scene: Scene
    resolved: list[Resolved]
    _records: dict[Unit, AdministrativeUnit] = field(default_factory=dict)
    _above: dict[Unit, list[str]] = field(default_factory=dict)
    """The committees above that of a unit."""

    def mentions(self) -> list[CommitteeMention]:
        """Return the mentions; organs that nothing tells whose they are left out."""
        told = (one for one in self.resolved if self._is_told(one))
        return [self._mention(one) for one in told if not self._is_of_youth(one)]

    def _is_of_youth(self, one: Resolved) -> bool:
        """Whether an inspection commission is that of a union, which the text named first."""
        return one.found.head == _INSPECTION and self._youth_inspects

    @once
    def _youth_inspects(self) -> bool:
        """Whether the text names a union's commission in full before the bare name.

        Behind "Ủy ban Kiểm tra Trung ương Đoàn" the bare name goes on about it.
        """
        match = _OF_YOUTH.search(self.scene.view.lower)
        bare = (one.found.start for one in self.resolved if one.found.head == _INSPECTION)
        return match is not None and match.start() < min(bare, default=0)

    def _is_told(self, one: Resolved) -> bool:
        """Whether a mention is named, or open and yet a body: no organ or "bí thư chi bộ"."""
        is_common = one.found.head == "Chi bộ" and self.scene.view.norm[one.found.start].islower()
        return one.is_named or (bool(one.found.head) and not is_common)

    def _mention(self, one: Resolved) -> CommitteeMention:
        found = one.found
        area = _area_of(one)
        unit = self._unit(area, found.start) if area else None
        name = found.head if found.is_central else None
        above = self._superiors(one, unit)
        if one.subject:
            name = canonical_name(one.head, one.subject)
        return CommitteeMention(
            start=found.start,
            end=found.end,
            text=self.reading.surface(found.start, found.end),
            rule=found.rule,
            reason=self._reason(one, area, unit),
            name=name,
            organ=found.organ,
            level=level_of(_with_head(one), one.subject or found.subject),
            unit=self._record(unit) if unit else None,
            parent=above[0] if above else None,
            superiors=above,
            resolved_from=one.how,
            candidates=self._candidates(one, area, unit),
        )

    # ── which of several units ────────────────────────────────────────────────────────────

    def _unit(self, area: Area, at: int) -> Unit | None:
        """Return the unit of an area: the only one, or that of a place the article speaks of.

        The name of a commune is seldom the only one in the country: it has to lie in a place
        that the article names, if it names any; on another day, if not on the article's.
        """
        if len(area.units) == 1 and area.units[0].level != "commune":
            return area.units[0]
        by_code = {unit.code or unit.full_name: unit for unit in area.units}
        is_commune = any(unit.level == "commune" for unit in area.units)
        if len(by_code) == 1 and not is_commune:
            return next(iter(by_code.values()))
        evidence = list(self._evidence(at))
        found = self._only_inside(by_code, evidence)
        if found is None and is_commune:
            found = self._once_inside(area, evidence)
        if found is None and len(by_code) == 1 and not evidence:
            return next(iter(by_code.values()))
        return found

    def _only_inside(self, by_code: dict[str, Unit], evidence: Iterable[str]) -> Unit | None:
        above = {code: self._codes_above(unit) for code, unit in by_code.items()}
        return self._held_by(evidence, above, by_code)

    def _once_inside(self, area: Area, evidence: Iterable[str]) -> Unit | None:
        """Return the commune that lay in a place at any time, whatever stands above it now."""
        last: dict[str, Unit] = {}
        above: dict[str, set[str | None]] = {}
        for unit in unit_index().lookup(area.full_name, level="commune"):
            if unit.code:
                held = last.get(unit.code)
                last[unit.code] = held if held and held.valid_on(self.scene.day) else unit
                above.setdefault(unit.code, set()).update(self._codes_above(unit))
        return self._held_by(evidence, above, last)

    def _held_by(
        self, evidence: Iterable[str], above: dict[str, set[str | None]], by_code: dict[str, Unit]
    ) -> Unit | None:
        for place in evidence:
            inside = [code for code in by_code if place in above[code]]
            if len(inside) == 1:
                return by_code[inside[0]]
        return None

    def _codes_above(self, unit: Unit) -> set[str | None]:
        index = unit_index()
        return {one.code for one in index.chain(unit, self.scene.day) or index.chain(unit)}

    def _evidence(self, at: int) -> Iterator[str]:
        """Yield codes of units that hold the place spoken of at an offset, likeliest first."""
        places, starts = self.scene.all_places, self._place_starts
        here = bisect_left(starts, at)
        yield from _codes(places[here : bisect_left(starts, at + _NEAR)])
        first = bisect_left(starts, self.scene.sentence(at).start)
        yield from _codes(reversed(places[max(first, here - _MOST) : here]))
        yield from self._frequent
        if (unit := self.scene.site_province) and unit.code:
            yield unit.code

    @once
    def _place_starts(self) -> list[int]:
        return [place.start for place in self.scene.all_places]

    @once
    def _frequent(self) -> list[str]:
        """Codes of the units the article names, by how often."""
        counts = Counter(_codes([*self.scene.all_places, *self.scene.title_places]))
        return [code for code, _ in counts.most_common(_MOST)]

    # ── the record's parts ────────────────────────────────────────────────────────────────

    def _record(self, unit: Unit) -> AdministrativeUnit:
        if unit not in self._records:
            self._records[unit] = _record(unit, self.scene.day)
        return self._records[unit]

    def _superiors(self, one: Resolved, unit: Unit | None) -> list[str]:
        """List the committees above, nearest first; an institution's is under its unit's."""
        if one.found.is_central:
            return [] if one.found.head == CENTRAL_COMMITTEE else [CENTRAL_COMMITTEE]
        if unit is None:
            return []
        if unit not in self._above:
            self._above[unit] = superiors(unit, self.scene.day)
        above = self._above[unit]
        return [committee_of(unit), *above] if isinstance(one.subject, Institution) else above

    def _reason(self, one: Resolved, area: Area | None, unit: Unit | None) -> str | None:
        if not one.is_named:
            return "the article does not say which committee is meant"
        if area and not unit and area != CENTRE:
            return (
                "several units bear this name" if area.units else "the unit is not in the records"
            )
        return None

    def _candidates(self, one: Resolved, area: Area | None, unit: Unit | None) -> list[str]:
        if one.subject is None or unit or not area:
            return []
        index = unit_index()
        provinces = (index.province_of(other) for other in area.units)
        return sorted({province.full_name for province in provinces if province})


def _area_of(one: Resolved) -> Area | None:
    if isinstance(one.subject, Institution):
        return one.subject.area if one.subject.area != CENTRE else None
    return one.subject


def _with_head(one: Resolved) -> Found:
    return one.found if one.found.head == one.head else replace(one.found, head=one.head)


def _record(unit: Unit, day: date) -> AdministrativeUnit:
    index = unit_index()
    province = index.province_of(unit, day) or index.province_of(unit)
    return AdministrativeUnit(
        type=unit.type,
        name=unit.full_name,
        code=unit.code,
        province=province.full_name if province else None,
        valid_to=unit.valid_to.isoformat() if unit.valid_to else None,
        became=list(_became(unit)),
    )


@lru_cache(maxsize=2048)
def _became(unit: Unit) -> tuple[str, ...]:
    return tuple(heir.full_name for heir in unit_index().became(unit))


def _codes(places: Iterable[Place]) -> Iterator[str]:
    """Yield the codes of the districts and provinces named, of those that are one unit."""
    for place in places:
        codes = {unit.code for unit in place.area.units if unit.level != "commune"}
        if len(codes) == 1 and (code := codes.pop()):
            yield code
