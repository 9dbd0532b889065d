"""The pieces of the events room: days, types, what is told as real, who held it."""

from __future__ import annotations

import pytest

from extract.events.days import days_between, is_day, is_few_days, join_days, year_of
from extract.events.kind import Wording, type_of
from extract.events.lexicon import cue, family, nouns, offices
from extract.events.occasions import find_occasions
from extract.events.scene import Scene
from extract.fields.bodies import find_bodies
from extract.fields.committees import read_committees
from extract.fields.dates import read_dates
from extract.fields.mentions import Mentions
from extract.reading import Reading
from extract.record import Article, DateMention


def scene(text: str, published: str | None = "2024-06-20") -> Scene:
    reading = Reading(Article(id="a", text=text, published_at=published))
    committees = read_committees(reading)
    bodies = find_bodies(reading, committees)
    return Scene(
        reading, Mentions(dates=read_dates(reading, []), committees=committees, bodies=bodies)
    )


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Ngày 12 và 13/7, đại hội", ["2024-07-12/2024-07-13"]),
        ("Các ngày 14, 15 và 16/5, họp", ["2024-05-14/2024-05-16"]),
        ("Ngày 12 và ngày 15/5, họp", ["2024-05-12", "2024-05-15"]),
        ("Ngày 12/5, huyện họp và ngày 13/5", ["2024-05-12", "2024-05-13"]),
        ("Sáng 16/5, họp", ["2024-05-16"]),
    ],
)
def test_days_named_together_are_joined(text: str, values: list[str]) -> None:
    found = scene(text, "2024-08-01")
    assert [date.value for date in join_days(found.lower, found.days)] == values


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2024-05-01", "2024-05-11", 10),
        ("2024-05-11", "2024-05-01", -10),
        ("XXXX-12-01", "2024-12-03", 2),
        ("XXXX-02-29", "2023-03-01", None),
        ("2023-12-31", "2024-01-01", None),
        ("2024-05", "2024-05-01", None),
        ("2024-05-01/2024-05-03", "2024-05-04", 3),
        (None, "2024-05-04", None),
    ],
)
def test_days_between(first: str | None, last: str | None, days: int | None) -> None:
    assert days_between(first, last) == days


@pytest.mark.parametrize(
    ("kind", "value", "day", "year"),
    [
        ("date", "2024-05-16", True, 2024),
        ("date", "XXXX-05-16", True, None),
        ("date", None, True, None),
        ("date", "2024-05", False, 2024),
        ("interval", "2024-05-16/2024-05-18", True, 2024),
        ("interval", "2021/2024", False, 2021),
        ("interval", None, False, None),
        ("duration", "P2D", False, None),
    ],
)
def test_what_is_a_day(kind: str, value: str | None, day: bool, year: int | None) -> None:
    mention = DateMention.model_validate(
        {"start": 0, "end": 1, "text": "x", "kind": kind, "value": value}
    )
    assert (is_day(mention), year_of(mention)) == (day, year)


def test_a_period_is_no_few_days() -> None:
    assert is_few_days("2024-05-30/2024-06-02")
    assert not is_few_days("2021-05-18/2024-05-18")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("hội nghị tổng kết 10 năm thực hiện", "final_review"),
        ("hội nghị sơ kết và biểu dương", "interim_review"),
        ("hội nghị biểu dương và tổng kết", "commendation"),
        ("lễ trao huy hiệu đảng", "commendation"),
        ("lễ trao quyết định khen thưởng", "commendation"),
        ("lễ trao quyết định về công tác cán bộ", "meeting"),
        ("lễ trao tặng 20 suất quà", None),
        ("lễ đón nhận huân chương lao động", "commendation"),
        ("hội nghị học tập, quán triệt nghị quyết", "study"),
        ("hội nghị học tập và làm theo bác", None),
        ("hội nghị triển khai nhiệm vụ", "study"),
        ("đại hội đại biểu", "congress"),
        ("hội thi dân vận khéo", "contest"),
        ("giải cầu lông", "contest"),
        ("lễ tổng kết và trao giải cuộc thi", "final_review"),
        ("lễ kỷ niệm 35 năm và biểu dương", "meeting"),
        ("hội nghị", None),
        ("lễ khởi công", "meeting"),
    ],
)
def test_first_act_gives_the_type(name: str, kind: str | None) -> None:
    head = nouns().scanner.search(name)
    assert head
    assert (
        type_of(name, Wording(head.match[0], head.match[0] in nouns().sessions), 0, len(name))
        == kind
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("buổi làm việc về triển khai nghị quyết", "meeting"),
        ("buổi họp sơ kết 6 tháng", "interim_review"),
        ("hội thảo tập huấn", "meeting"),
    ],
)
def test_people_who_sit_together_meet(name: str, kind: str) -> None:
    head = nouns().scanner.search(name)
    assert head
    assert type_of(name, Wording(head.match[0], True), 0, len(name)) == kind


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Quận ủy tổ chức hội nghị tổng kết.", True),
        ("Quận ủy đã long trọng tổ chức hội nghị tổng kết.", True),
        ("Thành ủy Cần Thơ tổ chức hội nghị tổng kết.", True),
        ("Huyện Cần Giuộc tổ chức hội nghị tổng kết.", True),
        ("Huyện ủy Củ Chi đã tổ chức hội nghị tổng kết.", True),
        ("Ban An toàn giao thông tổ chức hội nghị tổng kết.", True),
        ("Quận ủy sẽ tổ chức hội nghị tổng kết.", False),
        ("Quận ủy chưa tổ chức hội nghị tổng kết.", False),
        ("Quận ủy yêu cầu các phường tổ chức hội nghị tổng kết.", False),
        ("Nhiều phường của thành phố tổ chức hội nghị tổng kết.", False),
        ("Dự kiến, quận tổ chức hội nghị tổng kết trong tháng.", False),
        ("Chi phí tổ chức hội nghị tổng kết tăng.", False),
        ("Quận ủy đã tổ chức 39 hội nghị tổng kết.", False),
        ("Hội thi được tổ chức hằng năm.", False),
        ("Hội nghị tổng kết sẽ diễn ra vào tháng 8.", False),
    ],
)
def test_what_is_told_as_real(text: str, told: bool) -> None:
    assert bool(find_occasions(scene(text))) == told


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("Trước đó, sáng 10/6, Quận ủy tổ chức hội nghị tổng kết.", True),
        ("Năm 2019, Quận ủy tổ chức hội nghị tổng kết.", True),
        ("Hội nghị tổng kết hồi tháng 3 đã nêu rõ.", True),
        ("* Trước đó, sáng 10/6, Quận ủy tổ chức hội nghị tổng kết.", False),
        ("Trước đó cùng ngày, Quận ủy tổ chức hội nghị tổng kết.", False),
        ("Sáng 10/6, Quận ủy tổ chức hội nghị tổng kết.", False),
    ],
)
def test_what_was_before(text: str, past: bool) -> None:
    assert [one.past for one in find_occasions(scene(text))][:1] == [past]


def test_verbs_and_acts_say_what_they_need() -> None:
    assert all(
        verb.attributes["agent"] in ("any", "near", "leader", "dated", "opening", "")
        for verb in family("verb")
    )
    assert all(verb.attributes["opens"] for verb in family("verb"))
    assert all(act.attributes["type"] for act in family("act"))


def test_a_need_stands_in_every_example() -> None:
    for name in ("cue.decided", "cue.same_day", "holder.by", "behind.held"):
        assert cue(name).needs


def test_offices_hold_nothing() -> None:
    assert "Chủ tịch nước" in offices()
