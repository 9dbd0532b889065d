"""The unit of a committee, what it became, and the committee above it."""

from __future__ import annotations

import pytest

from extract.fields.committees import read_committees
from extract.reading import Reading
from extract.record import Article, CommitteeMention


def first(text: str, published: str | None = "2023-05-19", **more: str) -> CommitteeMention:
    article = Article(id="a", text=text, published_at=published, **more)
    return read_committees(Reading(article))[0]


@pytest.mark.parametrize(
    ("text", "published", "code", "unit", "province"),
    [
        ("Quận ủy Tây Hồ họp", "2023-05-19", "003", "Quận Tây Hồ", "Thành phố Hà Nội"),
        ("Quận ủy quận 7 họp", "2023-05-19", "778", "Quận 7", "Thành phố Hồ Chí Minh"),
        ("Thành ủy Dĩ An họp", "2023-05-19", "724", "Thành phố Dĩ An", "Tỉnh Bình Dương"),
        ("Thị ủy Dĩ An họp", "2018-05-19", "724", "Thị xã Dĩ An", "Tỉnh Bình Dương"),
        ("Thành ủy Hà Nội họp", "2026-05-19", "01", "Thành phố Hà Nội", "Thành phố Hà Nội"),
        ("Tỉnh ủy Bình Dương họp", "2023-05-19", "74", "Tỉnh Bình Dương", "Tỉnh Bình Dương"),
        ("Thành ủy Huế họp", "2022-05-19", "474", "Thành phố Huế", "Tỉnh Thừa Thiên Huế"),
        ("Thành ủy Huế họp", "2026-05-19", "46", "Thành phố Huế", "Thành phố Huế"),
        (
            "Đảng ủy đặc khu Phú Quốc họp",
            "2026-05-19",
            "31078",
            "Đặc khu Phú Quốc",
            "Tỉnh An Giang",
        ),
        ("Đảng ủy Công an tỉnh Cà Mau họp", "2023-05-19", "96", "Tỉnh Cà Mau", "Tỉnh Cà Mau"),
    ],
)
def test_unit(text: str, published: str, code: str, unit: str, province: str) -> None:
    found = first(text, published).unit
    assert found is not None
    assert (found.code, found.name, found.province) == (code, unit, province)


@pytest.mark.parametrize(
    "text", ["Bộ Chính trị họp", "Đảng ủy Bộ Y tế họp", "Đảng ủy Sở Xây dựng họp", "Quận ủy họp"]
)
def test_no_unit(text: str) -> None:
    assert first(text).unit is None


def test_what_a_unit_became() -> None:
    unit = first("Quận ủy quận 7 họp").unit
    assert unit is not None
    assert unit.valid_to == "2025-07-01"
    assert "Phường Tân Hưng" in unit.became


@pytest.mark.parametrize(
    ("text", "published", "parent"),
    [
        ("Quận ủy Tây Hồ họp", "2023-05-19", "Thành ủy Hà Nội"),
        ("Quận ủy quận 7 họp", "2023-05-19", "Thành ủy Thành phố Hồ Chí Minh"),
        ("Thành ủy Dĩ An họp", "2023-05-19", "Tỉnh ủy Bình Dương"),
        ("Đảng bộ huyện Củ Chi họp", "2023-05-19", "Thành ủy Thành phố Hồ Chí Minh"),
        ("Đảng ủy xã Diễn An, huyện Diễn Châu họp", "2016-05-19", "Huyện ủy Diễn Châu"),
        ("Đảng ủy đặc khu Phú Quốc họp", "2026-05-19", "Tỉnh ủy An Giang"),
        ("Thành ủy Hà Nội họp", "2023-05-19", "Ban Chấp hành Trung ương"),
        ("Tỉnh ủy Cà Mau họp", "2023-05-19", "Ban Chấp hành Trung ương"),
        ("Bộ Chính trị họp", "2023-05-19", "Ban Chấp hành Trung ương"),
        ("Ban Cán sự đảng UBND tỉnh Cà Mau họp", "2023-05-19", "Tỉnh ủy Cà Mau"),
        ("Ban Chấp hành Trung ương họp", "2023-05-19", None),
        ("Quận ủy họp", "2023-05-19", None),
    ],
)
def test_parent(text: str, published: str, parent: str | None) -> None:
    assert first(text, published).parent == parent


@pytest.mark.parametrize(
    ("text", "published", "superiors"),
    [
        ("Quận ủy Tây Hồ họp", "2023-05-19", ["Thành ủy Hà Nội"]),
        ("Thành ủy Dĩ An họp", "2023-05-19", ["Tỉnh ủy Bình Dương"]),
        ("Đảng ủy phường Dĩ An họp", "2023-05-19", ["Thành ủy Dĩ An", "Tỉnh ủy Bình Dương"]),
        ("Đảng ủy phường Dĩ An họp", "2026-05-19", ["Thành ủy Thành phố Hồ Chí Minh"]),
        ("Đảng ủy Công an tỉnh Cà Mau họp", "2023-05-19", ["Tỉnh ủy Cà Mau"]),
    ],
)
def test_all_committees_above(text: str, published: str, superiors: list[str]) -> None:
    found = first(text, published)
    assert found.superiors == [*superiors, "Ban Chấp hành Trung ương"]
    assert found.parent == found.superiors[0]


@pytest.mark.parametrize(
    ("text", "more", "code"),
    [
        ("Huyện ủy Châu Thành, tỉnh Bến Tre họp.", {}, "831"),
        ("Huyện ủy Châu Thành (Tiền Giang) họp.", {}, "821"),
        ("Tỉnh ủy Tây Ninh họp. Huyện ủy Châu Thành báo cáo.", {}, "708"),
        ("Huyện ủy Châu Thành họp.", {"title": "Long An: Sơ kết ba năm"}, "808"),
        ("Huyện ủy Châu Thành họp.", {"site": "baotayninh.vn"}, "708"),
        ("Đảng bộ phường 12, quận 5, TP.HCM họp.", {}, "27310"),
    ],
)
def test_a_shared_name_is_decided_by_the_province(
    text: str, more: dict[str, str], code: str
) -> None:
    units = [one.unit for one in read_committees(Reading(_article(text, more)))]
    assert code in {unit.code for unit in units if unit}


def _article(text: str, more: dict[str, str]) -> Article:
    return Article(id="a", text=text, published_at="2020-05-19", **more)


def test_a_shared_name_that_nothing_decides_stays_open() -> None:
    found = first("Huyện ủy Châu Thành họp.")
    assert found.name == "Huyện ủy Châu Thành"
    assert found.unit is None
    assert found.reason
    assert {"Tỉnh Bến Tre", "Tỉnh Tây Ninh"} <= set(found.candidates)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Quận ủy Tây Hồ họp.", "text"),
        ("Bộ Chính trị họp.", "text"),
        ("Quận ủy, UBND quận Tây Hồ họp.", "context"),
        ("Quận ủy họp.", None),
    ],
)
def test_how_a_name_is_known(text: str, how: str | None) -> None:
    assert first(text).resolved_from == how


def test_a_bare_mention_is_known_from_the_article() -> None:
    article = Article(id="a", text="Quận ủy Tây Hồ họp. Quận ủy thống nhất.")
    assert [one.resolved_from for one in read_committees(Reading(article))] == ["text", "article"]


def test_an_open_name_says_why() -> None:
    found = first("Quận ủy họp.")
    assert found.name is None
    assert found.reason == "the article does not say which committee is meant"


def test_an_undated_article_is_read_as_of_the_last_year_it_names() -> None:
    assert first("Năm 2026, Thành ủy Huế họp.", None).level == "province"
    assert first("Năm 2022, Thành ủy Huế họp.", None).level == "district"
