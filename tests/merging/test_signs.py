"""Times, bodies and words held against each other, as tables."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import get_args

import pytest

from extract.merging import bodies, times
from extract.merging.bodies import Body, read_body
from extract.merging.evidence import evidence
from extract.merging.timing import Timing
from extract.merging.wording import likeness, read_wording
from extract.reading import name_key
from extract.record import EventType

from .papers import Told, paper

TIMES = [
    ("2023-05-16", "2023-05-16", "same"),
    ("2023-05-15/2023-05-17", "2023-05-17", "same"),
    ("2023-05-16", "XXXX-05-16", "yearless"),
    ("XXXX-05-16", "XXXX-05-16", "yearless"),
    ("XXXX-05-15/XXXX-05-17", "2023-05-16", "yearless"),
    ("2023-05-16", "2023-05", "within"),
    ("2023-05-16", "2023", "within"),
    ("2023-05-16", "2023~", "within"),
    ("2023-05-16", "2023-34", "within"),
    ("2023-05-16", "XXXX-05", "within"),
    ("2023-05-16", "2023-04-01/2023-06-30", "within"),
    ("2023-05-16", "2023-05-17", "near"),
    ("2023-05-16/2023-05-17", "2023-05-18", "near"),
    ("2023-05-16", "2023-05-18", "other"),
    ("2023-05-16", "2022-05-16", "other"),
    ("2023-05-16", "XXXX-05-17", "other"),
    ("2023-05-16", "2023-33", "other"),
    ("2023-05", "2023-06", "other"),
    ("XXXX-05-16", "2021/2024", "within"),
]


@pytest.mark.parametrize(("one", "other", "relation"), TIMES)
def test_times(one: str, other: str, relation: str) -> None:
    first, second = times.read_when(one), times.read_when(other)
    assert first
    assert second
    assert times.relate(first, second) == times.relate(second, first) == relation


@pytest.mark.parametrize(
    "value", [None, "", "2023/..", "../2023", "P3Y", "XXXX", "2023-13", "2023-02-30", "2024/2021",
              "2023-05-16/2023-05-17/2023-05-18", "hôm qua", "XXXX-05-16/2023-05-17"],
)  # fmt: skip
def test_values_that_say_no_time(value: str | None) -> None:
    assert times.read_when(value) is None


def body(name: str, day: date | None = None, *, unit: tuple[str, str, str] | None = None) -> Body:
    record = paper("a", Told(committee=name, unit=unit))
    found = read_body(record, record.events[0], day)
    assert found
    return found


BODIES = [
    ("Quận ủy Tây Hồ", "Quận uỷ Tây Hồ", "same"),
    ("Quận ủy Tây Hồ", "Đảng bộ Quận Tây Hồ", "same"),
    ("Thành ủy Hà Nội", "Đảng bộ Thành phố Hà Nội", "same"),
    ("Thành ủy Thành phố Hồ Chí Minh", "Đảng bộ Thành phố Hồ Chí Minh", "same"),
    ("Đảng ủy Phường Cửa Nam", "Đảng bộ Phường Cửa Nam", "unsure"),
    ("Tỉnh ủy An Giang", "Tỉnh ủy An Giang", "same"),
    ("Bộ Chính trị", "Bộ Chính trị", "same"),
    ("Đảng ủy Chính phủ", "Đảng ủy Chính phủ", "same"),
    ("Đảng ủy Trường Đại học Tân Yên", "Đảng ủy Trường Đại học Tân Yên", "unsure"),
    ("Huyện ủy Châu Thành", "Huyện ủy Châu Thành", "unsure"),
    ("Bộ Chỉ huy Quân sự", "Bộ Chỉ huy Quân sự", "unsure"),
    ("UBND Quận 7", "Quận ủy Quận 7", "kin"),
    ("Sở Y tế", "Sở Y tế Tỉnh Nghệ An", "kin"),
    ("Tỉnh ủy Nghệ An", "Huyện ủy Nghi Lộc", "other"),
    ("Quận ủy Quận 1", "Quận ủy Quận 10", "other"),
    ("Sở Y tế Tỉnh Hà Tĩnh", "Sở Y tế Tỉnh Nghệ An", "other"),
    ("Bộ Chính trị", "Ban Bí thư", "other"),
]


@pytest.mark.parametrize(("one", "other", "relation"), BODIES)
def test_bodies(one: str, other: str, relation: str) -> None:
    assert bodies.relate(body(one), body(other)) == relation
    assert bodies.relate(body(other), body(one)) == relation


def test_a_unit_before_and_after_a_merger_is_one_place() -> None:
    before, after = (body("Tỉnh ủy An Giang", day) for day in (date(2024, 5, 1), date(2026, 5, 1)))
    assert bodies.relate(before, after) == "same"


def test_the_province_of_the_article_settles_a_shared_name() -> None:
    ward = Told(committee="Quận ủy Tây Hồ", unit=("Quận Tây Hồ", "003", "Thành phố Hà Nội"))
    record = paper("a", ward, Told(committee="Đảng ủy Phường Phú Thượng"))
    settled = read_body(record, record.events[1], date(2024, 5, 1))
    assert settled
    assert settled.places == ("00091",)
    assert not body("Đảng ủy Phường Phú Thượng", date(2024, 5, 1)).certain


def test_every_body_is_itself() -> None:
    for name in {name for pair in BODIES for name in pair[:2]}:
        assert bodies.relate(body(name), body(name)) in ("same", "unsure")


@pytest.mark.parametrize(
    ("one", "other", "degree"),
    [
        (
            "buổi làm việc với Liên đoàn Lao động về nhà ở",
            "làm việc với Liên đoàn Lao động tỉnh về nhà ở công nhân",
            "most",
        ),
        ("Hội nghị tổng kết năm 2023", "Hội nghị tổng kết năm 2023", "none"),
        ("Lễ đón bằng di tích đình làng Vĩnh Yên", "Vườn vải sớm của hợp tác xã Tân Yên", "none"),
        (
            "Sơ kết học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
            "Tuyên dương điển hình học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
            "none",
        ),
    ],
)
def test_names(one: str, other: str, degree: str) -> None:
    assert likeness(read_wording(one), read_wording(other)) == degree


def test_every_tie_has_its_need() -> None:
    for degree in get_args(Timing):
        if degree != "other":
            assert evidence().needs("time", degree) >= 0
    for degree in (*get_args(bodies.Relation), "silent"):
        assert evidence().needs("body", degree) >= 0


def test_kinds_are_those_of_the_contract_and_go_both_ways() -> None:
    kinds = get_args(EventType)
    assert {kind for pair in evidence().table["kinds"]["pairs"] for kind in pair} < set(kinds)
    for one, other in product(kinds, kinds):
        assert evidence().compatible(one, other) == evidence().compatible(other, one)
        assert evidence().compatible(one, one)


def test_words_are_folded_as_they_are_compared() -> None:
    table = evidence().table
    lists = [table["names"]["themes"], table["names"]["generic"], table["party"]]
    lists += table["national"].values()
    for word in (word for some in lists for word in some):
        assert word == name_key(word)
