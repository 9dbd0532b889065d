"""Whether a bare mention can stand for a committee, and with which head and subject."""

from __future__ import annotations

from dataclasses import replace

from extract.fields.committees.lexicon import lexicon
from extract.fields.committees.model import Area, Found, Institution, Subject
from extract.knowledge.units import HEAD_OF

_COMMUNES = {"Phường", "Xã", "Thị trấn", "Đặc khu"}
SCHOOLS = {"trường", "nhà trường", "đại học", "học viện"}
"""Words that stand for each other: "Đảng bộ Trường" is a university's too."""


def fit(found: Found, head: str, subject: Subject) -> tuple[str, Subject] | None:
    """Head and subject of a bare mention if it can stand for this committee, else None."""
    wanted = found.subject
    if not found.head:
        return (_head_of_organ(found.organ, head, subject), subject) if head else None
    if isinstance(wanted, Institution):
        return _fit_institution(found, wanted, subject)
    types = (wanted.type,) if wanted else found.areas
    if types:
        return _fit_area(found, types, subject)
    return (found.head, subject) if _can_hold(found.head, head, subject) else None


def _head_of_organ(organ: str | None, head: str, subject: Subject) -> str:
    """Return the head of an organ alone: the committee's, though "Đảng bộ" was named last."""
    if head == "Đảng bộ" and isinstance(subject, Area) and organ != "Ban Chấp hành":
        return HEAD_OF.get(subject.type, head)
    return head


def _fit_area(found: Found, types: tuple[str, ...], subject: Subject) -> tuple[str, Subject] | None:
    area = subject.area if isinstance(subject, Institution) else subject
    if area is None or not area.name:
        return None
    units = tuple(unit for unit in area.units if unit.type in types)
    if area.type not in types and not units:
        return None
    kind = area.type if area.type in types else units[0].type
    return found.head, replace(area, type=kind, units=units or area.units, is_typed=True)


def _fit_institution(
    found: Found, wanted: Institution, subject: Subject
) -> tuple[str, Subject] | None:
    if isinstance(subject, Institution):
        same = wanted.word == subject.word or {wanted.word, subject.word} <= SCHOOLS
        is_whole = not subject.is_short and not is_open(subject)
        if same and is_whole and (wanted.is_short or _same_but_for_unit(wanted, subject)):
            return found.head, subject
    if wanted.is_short or wanted.area is None:
        return None
    filled = _fit_area(found, (wanted.area.type,), subject)
    if filled is None or not isinstance(filled[1], Area):
        return None
    return found.head, replace(wanted, area=filled[1])


def is_open(subject: Subject) -> bool:
    """Whether only the type of its unit is written ("UBND tỉnh")."""
    area = subject.area if isinstance(subject, Institution) else subject
    return area is not None and not area.name


def _same_but_for_unit(wanted: Institution, subject: Institution) -> bool:
    """Whether a name without its unit ("Công an tỉnh") is short for another."""
    if wanted.name.casefold() != subject.name.casefold():
        return False
    return wanted.area is None or (
        subject.area is not None and subject.area.type == wanted.area.type
    )


def _can_hold(head: str, source_head: str, subject: Subject) -> bool:
    """Whether a bare "Đảng ủy", "Đảng bộ", "Chi bộ", "Đảng đoàn" can be this subject's."""
    if head == "Đảng bộ":
        return bool(source_head)
    if head == "Đảng ủy":
        return bool(source_head) and _has_committee(subject)
    return source_head == head and (head != "Chi bộ" or isinstance(subject, Institution))


def _has_committee(subject: Subject) -> bool:
    """Whether a subject has a "Đảng ủy": a commune, an institution that is no part of another."""
    if isinstance(subject, Area):
        return subject.type in _COMMUNES
    return subject.word not in lexicon().parts
