"""What an administrative unit is: one name, type and place in the hierarchy over one time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Level = Literal["province", "district", "commune"]
LEVELS: tuple[Level, ...] = ("province", "district", "commune")

REFORM = date(2025, 7, 1)
"""The day on which 63 provinces became 34 and the district level ceased
(Resolutions 202/2025/QH15 and 203/2025/QH15)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under one name, type and parent. A later name, type or parent is another `Unit`.

    Validity is half-open: the unit existed on `valid_from` and no longer on `valid_to`.

    >>> quan_9 = Unit("763", "Quận", "9", "district", "79", None, date(2021, 1, 1), ("769",))
    >>> quan_9.full_name, quan_9.valid_on(date(2020, 12, 31)), quan_9.valid_on(date(2021, 1, 1))
    ('Quận 9', True, False)
    """

    code: str | None
    """Statistical code: two figures for a province, three for a district, five for a commune.
    Codes are used again: with a day it names one unit. None for provinces before the list."""
    type: str
    """Tỉnh, Thành phố, Quận, Huyện, Thị xã, Phường, Xã, Thị trấn or Đặc khu."""
    name: str
    """The name without the type: "Tây Hồ", "7"."""
    level: Level
    """province, district or commune."""
    parent: str | None
    """Code of the unit above it."""
    valid_from: date | None
    """First day; None when it is older than the records or the day is not known."""
    valid_to: date | None
    """First day on which it no longer existed so; None while it does."""
    successors: tuple[str, ...] = ()
    """Codes of the units that took its place on `valid_to`; empty when not known."""
    established_by: str | None = None
    """Number of the act that took force on `valid_from`, where known."""
    ended_by: str | None = None
    """Number of the act that took force on `valid_to`, where known."""

    def __hash__(self) -> int:
        """Hash by what nearly always tells units apart: they are looked up often."""
        return hash((self.code, self.name, self.valid_from))

    @property
    def full_name(self) -> str:
        """The name with its type: "Quận Tây Hồ", "Thành phố Dĩ An"."""
        return f"{self.type} {self.name}"

    def valid_on(self, day: date) -> bool:
        """Whether the unit existed so on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day < self.valid_to
        )


@dataclass(frozen=True, slots=True)
class UnitHistory:
    """What one code stood for, from its first version to its last."""

    versions: tuple[Unit, ...]
    """The versions in order of time; never empty."""
    formed_from: tuple[Unit, ...]
    """Units of other codes that went into it, of its own level if any did."""
    became: tuple[Unit, ...]
    """Units of other codes that took its place in the end."""


def order(unit: Unit) -> tuple[int, str, date]:
    """Sort units by level, code and time."""
    return LEVELS.index(unit.level), unit.code or "", unit.valid_from or date.min


def standing(units: Iterable[Unit], day: date | None) -> tuple[Unit, ...]:
    """Give those that stood on a day, else the nearest in time; without a day, each one's last."""
    units = sorted(units, key=order)
    if day is None:
        return tuple({unit.code or unit: unit for unit in units}.values())
    if found := [unit for unit in units if unit.valid_on(day)]:
        return tuple(found)
    ended = [unit.valid_to for unit in units if unit.valid_to and unit.valid_to <= day]
    if ended:
        return tuple(unit for unit in units if unit.valid_to == max(ended))
    begun = min((unit.valid_from for unit in units if unit.valid_from), default=None)
    return tuple(unit for unit in units if unit.valid_from == begun)
