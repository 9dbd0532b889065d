"""Who held an event: one body under its several names, same-named bodies told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Literal

from extract.fields.bodies import unfolded_key
from extract.knowledge.units import Unit, unit_index
from extract.merging.evidence import evidence
from extract.reading import name_key
from extract.record import Event, Record

Relation = Literal["same", "unsure", "kin", "other"]
"""`same`: one body; `unsure`: one name, which several bodies bear; `kin`: bodies of one unit, or
a name and its shorter form; `other`: two bodies."""

_TYPES = (
    "tỉnh ", "thành phố ", "quận ", "huyện ", "thị xã ", "thị trấn ", "phường ", "xã ", "đặc khu ",
)  # fmt: skip
_PROVINCE_CODE = 2
"""Figures of a province's statistical code; districts have three, communes five."""


@dataclass(frozen=True, order=True, slots=True)
class Body:
    """The body that held an event, as one telling names it."""

    key: str
    """The folded name; of a Party committee "đảng" and the unit or office that it leads."""
    places: tuple[str, ...]
    """The units that it may belong to: codes, for a province its name; empty when nothing tells."""
    certain: bool
    """Whether the name, with what the article says of the place, is that of one body only."""


def read_body(record: Record, event: Event, day: date | None) -> Body | None:
    """Read who held an event; `day` is when, for units that changed."""
    if event.committee is None:
        return None
    key = body_key(event.committee)
    told = _places_told(record, event.committee)
    units = _in_province(_namesakes(key.removeprefix("đảng "), day), _province(record))
    places = told or {_place(unit) for unit in units}
    one = len(told) == 1 or (_is_one(units) if units else _is_national(key))
    weak = "committee" in event.basis and event.basis["committee"].weak
    return Body(key, tuple(sorted(places)), one and not weak)


@lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """Name a body by what it leads, so that a committee's several names are one.

    >>> body_key("Quận ủy Tây Hồ") == body_key("Đảng bộ Quận Tây Hồ") == "đảng quận tây hồ"
    True
    >>> body_key("Thành ủy Thành phố Hồ Chí Minh"), body_key("UBND Quận 7")
    ('đảng thành phố hồ chí minh', 'ubnd quận 7')
    """
    name = unfolded_key(name)
    for head, kind in evidence().party_heads.items():
        if name.startswith(head + " "):
            led = name.removeprefix(head + " ")
            typed = not kind or led.startswith(kind + " ")
            return f"đảng {led}" if typed else f"đảng {kind} {led}"
    return name


def relate(one: Body, other: Body) -> Relation:
    """Tell how two bodies stand to each other."""
    if one.places and other.places and not set(one.places) & set(other.places):
        return "other"
    if one.key != other.key:
        return "kin" if _are_kin(one, other) else "other"
    return "same" if one.certain and other.certain else "unsure"


def _are_kin(one: Body, other: Body) -> bool:
    shorter, longer = sorted((one.key, other.key), key=len)
    return longer.startswith(shorter + " ") or bool(one.places and other.places)


def _places_told(record: Record, name: str) -> set[str]:
    """Give the units that the article's own mentions of the body stand for."""
    units = (mention.unit for mention in record.committees if mention.name == name)
    return {_place_of(unit.code, unit.name) for unit in units if unit}


def _province(record: Record) -> str | None:
    """Give the one province that the article's committees lie in."""
    units = (mention.unit for mention in record.committees if mention.unit)
    provinces = {name_key(unit.province) for unit in units if unit.province}
    return provinces.pop() if len(provinces) == 1 else None


def _is_national(key: str) -> bool:
    return evidence().national.match(key.removeprefix("đảng ")) is not None


def _namesakes(name: str, day: date | None) -> Sequence[Unit]:
    """Find the units that a name ends in: all that are called so, on that day if any stood.

    >>> [unit.code for unit in _namesakes("sở y tế tỉnh nghệ an", None)]
    ['40']
    >>> len(_namesakes("huyện châu thành", None)) > 5
    True
    """
    units = _units_at_end(name)
    return [unit for unit in units if day and unit.valid_on(day)] or units


@lru_cache(maxsize=65536)
def _units_at_end(name: str) -> Sequence[Unit]:
    words = name.split(" ")
    for start in range(len(words)):
        tail = " ".join(words[start:])
        units = unit_index().lookup(tail, level=None if _has_type(tail) else "province")
        if units:
            return units
    return ()


def _has_type(name: str) -> bool:
    return name.startswith(_TYPES)


def _in_province(units: Sequence[Unit], province: str | None) -> Sequence[Unit]:
    if province is None or len(units) < 2:
        return units
    return [unit for unit in units if _lies_in(unit, province)] or units


@lru_cache(maxsize=65536)
def _lies_in(unit: Unit, province: str) -> bool:
    above = unit_index().province_of(unit)
    return above is not None and name_key(above.full_name) == province


def _is_one(units: Sequence[Unit]) -> bool:
    """Whether no two of them stood at the same time: a province before and after a merger."""
    pairs = combinations(units, 2)
    return not any(_place(one) != _place(other) and _overlap(one, other) for one, other in pairs)


def _overlap(one: Unit, other: Unit) -> bool:
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    return starts < min(one.valid_to or date.max, other.valid_to or date.max)


def _place(unit: Unit) -> str:
    return _place_of(unit.code, unit.full_name)


def _place_of(code: str | None, name: str) -> str:
    """Name a unit by its code; a province, whose code changed with mergers, by its name."""
    return code if code and len(code) > _PROVINCE_CODE else name_key(name)
