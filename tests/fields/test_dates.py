"""Durations, where values come from and why they stay open; forms: see tests/challenge."""

from __future__ import annotations

import pytest

from extract.fields.dates import read_dates
from extract.reading import Reading
from extract.record import Article


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("Đã 10 năm thực hiện phong trào.", "10 năm", "P10Y"),
        ("Trong 2 năm qua, phường có 9 mô hình.", "2 năm qua", "P2Y"),
        ("Đình chỉ 15 ngày để xác minh.", "15 ngày", "P15D"),
        ("Sau 6 tháng thử việc, chị được nhận.", "6 tháng", "P6M"),
        ("Đi tập huấn 3 tuần ở Nhật.", "3 tuần", "P3W"),
    ],
)
def test_durations(text: str, surface: str, value: str) -> None:
    [date] = read_dates(Reading(Article(id="a", text=text)), [])
    assert (date.text, date.kind, date.value) == (surface, "duration", value)


@pytest.mark.parametrize(
    ("text", "published", "sources"),
    [
        ("Ngày 16/5/2025, xã họp.", None, ["text"]),
        ("Ngày 16/5, xã họp.", "2025-05-17", ["publication"]),
        ("Ngày 16/5, xã họp.", None, [None]),
        ("Sáng nay, xã họp.", "2025-05-17", ["publication"]),
        ("Sáng 16/5, xã họp. Cùng ngày, huyện họp.", "2025-05-17", ["publication", "context"]),
        ("Ngày 16/5, xã họp bàn việc từ ngày 20/4/2025.", None, ["context", "text"]),
        ("Mừng Quốc khánh 2/9.", "2025-08-01", [None]),
        ("Từ 28/12/2024 đến 3/1, hội chợ mở.", None, ["text"]),
    ],
)
def test_where_a_value_comes_from(
    text: str, published: str | None, sources: list[str | None]
) -> None:
    found = read_dates(Reading(Article(id="a", text=text, published_at=published)), [])
    assert [date.resolved_from for date in found] == sources


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ngày 16/5, xã họp.", "no year is written"),
        ("Sáng nay, xã họp.", "no day is known"),
        ("Đơn đề ngày 31/6/2022.", "impossible date"),
        ("Trực từ ngày 18/5/2022 đến ngày 5/5/2022.", "impossible date"),
        ("Mừng Quốc khánh 2/9.", "every year"),
    ],
)
def test_an_open_value_says_why(text: str, words: str) -> None:
    (date,) = read_dates(Reading(Article(id="a", text=text)), [])
    assert words in (date.reason or "")


def test_a_settled_value_has_no_reason() -> None:
    (date,) = read_dates(Reading(Article(id="a", text="Ngày 16/5/2025.")), [])
    assert date.reason is None


def test_symbols_are_no_dates() -> None:
    text = "Quyết định 12/5/2021 của huyện, ký ngày 3/4/2021."
    start = text.index("12/5/2021")
    found = read_dates(Reading(Article(id="a", text=text)), [(start, start + 9)])
    assert [date.text for date in found] == ["ngày 3/4/2021"]


def test_offsets_are_of_the_view() -> None:
    text = "Sáng\u200b 16/5/2025, xã\u200b họp ngày\u00a017/5/2025."
    reading = Reading(Article(id="a", text=text))
    found = read_dates(reading, [])
    assert [reading.lower[d.start : d.end] for d in found] == ["sáng 16/5/2025", "ngày 17/5/2025"]
    assert [date.text for date in found] == ["Sáng\u200b 16/5/2025", "ngày\u00a017/5/2025"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Trong 3 năm 1993, 2003 - 2013.", ["1993", "2003/2013"]),
        ("Trong quý I, II - IV/2024.", ["2024-33", "2024-34/2024-36"]),
        ("Trong tháng 5, 6 - 8/2020.", ["2020-05", "2020-06/2020-08"]),
    ],
)
def test_a_link_looked_ahead_to_stands_between_no_points(text: str, values: list[str]) -> None:
    found = read_dates(Reading(Article(id="a", text=text)), [])
    assert [date.value for date in found] == values
