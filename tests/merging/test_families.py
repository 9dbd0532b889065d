"""Families of tellings: what is one event, what may be, what is not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from extract.merging import merge
from extract.record import Basis, Record

from .papers import Told, paper, possible, together

STUDY = ("05-CT/TW", "01-KL/TW")
REVIEW = Told(documents=STUDY, awards=[(32, "collective"), (49, "individual")])
CHAU_THANH = Told(committee="Huyện ủy Châu Thành", documents=STUDY, awards=[(18, "collective")])
TIEN_GIANG = ("Huyện Châu Thành", "821", "Tỉnh Tiền Giang")
LONG_AN = ("Huyện Châu Thành", "808", "Tỉnh Long An")
UBND = Told(
    committee="UBND Tỉnh Nghệ An",
    type="commendation",
    awards=[(45, "collective"), (81, "household")],
)
SILENT = replace(REVIEW, committee=None)
MEETING = Told(type="meeting", documents=())


@dataclass(frozen=True)
class Family:
    name: str
    papers: list[Record]
    linked: bool = False
    doubtful: bool = False


def two(
    name: str, one: Told, other: Told, *, linked: bool = False, doubtful: bool = False
) -> Family:
    return Family(name, [paper("a", one), paper("b", other)], linked, doubtful)


def dated(name: str, one: str | None, other: str | None, **outcome: bool) -> Family:
    return two(name, replace(REVIEW, date=one), replace(REVIEW, date=other), **outcome)


def kinds(name: str, one: str, other: str, **outcome: bool) -> Family:
    return two(name, replace(REVIEW, type=one), replace(REVIEW, type=other), **outcome)


def bodies(name: str, one: str | None, other: str | None, **outcome: bool) -> Family:
    told = replace(REVIEW, type="final_review")
    return two(name, replace(told, committee=one), replace(told, committee=other), **outcome)


BARE = replace(REVIEW, awards=(), documents=())

FAMILIES = [
    # one body, one day
    two("told alike", REVIEW, REVIEW, linked=True),
    two("counts and documents left out", REVIEW, BARE, linked=True),
    two("nothing but body, day and kind", BARE, BARE, linked=True),
    two("another count", REVIEW, replace(REVIEW, awards=[(33, "collective"), (49, "individual")]),
        linked=True),
    two("the only count slightly other", replace(BARE, awards=[(32, "collective")]),
        replace(BARE, awards=[(33, "collective")]), linked=True),
    two("the only counts far apart", replace(BARE, awards=[(5, "collective")]),
        replace(BARE, awards=[(40, "collective")]), doubtful=True),
    two("other documents of a like conference", replace(BARE, documents=["18-NQ/TW"]),
        replace(BARE, documents=["35-CT/TW"]), doubtful=True),
    two("a meeting that only body and day tell", MEETING, MEETING, doubtful=True),
    two("a meeting about one document", replace(MEETING, documents=["18-NQ/TW"]),
        replace(MEETING, documents=["18-NQ/TW"]), linked=True),
    two("two meetings about two documents", replace(MEETING, documents=["18-NQ/TW"]),
        replace(MEETING, documents=["35-CT/TW"])),
    two("meetings with one name", replace(MEETING, name="Hội nghị công bố quyết định về cán bộ"),
        replace(MEETING, name="hội nghị công bố các quyết định về cán bộ chủ chốt"), linked=True),
    two("other periods under review", replace(BARE, period="P3Y"), replace(BARE, period="P1Y"),
        doubtful=True),
    # time
    dated("other day", "2023-05-16", "2023-05-18"),
    dated("the day after", "2023-05-16", "2023-05-17", doubtful=True),
    dated("the day after, over New Year", "2023-12-31", "2024-01-01", doubtful=True),
    dated("other year", "2023-05-16", "2022-05-16"),
    dated("open year", "2023-05-16", "XXXX-05-16", linked=True),
    dated("open year on both sides", "XXXX-05-16", "XXXX-05-16", linked=True),
    dated("leap day of an open year", "2024-02-29", "XXXX-02-29", linked=True),
    dated("other day of an open year", "2023-05-16", "XXXX-05-18"),
    dated("the month only", "2023-05-16", "2023-05", linked=True),
    dated("the middle of the month", "2023-05-16", "2023-05~", linked=True),
    dated("another month", "2023-05-16", "2023-06"),
    dated("the quarter", "2023-05-16", "2023-34", linked=True),
    dated("one of several days", "2023-05-16/2023-05-17", "2023-05-17", linked=True),
    dated("several days, some in common", "2023-05-16/2023-05-17", "2023-05-17/2023-05-18",
          linked=True),
    dated("no date on one side", "2023-05-16", None, linked=True),
    two("the month only, and nothing but a document",
        replace(BARE, documents=STUDY), replace(BARE, documents=STUDY, date="2023-05"),
        doubtful=True),
    two("the month only, and nothing else", BARE, replace(BARE, date="2023-05")),
    two("open year and nothing else", BARE, replace(BARE, date="XXXX-05-16"), doubtful=True),
    # kind
    kinds("review and commendation", "final_review", "commendation", linked=True),
    kinds("interim and final", "interim_review", "final_review", linked=True),
    kinds("any other meeting", "final_review", "meeting", linked=True),
    kinds("contest and study", "contest", "study", doubtful=True),
    two("review and commendation, nothing else", replace(BARE, type="final_review"),
        replace(BARE, type="commendation")),
    two("review and commendation, a document", replace(BARE, type="final_review", documents=STUDY),
        replace(BARE, type="commendation", documents=STUDY), doubtful=True),
    two("words of the body's name only", replace(MEETING, committee="Bộ Giáo dục và Đào tạo",
        lead="Bộ Giáo dục và Đào tạo họp về trường học vùng cao"),
        replace(MEETING, committee="Bộ Giáo dục và Đào tạo",
        lead="Hôm nay, Bộ Giáo dục và Đào tạo gặp gỡ nhà báo"), doubtful=True),
    # body
    bodies("committee and its Party organisation", "Quận ủy Tây Hồ", "Đảng bộ Quận Tây Hồ",
           linked=True),
    bodies("other spelling", "Huyện uỷ Hoà Vang", "Huyện ủy Hòa Vang", linked=True),
    bodies("another district, like counts and documents", "Quận ủy Tây Hồ", "Quận ủy Ba Đình"),
    two("another district, like counts and people", replace(REVIEW, people=["Lê Thị Thu"]),
        replace(REVIEW, people=["Lê Thị Thu"], committee="Quận ủy Ba Đình"), doubtful=True),
    bodies("the state side of the same unit", "Quận ủy Tây Hồ", "UBND Quận Tây Hồ", linked=True),
    bodies("a numbered unit and a longer number", "Quận ủy Quận 1", "Quận ủy Quận 11"),
    bodies("the shorter name", "Sở Y tế", "Sở Y tế Tỉnh Nghệ An", linked=True),
    two("another district, only documents in common", replace(REVIEW, awards=()),
        replace(REVIEW, awards=(), committee="Quận ủy Ba Đình")),
    two("nobody named, only documents in common", replace(SILENT, awards=()),
        replace(REVIEW, awards=())),
    two("nobody named, counts in common", SILENT, REVIEW, doubtful=True),
    two("nobody named, counts and people", replace(SILENT, people=["Lê Thị Thu"]),
        replace(REVIEW, people=["Lê Thị Thu"]), linked=True),
    two("nobody named, counts and venue", replace(SILENT, place="Nhà văn hóa Lao động"),
        replace(REVIEW, place="nhà văn hoá Lao động"), linked=True),
    two("nobody named, counts and city", replace(SILENT, place="Hà Nội"),
        replace(REVIEW, place="Hà Nội"), doubtful=True),
    two("nobody named by either, one person", replace(BARE, committee=None, people=["Lê Thị Thu"]),
        replace(BARE, committee=None, people=["Lê Thị Thu"])),
    # the same name in several places
    two("one district", replace(CHAU_THANH, unit=TIEN_GIANG), replace(CHAU_THANH, unit=TIEN_GIANG),
        linked=True),
    two("two provinces", replace(CHAU_THANH, unit=TIEN_GIANG), replace(CHAU_THANH, unit=LONG_AN)),
    two("the place not told", replace(CHAU_THANH, unit=TIEN_GIANG), CHAU_THANH, doubtful=True),
    two("the place not told, counts and people",
        replace(CHAU_THANH, unit=TIEN_GIANG, people=["Lê Thị Thu"]),
        replace(CHAU_THANH, people=["Lê Thị Thu"]), linked=True),
    two("a ward's name in two districts", replace(BARE, committee="Đảng ủy Phường 12"),
        replace(BARE, committee="Đảng ủy Phường 12")),
    two("an office that every province has", replace(BARE, committee="Sở Y tế"),
        replace(BARE, committee="Sở Y tế")),
    # bodies of the state
    two("held by the state", UBND, UBND, linked=True),
    two("held by another province's", UBND, replace(UBND, committee="UBND Tỉnh Hà Tĩnh")),
    two("held by a ministry", replace(UBND, committee="Bộ Y tế"),
        replace(UBND, committee="Bộ Y tế"), linked=True),
]  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_family(family: Family) -> None:
    events = merge(family.papers)
    assert bool(together(events)) is family.linked
    assert bool(possible(events)) is family.doubtful


def test_every_doubt_and_link_is_explained() -> None:
    for family in FAMILIES:
        for event in merge(family.papers):
            assert all(other.reason for other in event.possible), family.name
            assert all(link.grounds for link in event.links), family.name
            assert len(event.links) == len(event.sources) - 1, family.name


def test_undated_tellings_published_within_days() -> None:
    about = replace(BARE, date=None, documents=STUDY, period="P3Y")
    near = [paper("a", about, published="2023-05-17"), paper("b", about, published="2023-05-18")]
    late = [paper("a", about, published="2023-05-17"), paper("b", about, published="2023-09-18")]
    assert together(merge(near))
    assert not together(merge(late))
    assert not possible(merge(late))


def test_an_undated_telling_before_the_event_is_of_another() -> None:
    told = replace(REVIEW, date="2023-05-16")
    before = paper("b", replace(REVIEW, date=None), published="2023-05-10")
    after = paper("c", replace(REVIEW, date=None), published="2023-05-17T06:00:00+07:00")
    assert together(merge([paper("a", told), before])) == set()
    assert together(merge([paper("a", told), after])) == {frozenset({"a#e1", "c#e1"})}


def test_round_ups_link_each_event_to_its_own() -> None:
    district = replace(REVIEW, committee="Quận ủy Quận 11")
    other = replace(REVIEW, committee="Quận ủy Tân Bình", awards=[(29, "collective")])
    papers = [paper("a", district, other), paper("b", other), paper("c", other, district)]
    assert together(merge(papers)) == {
        frozenset({"a#e1", "c#e2"}),
        frozenset({"a#e2", "b#e1", "c#e1"}),
    }


def test_two_like_events_of_one_article_stay_apart() -> None:
    twice = paper("a", MEETING, MEETING)
    assert together(merge([twice])) == set()
    assert possible(merge([twice])) == set()


def test_an_article_that_tells_one_event_twice() -> None:
    named = replace(MEETING, name="hội nghị hiệp thương lần thứ nhất", date="XXXX-02-05")
    fuller = replace(named, name="Hội nghị hiệp thương lần thứ nhất thỏa thuận cơ cấu đại biểu")
    second = replace(named, name="hội nghị hiệp thương lần thứ hai")
    assert together(merge([paper("a", named, fuller)])) == {frozenset({"a#e1", "a#e2"})}
    assert together(merge([paper("a", named, second)])) == set()
    assert together(merge([paper("a", named, replace(fuller, committee=None))])) == set()


def test_an_event_that_one_article_tells_twice_is_no_rival_of_itself() -> None:
    named = replace(MEETING, name="hội nghị hiệp thương lần thứ nhất")
    events = merge([paper("a", named, named), paper("b", named)])
    assert together(events) == {frozenset({"a#e1", "a#e2", "b#e1"})}


def test_a_telling_that_fits_two_events_of_an_article_is_not_linked() -> None:
    bare = replace(MEETING, documents=["18-NQ/TW"])
    one, other = (replace(bare, people=[name]) for name in ("Lê Thị Thu", "Trần Văn Nam"))
    events = merge([paper("a", one, other), paper("b", bare)])
    assert together(events) == set()
    assert possible(events) == {frozenset({"a#e1", "b#e1"}), frozenset({"a#e2", "b#e1"})}
    assert any("two events that fit alike" in p.reason for e in events for p in e.possible)


def test_the_better_fit_of_an_article_is_linked() -> None:
    bare = replace(MEETING, documents=["18-NQ/TW"])
    one = replace(bare, people=["Lê Thị Thu"])
    events = merge([paper("a", one, bare), paper("b", one)])
    assert together(events) == {frozenset({"a#e1", "b#e1"})}


def test_a_chain_over_a_vague_date_does_not_join_two_days() -> None:
    days = {"a": "2023-05-16", "b": "2023-05", "c": "2023-05-20"}
    events = merge([paper(name, replace(REVIEW, date=day)) for name, day in days.items()])
    assert not any({"a#e1", "c#e1"} <= ids for ids in together(events))
    assert len(together(events)) == 1
    assert len(possible(events)) == 1


def test_a_telling_of_all_days_joins_those_of_each() -> None:
    days = {"a": "2023-05-16", "b": "2023-05-16/2023-05-17", "c": "2023-05-17"}
    records = {name: paper(name, replace(REVIEW, date=day)) for name, day in days.items()}
    assert together(merge(records.values())) == {frozenset({"a#e1", "b#e1", "c#e1"})}
    assert together(merge([records["a"], records["c"]])) == set()


def test_a_chain_over_a_silent_telling_does_not_join_two_bodies() -> None:
    seen = replace(REVIEW, people=["Lê Thị Thu"])
    chain = [
        paper("a", seen),
        paper("b", replace(seen, committee=None)),
        paper("c", replace(seen, committee="Quận ủy Ba Đình")),
    ]
    assert not any({"a#e1", "c#e1"} <= ids for ids in together(merge(chain)))


def test_a_chain_over_kinds_does_not_join_kinds_that_do_not_go_together() -> None:
    kinds = {"a": "study", "b": "commendation", "c": "contest"}
    chain = [paper(name, replace(REVIEW, type=kind)) for name, kind in kinds.items()]
    assert not any({"a#e1", "c#e1"} <= ids for ids in together(merge(chain)))


def test_chains_do_not_bring_two_events_of_one_article_together() -> None:
    first = replace(MEETING, documents=["18-NQ/TW"], people=["Lê Thị Thu"])
    second = replace(MEETING, documents=["18-NQ/TW"], people=["Trần Văn Nam"])
    both = replace(MEETING, documents=["18-NQ/TW"], people=["Lê Thị Thu", "Trần Văn Nam"])
    events = merge([paper("a", first, second), paper("b", first), paper("c", both)])
    assert not any({"a#e1", "a#e2"} <= ids for ids in together(events))


def test_a_body_read_by_a_weak_cue_needs_more_than_its_name() -> None:
    sure = paper("a", BARE)
    weak = paper("b", BARE)
    basis = {"committee": Basis(span=(0, 1), rule="events.cue.host", weak=True)}
    events = [weak.events[0].model_copy(update={"basis": basis})]
    assert not together(merge([sure, weak.model_copy(update={"events": events})]))
