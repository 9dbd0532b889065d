"""The history of a name in plain lines, for people."""

from __future__ import annotations

from collections.abc import Iterator

from extract.knowledge.units.committees import committee_of, heirs, superiors
from extract.knowledge.units.index import unit_index
from extract.knowledge.units.model import Unit, UnitHistory
from extract.language import say


def history(name: str) -> list[str]:
    """Tell in lines what the units of a name were, are and became; none when none is known.

    >>> for line in history("Tỉnh Hà Tây"):
    ...     print(line)
    28
      Tỉnh Hà Tây   1991-08-12 – 2008-08-01  Nghị quyết của Quốc hội ngày 12-8-1991
      from   Tỉnh Hà Sơn Bình
      became Thành phố Hà Nội (01)
      led by Tỉnh ủy Hà Tây → Ban Chấp hành Trung ương
             Tỉnh ủy Hà Tây became Thành ủy Hà Nội
    """
    return [line for entry in unit_index().history(name) for line in _lines(entry)]


def _lines(entry: UnitHistory) -> Iterator[str]:
    yield entry.versions[-1].code or say("no code")
    places = [_place(version) for version in entry.versions]
    width = max(map(len, places))
    for place, version in zip(places, entry.versions, strict=True):
        since, until = version.valid_from or "…", version.valid_to or say("today")
        act = f"  {version.established_by}" if version.established_by else ""
        yield f"  {place:{width}}   {since} – {until}{act}"
    told: list[tuple[str, str]] = []
    if entry.formed_from:
        told.append((say("from"), _list(entry.formed_from)))
    if entry.became:
        told.append((say("became"), _list(entry.became)))
    told += _committees(entry.versions[-1])
    width = max(len(label) for label, _ in told)
    yield from (f"  {label:{width}} {text}" for label, text in told)


def _committees(unit: Unit) -> Iterator[tuple[str, str]]:
    """Tell the committee of a unit's last version, those above it, and what became of them."""
    above = unit_index().chain(unit)
    yield say("led by"), " → ".join([committee_of(unit), *superiors(unit)])
    for one in [unit, *above]:
        if taken_by := heirs(one):
            told = {"committee": committee_of(one), "heirs": ", ".join(taken_by)}
            yield "", say("{committee} became {heirs}", **told)


def _place(unit: Unit) -> str:
    return ", ".join(place.full_name for place in [unit, *unit_index().chain(unit)])


def _list(units: tuple[Unit, ...]) -> str:
    return ", ".join(
        f"{unit.full_name} ({unit.code})" if unit.code else unit.full_name for unit in units
    )
