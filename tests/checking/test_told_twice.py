"""Counts and days of one event that two places of an article give differently."""

from __future__ import annotations

import pytest

from extract.pipeline import extract
from extract.record import Article

LEAD = "Sáng 16/5, UBND huyện Ba Vì tổ chức hội nghị tổng kết phong trào thi đua."

# Title, the text behind the lead, the warnings.
COUNTS = [
    (
        None,
        "Dịp này, UBND huyện khen thưởng 32 tập thể. Ảnh: Trao thưởng cho 33 tập thể tại lễ.",
        ["count_conflict"],
    ),
    ("Ba Vì khen thưởng 52 cá nhân", "Dịp này, huyện tuyên dương 51 cá nhân.", ["count_conflict"]),
    ("Ba Vì khen thưởng 51 cá nhân", "Dịp này, huyện tuyên dương 51 cá nhân.", []),
    # Far apart: two groups; other forms, other givers, parts, other people: no one count.
    ("Ba Vì khen thưởng 90 cá nhân", "Dịp này, huyện tuyên dương 51 cá nhân.", []),
    (None, "UBND huyện tặng Giấy khen cho 32 tập thể. 33 tập thể được tặng Cờ thi đua.", []),
    (None, "Khen thưởng 32 tập thể, trong đó có 31 tập thể cấp xã.", []),
    (None, "Ông An cùng 8 cá nhân được biểu dương. Lễ biểu dương 9 cá nhân diễn ra gọn.", []),
    (None, "UBND huyện khen thưởng 2 tập thể. 3 tập thể được biểu dương.", []),
]


@pytest.mark.parametrize(("title", "rest", "codes"), COUNTS)
def test_counts(title: str | None, rest: str, codes: list[str]) -> None:
    article = Article(id="a", title=title, text=f"{LEAD} {rest}", published_at="2024-05-17")
    record = extract(article)
    assert [one.code for one in record.warnings] == codes
    for start, end in (span for one in record.warnings for span in one.spans):
        assert record.article.text[start:end].endswith(("tập thể", "cá nhân"))


DAYS = [
    ("Hội nghị diễn ra ngày 17/5 tại hội trường huyện.", ("2024-05-16", "2024-05-17")),
    ("Hội nghị diễn ra ngày 16/5 tại hội trường huyện.", None),
    ("Hội nghị nghe báo cáo số liệu đến ngày 30/4.", None),
    ("Phát biểu tại hội nghị, ông An nhắc lại ngày 3/2 lịch sử.", None),
]


@pytest.mark.parametrize(("rest", "days"), DAYS)
def test_days(rest: str, days: tuple[str, str] | None) -> None:
    record = extract(Article(id="a", text=f"{LEAD} {rest}", published_at="2024-05-18"))
    found = [one for one in record.warnings if one.code == "date_conflict"]
    assert len(found) == (days is not None)
    for warning in found:
        assert all(day in warning.message for day in days or ())
        texts = [record.article.text[start:end] for start, end in warning.spans]
        assert texts == ["Sáng 16/5", "ngày 17/5"]
