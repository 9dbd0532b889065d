"""Which committee of the Party leads a unit, and which stand above it.

Source: the Party's statutes (Điều lệ Đảng, articles 10 and 18 to 20): party organisations follow
the administrative ones.
"""

from __future__ import annotations

from datetime import date

from extract.knowledge.units.index import unit_index
from extract.knowledge.units.model import Unit

CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"
HEAD_OF = {
    "Tỉnh": "Tỉnh ủy", "Thành phố": "Thành ủy", "Quận": "Quận ủy", "Huyện": "Huyện ủy",
    "Thị xã": "Thị ủy", "Phường": "Đảng ủy", "Xã": "Đảng ủy", "Thị trấn": "Đảng ủy",
    "Đặc khu": "Đảng ủy",
}  # fmt: skip
"""The committee's own word by the type of its unit."""
TELLING_HEADS = frozenset(HEAD_OF.values()) - {"Đảng ủy"}
"""Heads that say the type of their unit: the name behind them goes without it."""
_KEPT_TYPE = {("Thành ủy", "Hồ Chí Minh")}


def committee_name(head: str, kind: str, name: str) -> str:
    """Return the canonical name of a committee by its head and the unit's type and name.

    >>> committee_name("Quận ủy", "Quận", "7"), committee_name("Thành ủy", "Thành phố", "Dĩ An")
    ('Quận ủy Quận 7', 'Thành ủy Dĩ An')
    >>> committee_name("Đảng bộ", "Thành phố", "Dĩ An")
    'Đảng bộ Thành phố Dĩ An'
    """
    is_short = head in TELLING_HEADS and not name.isdigit() and (head, name) not in _KEPT_TYPE
    return " ".join(filter(None, (head, "" if is_short else kind, name)))


def committee_of(unit: Unit) -> str:
    """Return the committee that leads a unit.

    >>> committee_of(unit_index().lookup("Quận Tây Hồ")[0])
    'Quận ủy Tây Hồ'
    """
    return committee_name(HEAD_OF[unit.type], unit.type, unit.name)


def superiors(unit: Unit, day: date | None = None) -> list[str]:
    """List the committees above that of a unit, nearest first, as of a day.

    >>> superiors(unit_index().lookup("Quận Tây Hồ")[0], date(2024, 5, 19))
    ['Thành ủy Hà Nội', 'Ban Chấp hành Trung ương']
    """
    above = unit_index().chain(unit, day) or unit_index().chain(unit)
    return [*map(committee_of, above), CENTRAL_COMMITTEE]


def heirs(unit: Unit) -> list[str]:
    """List the committees of the units that took a unit's place on 1 July 2025.

    >>> heirs(unit_index().lookup("Tỉnh Bình Dương")[0])
    ['Thành ủy Thành phố Hồ Chí Minh']
    """
    return list(map(committee_of, unit_index().became(unit)))
