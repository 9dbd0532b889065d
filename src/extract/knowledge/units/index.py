"""Finding units: by name, by code, in a text; above, before and after each other."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cache, cached_property

from extract.knowledge.units.gazetteer import Found, Gazetteer
from extract.knowledge.units.model import LEVELS, REFORM, Level, Unit, UnitHistory, order
from extract.knowledge.units.names import Names, load_names
from extract.knowledge.units.table import Tables
from extract.reading.fold import View, canonical

UPPER: tuple[Level, ...] = ("province", "district")
"""The levels that are loaded first and looked for by default; communes are many."""


class UnitIndex:
    """The administrative units of Viet Nam, each with the time in which it stood.

    Provinces and districts are read at once, communes when they are first asked for.

    >>> index = unit_index()
    >>> [unit.full_name for unit in index.lookup("TX. Dĩ An", as_of=date(2019, 5, 19))]
    ['Thị xã Dĩ An']
    >>> [unit.full_name for unit in index.lookup("Q.7", province="TP.HCM", level="district")]
    ['Quận 7']
    """

    def __init__(self) -> None:
        self._names: Names = load_names()
        self._tables = Tables(self._names.abbreviations)
        self._gazetteer = Gazetteer(self._names, self._tables)

    # ── by name ───────────────────────────────────────────────────────────────────────────

    def lookup(
        self,
        name: str,
        *,
        type: str | None = None,  # noqa: A002 (the word of the field)
        level: Level | None = None,
        province: str | None = None,
        as_of: date | None = None,
    ) -> list[Unit]:
        """Find the units that bear a name, written with its type or without ("Tây Hồ", "Q.7").

        `type` and `level` restrict; `province` (its name or code) keeps the units that lie in
        it, or in the province that took it over; `as_of` keeps those that stood on that day,
        without it every version is given, oldest first.
        """
        lower = canonical(unicodedata.normalize("NFC", name)).lower().strip()
        levels = LEVELS if level is None else (level,)
        types = None if type is None else (self._type(type),)
        named = self._gazetteer.named(lower, levels, types)
        found = [unit for unit in named if as_of is None or unit.valid_on(as_of)]
        if province is not None:
            codes = self._province_codes(province, as_of)
            found = [unit for unit in found if self._lies_in(unit, codes, as_of)]
        return sorted(found, key=order)

    def match_at(
        self,
        lower: str,
        at: int,
        *,
        levels: Collection[Level] = UPPER,
        types: Collection[str] | None = None,
        as_of: date | None = None,
    ) -> tuple[int, tuple[Unit, ...]] | None:
        """Read the longest unit name at an offset of the folded lower-cased view.

        The type may be written before it ("quận 7", "q.7", "tp.hcm") or not ("phúc thọ");
        `types` restricts to units of these types. A bare figure is read only when
        districts alone are looked for ("quận ủy 7"). The units are those that stood so on
        `as_of`; when none did, the nearest before it, else after (`Unit.valid_on` tells);
        without a day, the last version of each. See `matches_at` for shorter readings.

        >>> unit_index().match_at("bí thư quận ủy quận 7 võ khắc thái", 15)[0]
        21
        """
        return next(self.matches_at(lower, at, levels=levels, types=types, as_of=as_of), None)

    def matches_at(
        self,
        lower: str,
        at: int,
        *,
        levels: Collection[Level] = UPPER,
        types: Collection[str] | None = None,
        as_of: date | None = None,
    ) -> Iterator[tuple[int, tuple[Unit, ...]]]:
        """Give every reading of the text at an offset as a unit name, longest first."""
        return self._gazetteer.readings(lower, at, levels, types, as_of)

    def scan(
        self,
        view: View,
        *,
        levels: Collection[Level] = UPPER,
        as_of: date | None = None,
        start: int = 0,
        end: int | None = None,
    ) -> list[Found]:
        """Find the unit names that begin in a stretch of a folded text, and their units.

        Made for finding which province an article speaks of, and so careful: communes only
        with their type, other names also bare when they stand apart from other capitalised
        words. Units as in `match_at`.

        >>> from extract.reading.fold import fold
        >>> text = fold("Hội nghị tại huyện Phúc Thọ, Hà Nội; bà Nguyễn Thanh Hà chủ trì.")
        >>> [text.norm[start:end] for start, end, _ in unit_index().scan(text)]
        ['huyện Phúc Thọ', 'Hà Nội']
        """
        end = view.length if end is None else end
        return list(self._gazetteer.scan(view, levels, as_of, start, end))

    def _type(self, written: str) -> str:
        form = canonical(written).lower().strip(" .")
        return self._names.type_of.get(form, written)

    # ── by code, above, before and after ──────────────────────────────────────────────────

    def by_code(self, code: str, as_of: date | None = None) -> Unit | None:
        """Find the unit of a code on a day (without a day, its last version); None if none stood.

        >>> unit_index().by_code("724", date(2015, 1, 1)).full_name
        'Thị xã Dĩ An'
        """
        versions = self._tables.versions(code)
        if as_of is None:
            return versions[-1] if versions else None
        return next((unit for unit in versions if unit.valid_on(as_of)), None)

    def chain(self, unit: Unit, as_of: date | None = None) -> list[Unit]:
        """Give the units above a unit, nearest first, on a day (else at the end of its time).

        >>> thuan_an = unit_index().by_code("725", date(2021, 1, 1))
        >>> [above.full_name for above in unit_index().chain(thuan_an)]
        ['Tỉnh Bình Dương']
        """
        day = as_of or _last_day(unit)
        above: list[Unit] = []
        parent = unit.parent
        while parent and (found := self.by_code(parent, day)):
            above.append(found)
            parent = found.parent
        return above

    def province_of(self, unit: Unit, as_of: date | None = None) -> Unit | None:
        """Give the province a unit lay in on a day (else at the end of its time)."""
        top = [unit, *self.chain(unit, as_of)][-1]
        return top if top.level == "province" else None

    def became(self, unit: Unit, on: date = REFORM) -> list[Unit]:
        """Tell what took the place of a unit, as of a day; empty while it stood, or if not known.

        >>> quan_2 = unit_index().lookup("Quận 2", level="district")[0]
        >>> [heir.full_name for heir in unit_index().became(quan_2, date(2021, 1, 1))]
        ['Thành phố Thủ Đức']
        """
        if unit.valid_to is None or unit.valid_to > on:
            return []
        heirs: dict[Unit, None] = {}
        for successor in self._successors(unit):
            stands = successor.valid_to is None or successor.valid_to > on
            for heir in [successor] if stands else self.became(successor, on):
                heirs.setdefault(heir)
        return sorted(heirs, key=order)

    def history(
        self, name: str, *, level: Level | None = None, province: str | None = None
    ) -> list[UnitHistory]:
        """Tell what each unit of a name was, is and became; one entry for each code.

        Restrictions are those of `lookup`. Provinces before the list of codes have an entry
        each.

        >>> [di_an, _] = unit_index().history("Dĩ An")
        >>> [(version.full_name, str(version.valid_to)) for version in di_an.versions]
        ... # doctest: +NORMALIZE_WHITESPACE
        [('Huyện Dĩ An', '2011-01-13'), ('Thị xã Dĩ An', '2020-02-01'),
         ('Thành phố Dĩ An', '2025-07-01')]
        """
        codes: dict[object, list[Unit]] = {}
        for unit in self.lookup(name, level=level, province=province):
            codes.setdefault(unit.code or unit, []).append(unit)
        return [
            self._history(self._tables.versions(found[0].code) or found) for found in codes.values()
        ]

    def _history(self, versions: list[Unit]) -> UnitHistory:
        last = versions[-1]
        return UnitHistory(
            versions=tuple(versions),
            formed_from=self._predecessors(last),
            became=tuple(heir for heir in self._successors(last) if heir.code != last.code),
        )

    def _successors(self, unit: Unit) -> list[Unit]:
        """Give the successors as they were when it ended, or else as they first were."""
        heirs = []
        for code in unit.successors:
            versions = [heir for heir in self._tables.versions(code) if heir != unit]
            later = [heir for heir in versions if heir.valid_to is None or _after(heir, unit)]
            heirs += later[:1]
        return heirs

    @cached_property
    def _sources(self) -> dict[str, list[Unit]]:
        sources: dict[str, list[Unit]] = {}
        for unit in [*self._tables.upper.all(), *self._tables.communes.all()]:
            for code in unit.successors:
                if code != unit.code:
                    sources.setdefault(code, []).append(unit)
        return sources

    def _predecessors(self, unit: Unit) -> tuple[Unit, ...]:
        """Give the units of other codes that went into this one, of its own level if any did."""
        sources = self._sources.get(unit.code or "", [])
        return tuple(old for old in sources if old.level == unit.level) or tuple(sources)

    # ── provinces ─────────────────────────────────────────────────────────────────────────

    def _province_codes(self, province: str, as_of: date | None) -> set[str]:
        units = self._tables.versions(province) or self.lookup(province, level="province")
        if as_of is not None:
            units = [heir for unit in units for heir in self.became(unit, as_of) or [unit]]
            units = [unit for unit in units if unit.valid_on(as_of)]
        return {unit.code for unit in units if unit.code}

    def _lies_in(self, unit: Unit, codes: set[str], as_of: date | None) -> bool:
        province = self.province_of(unit, as_of)
        return province is not None and province.code in codes


def _last_day(unit: Unit) -> date:
    return date.max if unit.valid_to is None else unit.valid_to - timedelta(days=1)


def _after(heir: Unit, unit: Unit) -> bool:
    return heir.valid_to is not None and unit.valid_to is not None and heir.valid_to > unit.valid_to


@cache
def unit_index() -> UnitIndex:
    """Give the index of units (read once)."""
    return UnitIndex()
