"""Times of publication in every form that papers, content systems and standards write."""

from __future__ import annotations

import pytest

from extract.cleaning.published import parse_published, read_moment

AT = "2024-05-24T17:05:00+07:00"


@pytest.mark.parametrize(
    "text",
    [
        "Thứ Sáu, 24/05/2024 17:05 (GMT+7)", "24/05/2024 - 17:05", "17:05 24/05/2024",
        "17:05' 24/05/2024", "17h05, 24/05/2024", "17 giờ 05 phút, ngày 24/5/2024",
        "Thứ sáu, ngày 24/05/2024 17:05 GMT+7", "Thứ Sáu, 17:05, 24/05/2024", "24.5.2024 | 17:05",
        "Cập nhật lúc 17:05, Thứ Sáu, 24/05/2024", "24-05-2024 05:05 PM", "24/05/2024 5:05 CH",
        "(17:05 | 24/05/2024)", "24 Tháng Năm, 2024 lúc 17:05", "24 tháng 5 năm 2024 17:05",
        "Tháng Năm 24, 2024 17:05", "Đăng lúc: Thứ sáu - 24/05/2024 17:05", "24/05/2024 | 17:05 PM",
        "ngày 24 tháng 05 năm 2024, 17:05", "24 / 05 / 2024 17:05", "Thứ 6, 24/05/2024 | 17:05",
        "24 thg 5, 2024 lúc 17:05", "Fri, 05/24/2024 - 17:05", "May 24, 2024 5:05 pm",
        "24 May 2024, 17:05", "24-May-2024 17:05", "24/05/2024 17:05 [GMT +7]",
    ],
)  # fmt: skip
def test_printed(text: str) -> None:
    assert parse_published(text) == AT
    assert read_moment(text) == AT


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-05-24T17:05:00+07:00", AT),
        ("2024-05-24T17:05:00+0700", AT),
        ("2024-05-24T10:05:00Z", AT),
        ("2024-05-24T10:05:00.000Z", AT),
        ("2024-05-24T17:05:00", AT),
        ("2024-05-24 17:05", AT),
        ("2024/05/24 17:05:00", AT),
        ("Fri, 24 May 2024 17:05:00 +0700", AT),
        ("Fri, 24 May 2024 17:05:00 GMT+7", AT),
        ("Fri, 24 May 2024 10:05:00 GMT", AT),
        ("5/24/2024 5:05:00 PM", AT),
        ("24/05/2024 5:05:00 CH", AT),
        ("Fri May 24 2024 17:05:00 GMT+0700 (Indochina Time)", AT),
        ("1716545100", AT),
        ("1716545100000", AT),
        ("2024-05-24", "2024-05-24"),
        ("24/05/2024", "2024-05-24"),
        ("0001-01-01T00:00:00", None),
        ("1970-01-01T00:00:00Z", None),
        ("5/4/2024 5:05:00 PM", None),
        ("31/02/2024", None),
        ("13/14/2024", None),
        ("2024-13-01", None),
        ("hôm qua", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_written_for_machines(value: str, expected: str | None) -> None:
    assert read_moment(value) == expected
