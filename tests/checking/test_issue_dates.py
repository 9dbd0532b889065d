"""A date of issue that contradicts the registry is told; another document's is not."""

from __future__ import annotations

import pytest

from extract.pipeline import extract
from extract.record import Article

# Text, day of publication, the days that the warning names; none where nothing contradicts.
TABLE = [
    ("Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị", "2020-01-01", None),
    (
        "Chỉ thị số 05-CT/TW ngày 25/5/2016 của Bộ Chính trị",
        "2020-01-01",
        ("2016-05-25", "2016-05-15"),
    ),
    (
        "Kết luận số 01-KL/TW, ngày 18-6-2021 của Bộ Chính trị",
        "2022-01-01",
        ("2021-06-18", "2021-05-18"),
    ),
    ("Nghị quyết số 18-NQ/TW ngày 25/10/2017", "2022-12-01", None),
    ("Nghị quyết số 18-NQ/TW ngày 16/6/2022", "2022-12-01", None),
    # The same symbol, given in another term: another document.
    ("Chỉ thị số 05-CT/TW ngày 23/8/2001 của Bộ Chính trị", "2003-01-01", None),
    ("Luật số 06/2022/QH15 ngày 15/7/2022", "2024-01-01", ("2022-07-15", "2022-06-15")),
    ("Chỉ thị số 05-CT/TW năm 2016 của Bộ Chính trị", "2020-01-01", None),
]


@pytest.mark.parametrize(("text", "published", "days"), TABLE)
def test_table(text: str, published: str, days: tuple[str, str] | None) -> None:
    record = extract(Article(id="a", text=f"Quận ủy triển khai {text}.", published_at=published))
    found = [one for one in record.warnings if one.code == "issue_date_conflict"]
    assert len(found) == (days is not None)
    for warning in found:
        assert all(day in warning.message for day in days or ())
        assert record.documents[0].issued == (days or [None])[0]
