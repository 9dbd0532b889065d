"""Administrative units: what the tables say, and how they keep time."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from extract.knowledge.units import (
    REFORM,
    Unit,
    committee_of,
    history,
    superiors,
    unit_index,
)
from extract.knowledge.units.names import load_names
from extract.knowledge.units.table import Tables, data_file

INDEX = unit_index()
TABLES = Tables(load_names().abbreviations)
ALL = [*TABLES.upper.all(), *TABLES.communes.all()]
CODED = [unit for unit in ALL if unit.code]


def names(units: list[Unit]) -> list[str]:
    return [unit.full_name for unit in units]


# ── the tables ────────────────────────────────────────────────────────────────────────────

# The totals of the catalogue on the days of the pictures, and of Decision 19/2025/QĐ-TTg;
# the acts of 2026 changed types only.
COUNTS = [
    ("2019-10-06", 63, 713, 11160),
    ("2022-10-01", 63, 705, 10599),
    ("2025-06-30", 63, 696, 10035),
    ("2025-07-01", 34, 0, 3321),
    ("2026-10-01", 34, 0, 3321),
]


@pytest.mark.parametrize(("day", "provinces", "districts", "communes"), COUNTS)
def test_as_many_units_stood_as_the_catalogue_counts(day, provinces, districts, communes):
    standing = Counter(unit.level for unit in CODED if unit.valid_on(date.fromisoformat(day)))
    assert (standing["province"], standing["district"], standing["commune"]) == (
        provinces, districts, communes,
    )  # fmt: skip


def test_types_of_communes_after_the_acts_of_2026():
    standing = Counter(unit.type for unit in CODED if unit.valid_on(date(2026, 10, 1)))
    assert (standing["Xã"], standing["Phường"], standing["Đặc khu"]) == (2599, 709, 13)


def test_a_code_and_a_day_name_one_unit():
    for one, other in pairwise(CODED):
        if one.code == other.code:
            assert one.valid_to is not None
            assert one.valid_to <= (other.valid_from or date.max), one


def test_a_unit_begins_before_it_ends():
    assert all(u.valid_from < u.valid_to for u in CODED if u.valid_from and u.valid_to)


def test_every_parent_stood_when_the_unit_ended_or_stands_now():
    orphans = [unit for unit in CODED if unit.parent and not INDEX.chain(unit)]
    assert orphans == []


def test_every_unit_but_a_province_lies_in_a_province():
    for unit in ALL:
        province = INDEX.province_of(unit)
        assert province is not None
        assert (unit.level == "province") == (province == unit)


def test_every_successor_is_a_known_unit_of_a_later_day():
    for unit in ALL:
        for code in unit.successors:
            assert any(
                heir.valid_to is None or heir.valid_to > unit.valid_to
                for heir in TABLES.versions(code)
            ), (unit, code)


def test_every_unit_of_june_2025_is_told_what_became_of_it():
    ended = [unit for unit in CODED if unit.valid_to == REFORM]
    assert all(INDEX.became(unit) for unit in ended)
    assert all(heir.valid_on(REFORM) for unit in ended for heir in INDEX.became(unit))


# ── dated facts ───────────────────────────────────────────────────────────────────────────

FACTS = [
    ("28", "2008-07-31", "Tỉnh Hà Tây", None),
    ("28", "2008-08-01", None, None),
    ("272", "2008-07-31", "Huyện Phúc Thọ", "Tỉnh Hà Tây"),
    ("272", "2008-08-01", "Huyện Phúc Thọ", "Thành phố Hà Nội"),
    ("250", "2008-07-31", "Huyện Mê Linh", "Tỉnh Vĩnh Phúc"),
    ("019", "2014-03-31", "Huyện Từ Liêm", "Thành phố Hà Nội"),
    ("019", "2014-04-01", "Quận Nam Từ Liêm", "Thành phố Hà Nội"),
    ("021", "2014-03-31", None, None),
    ("021", "2014-04-01", "Quận Bắc Từ Liêm", "Thành phố Hà Nội"),
    ("724", "2011-01-12", "Huyện Dĩ An", "Tỉnh Bình Dương"),
    ("724", "2011-01-13", "Thị xã Dĩ An", "Tỉnh Bình Dương"),
    ("724", "2020-02-01", "Thành phố Dĩ An", "Tỉnh Bình Dương"),
    ("724", "2025-07-01", None, None),
    ("723", "2023-04-10", "Thành phố Tân Uyên", "Tỉnh Bình Dương"),
    ("721", "2024-05-01", "Thành phố Bến Cát", "Tỉnh Bình Dương"),
    ("769", "2020-12-31", "Quận 2", "Thành phố Hồ Chí Minh"),
    ("769", "2021-01-01", "Thành phố Thủ Đức", "Thành phố Hồ Chí Minh"),
    ("763", "2021-01-01", None, None),
    ("911", "2021-03-01", "Thành phố Phú Quốc", "Tỉnh Kiên Giang"),
    ("311", "2025-01-01", "Thành phố Thủy Nguyên", "Thành phố Hải Phòng"),
    ("46", "2024-12-31", "Tỉnh Thừa Thiên Huế", None),
    ("46", "2025-01-01", "Thành phố Huế", None),
    ("474", "2024-12-31", "Thành phố Huế", "Tỉnh Thừa Thiên Huế"),
    ("475", "2025-01-01", "Quận Phú Xuân", "Thành phố Huế"),
    ("67", "2003-12-31", None, None),
    ("67", "2004-01-01", "Tỉnh Đắk Nông", None),
    ("93", "2004-01-01", "Tỉnh Hậu Giang", None),
    ("74", "1996-12-31", None, None),
    ("74", "1997-01-01", "Tỉnh Bình Dương", None),
    ("74", "2025-07-01", None, None),
    ("15", "2025-06-30", "Tỉnh Yên Bái", None),
    ("15", "2025-07-01", "Tỉnh Lào Cai", None),
    ("75", "2026-04-29", "Tỉnh Đồng Nai", None),
    ("75", "2026-04-30", "Thành phố Đồng Nai", None),
    ("25942", "2025-06-30", "Phường Dĩ An", "Tỉnh Bình Dương"),
    ("25942", "2025-07-01", "Phường Dĩ An", "Thành phố Hồ Chí Minh"),
    ("26326", "2026-04-29", "Xã Dầu Giây", "Tỉnh Đồng Nai"),
    ("26326", "2026-04-30", "Phường Dầu Giây", "Thành phố Đồng Nai"),
    ("00103", "2025-07-01", "Phường Tây Hồ", "Thành phố Hà Nội"),
]


@pytest.mark.parametrize(("code", "day", "expected", "province"), FACTS)
def test_what_a_code_stood_for_on_a_day(code, day, expected, province):
    unit = INDEX.by_code(code, date.fromisoformat(day))
    assert (unit and unit.full_name) == expected
    if unit and province:
        assert INDEX.province_of(unit, date.fromisoformat(day)).full_name == province


ACTS = tomllib.loads(data_file("changes.toml").read_text("utf-8"))["change"]


@pytest.mark.parametrize("act", ACTS, ids=lambda act: f"{act['date']} {act['act']}")
def test_the_tables_say_what_the_acts_say(act):
    day, eve = act["date"], act["date"] - timedelta(days=1)
    for entry in act.get("renamed", ()):
        before, after = INDEX.by_code(entry["code"], eve), INDEX.by_code(entry["code"], day)
        assert (before.full_name, after.full_name) == (entry["was"], entry["now"])
        assert before.successors == (entry["code"], *entry.get("also", ()))
        assert before.ended_by == after.established_by == act["act"]
    for entry in act.get("ended", ()):
        before = INDEX.by_code(entry["code"], eve)
        assert (before.full_name, before.valid_to) == (entry["name"], day)
        assert all(INDEX.by_code(code, day) for code in entry["into"])
    for code in act.get("created", ()):
        assert INDEX.by_code(code, day).valid_from == day
    for entry in act.get("moved", ()):
        for code in entry["codes"]:
            parents = INDEX.by_code(code, eve).parent, INDEX.by_code(code, day).parent
            assert parents == (entry["was"], entry["now"])


BECAME = [
    ("Quận 11", "district",
     ["Phường Hòa Bình", "Phường Phú Thọ", "Phường Bình Thới", "Phường Minh Phụng"]),
    ("Thành phố Dĩ An", "district", ["Phường Dĩ An", "Phường Tân Đông Hiệp", "Phường Đông Hòa"]),
    ("Tỉnh Bình Dương", "province", ["Thành phố Hồ Chí Minh"]),
    ("Tỉnh Sông Bé", "province", ["Thành phố Hồ Chí Minh", "Tỉnh Đồng Nai"]),
    ("Tỉnh Hà Tây", "province", ["Thành phố Hà Nội"]),
    ("Huyện Côn Đảo", "district", ["Đặc khu Côn Đảo"]),
    ("Tỉnh Cao Bằng", "province", []),
]  # fmt: skip


@pytest.mark.parametrize(("name", "level", "heirs"), BECAME)
def test_what_became_of_it_on_1_july_2025(name, level, heirs):
    [unit] = INDEX.lookup(name, level=level)
    assert sorted(names(INDEX.became(unit))) == sorted(heirs)


def test_what_became_of_it_follows_a_name_through_its_changes():
    [town] = INDEX.lookup("Thị xã Dĩ An")
    assert names(INDEX.became(town, date(2021, 1, 1))) == ["Thành phố Dĩ An"]
    assert "Phường Dĩ An" in names(INDEX.became(town))


def test_the_units_above_a_commune():
    [ward] = INDEX.lookup("P. Dĩ An", as_of=date(2015, 5, 19))
    assert names(INDEX.chain(ward, date(2015, 5, 19))) == ["Thị xã Dĩ An", "Tỉnh Bình Dương"]


def test_history_tells_what_was_what_is_and_when_it_changed():
    told = "\n".join(history("Dĩ An"))
    for part in ("Huyện Dĩ An", "2011-01-13", "857/NQ-UBTVQH14", "Phường Đông Hòa (25951)"):
        assert part in told
    assert history("Không Có Đâu") == []


@pytest.mark.parametrize(
    "line",
    [
        "led by Thành ủy Dĩ An → Tỉnh ủy Bình Dương → Ban Chấp hành Trung ương",
        "Thành ủy Dĩ An became Đảng ủy Phường Dĩ An, ",
        "Tỉnh ủy Bình Dương became Thành ủy Thành phố Hồ Chí Minh",
        "led by Đảng ủy Phường Dĩ An → Thành ủy Thành phố Hồ Chí Minh → Ban Chấp hành",
    ],
)
def test_history_tells_the_committees_and_what_became_of_them(line):
    assert line in "\n".join(history("Dĩ An"))


def test_every_unit_has_a_committee_and_the_central_one_above_all():
    for unit in CODED:
        assert committee_of(unit).endswith(unit.name)
        assert superiors(unit)[-1] == "Ban Chấp hành Trung ương"


# ── cost ──────────────────────────────────────────────────────────────────────────────────


def test_communes_are_not_read_until_they_are_asked_for():
    code = (
        "from extract.knowledge.units import unit_index\n"
        "index = unit_index()\n"
        "index.match_at('tây hồ', 0)\n"
        "assert 'communes' not in vars(index._tables)\n"
        "index.match_at('phường tây hồ', 0, levels=['commune'])\n"
        "assert 'communes' in vars(index._tables)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
