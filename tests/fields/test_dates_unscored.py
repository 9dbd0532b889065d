"""Dates that the scores leave aside: decades, centuries, lunar days, weeks and months from now.

The challenge tables cannot hold them: what is outside the scores cannot be wrong there.
"""

from __future__ import annotations

import pytest
import regex

from extract.pipeline import extract
from extract.record import Article

MARK = regex.compile("⟦(?P<text>[^→⟧]+)→(?P<value>[^⟧]+)⟧")

# Day of publication, text; ⟦surface→value⟧.
TABLE = [
    (None, "Phong trào nở rộ ⟦những năm 1960→196X⟧."),
    (None, "Nhà máy ra đời ⟦cuối thập niên 80→198X~⟧."),
    (None, "Ngôi đình dựng từ ⟦thế kỷ XVIII→17XX⟧."),
    (None, "Bước vào ⟦đầu thế kỷ 21→20XX~⟧, xã vẫn nghèo."),
    (None, "Dãy phố cũ có từ ⟦những năm 30 của thế kỷ XX→193X⟧."),
    ("2024-01-10", "⟦Tuần trước→2024-W01⟧, sở đã kiểm tra."),
    ("2024-01-10", "⟦Tháng trước→2023-12⟧, hai xã nhập làm một."),
    ("2024-01-10", "Hồi ⟦cuối năm ngoái→2023~⟧, cầu bị sập."),
    ("2024-01-10", "⟦Đầu tuần tới→2024-W03~⟧ học sinh đi học lại."),
    ("2024-02-16", "⟦Sáng mùng 3 Tết Giáp Thìn→2024-02-12⟧, đoàn đi chúc thọ."),
    ("2024-02-16", "Hội mở ⟦Rằm tháng Giêng→2024-02-24⟧ tới đây ở đình."),
    ("2024-02-16", "Chợ phiên cuối họp ⟦ngày 28 tháng Chạp→2024-02-07⟧."),
    ("2024-02-16", "⟦Đêm 30 Tết→2024-02-09⟧, công nhân vẫn quét đường."),
    ("2024-02-16", "Giỗ làng (⟦18/2 âm lịch→2024-03-27⟧) được tổ chức gọn."),
    (None, "Vua băng hà ⟦ngày 5 tháng Giêng năm 1968→1968-02-02⟧ theo gia phả."),
]


@pytest.mark.parametrize(("published", "marked"), TABLE)
def test_table(published: str | None, marked: str) -> None:
    text = MARK.sub(r"\g<text>", marked)
    record = extract(Article(id="a", text=text, published_at=published))
    expected = [(mark["text"], mark["value"]) for mark in MARK.finditer(marked)]
    assert [(date.text, date.value) for date in record.dates] == expected


def test_the_calendar_is_the_vietnamese_one() -> None:
    """In 1985 and 2007 the first day of the year was another one in China."""
    for year, day in (("1985", "1985-01-21"), ("2007", "2007-02-17")):
        record = extract(Article(id="a", text=f"Quê nhà ngày mùng 1 Tết năm {year}."))
        assert [date.value for date in record.dates] == [day]


def test_a_lunar_day_of_no_known_year_is_no_date() -> None:
    assert extract(Article(id="a", text="Hội làng mở rằm tháng Giêng.")).dates == []
