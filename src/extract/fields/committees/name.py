"""The canonical name and the level of a committee, by what it is the committee of."""

from __future__ import annotations

from extract.fields.committees.model import CENTRE, Area, Found, Institution, Subject
from extract.knowledge.units import committee_name
from extract.patterns import compile_pattern
from extract.record import Level

_LEVEL_OF_HEAD: dict[str, Level] = {
    "Tỉnh ủy": "province", "Quận ủy": "district", "Huyện ủy": "district", "Thị ủy": "district",
    "Khu ủy": "central", "Xứ ủy": "central", "Chi bộ": "grassroots",
}  # fmt: skip
_LEVEL_OF_TYPE: dict[str, Level] = {
    "Tỉnh": "province", "Quận": "district", "Huyện": "district", "Thị xã": "district",
    "Phường": "commune", "Xã": "commune", "Thị trấn": "commune", "Đặc khu": "commune",
}  # fmt: skip
_GROUPS = {"Ban Cán sự đảng", "Đảng đoàn"}
_NATIONAL = {"hội", "tổng hội", "hiệp hội", "liên hiệp", "liên hiệp các hội", "ngoài nước", "mttq",
             "mặt trận tổ quốc", "liên minh hợp tác xã", "tổng liên đoàn lao động",
             "ủy ban trung ương mttq", "ủy ban t.ư mttq", "ủy ban mttq",
             "ủy ban trung ương mặt trận tổ quốc"}  # fmt: skip
"""Blocs that are the whole country's when no unit is named."""
_SHORTENED = (
    (compile_pattern(r"(?i)ủy ban nhân dân"), "UBND"),
    (compile_pattern(r"(?i)hội đồng nhân dân"), "HĐND"),
    (compile_pattern(r"(?<!\p{L})(?:[Tt]\.[ ]?[ƯưWw]|TƯ(?![ ]PHÁP)|TW)(?!\p{L})"), "Trung ương"),
)


def canonical_name(head: str, subject: Subject) -> str:
    """Return the committee's name in one spelling, without its organ.

    >>> canonical_name("Quận ủy", Area("Quận", "7")), canonical_name("Đảng bộ", Area("Quận", "7"))
    ('Quận ủy Quận 7', 'Đảng bộ Quận 7')
    >>> canonical_name("Thành ủy", Area("Thành phố", "Dĩ An"))
    'Thành ủy Dĩ An'
    >>> canonical_name("Thành ủy", Area("Thành phố", "Hồ Chí Minh"))
    'Thành ủy Thành phố Hồ Chí Minh'
    """
    if isinstance(subject, Area):
        return committee_name(head, subject.type, subject.name)
    return f"{head} {institution_name(subject)}"


def institution_name(body: Institution) -> str:
    """Return an institution's name with the unit at its end, types and centre written out.

    >>> institution_name(Institution("ubnd", "Ủy ban nhân dân", "state", Area("Tỉnh", "Cà Mau")))
    'UBND Tỉnh Cà Mau'
    """
    name = body.name
    for pattern, short in _SHORTENED:
        name = pattern.sub(short, name)
    name = name[:1].upper() + name[1:]
    if body.area is None:
        return name
    return f"{name} {_area_of(body, body.area)}"


def _area_of(body: Institution, area: Area) -> str:
    last = body.name.casefold().split(" ")[-2:]
    if last[-1] == "ủy" and len(last) > 1:
        head = f"{last[0].capitalize()} ủy"
        return committee_name(head, area.type, area.name).removeprefix(f"{head} ")
    return area.full_name if area.is_typed or body.standing == "state" else area.name


def level_of(found: Found, subject: Subject | None) -> Level | None:
    """Return the level of a committee; None where neither head nor subject tells.

    For blocs, ministries, corporations and military regions the level of the committee that
    they answer to; offices, firms, schools and units of the forces are `grassroots`.
    """
    if found.is_central:
        return "central"
    if level := _LEVEL_OF_HEAD.get(found.head):
        return level
    if isinstance(subject, Area):
        return area_level(subject)
    return _institution_level(found.head, subject) if subject else None


def area_level(area: Area) -> Level | None:
    """Return the level of a unit: what the gazetteer says, else its type."""
    if area.units:
        levels = {unit.level for unit in area.units}
        return "province" if "province" in levels else area.units[0].level
    return _LEVEL_OF_TYPE.get(area.type)


def _institution_level(head: str, body: Institution) -> Level | None:
    level: Level | None = "central"
    if body.area is not None and body.area != CENTRE:
        level = area_level(body.area)
    match body.standing:
        case "central":
            return "central"
        case "bloc" if body.area is None and body.word not in _NATIONAL:
            return "province"
        case "bloc":
            return level if level != "commune" else "grassroots"
        case "state":
            return level if level in ("central", "province", None) else "grassroots"
        case "forces":
            return "central" if body.area == CENTRE else "grassroots"
        case "grassroots":
            return level if head in _GROUPS else "grassroots"
