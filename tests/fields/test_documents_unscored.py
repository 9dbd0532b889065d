"""Resolutions of congresses: outside the scores, so that no challenge table can hold them."""

from __future__ import annotations

import pytest

from extract.pipeline import extract
from extract.record import Article

TABLE = [
    ("Đưa Nghị quyết Đại hội XIII của Đảng vào cuộc sống.", "Nghị quyết Đại hội XIII", "XIII"),
    (
        "Học tập nghị quyết Đại hội đại biểu toàn quốc lần thứ XII.",
        "nghị quyết Đại hội đại biểu toàn quốc lần thứ XII",
        "XII",
    ),
    ("Nghị quyết Đại hội Đảng lần thứ 11 đã nêu.", "Nghị quyết Đại hội Đảng lần thứ 11", "XI"),
    ("Nghị quyết của Đại hội X nêu rõ.", "Nghị quyết của Đại hội X", "X"),
]


@pytest.mark.parametrize(("text", "surface", "term"), TABLE)
def test_a_national_congress(text: str, surface: str, term: str) -> None:
    (found,) = extract(Article(id="a", text=text)).documents
    assert (found.text, found.type, found.term, found.id) == (surface, "resolution", term, None)
    assert found.reason == "the resolution of a congress has no number"


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX",
        "Nghị quyết Đại hội XII Công đoàn Việt Nam",
        "Nghị quyết Đại hội XVIII",
        "Nghị quyết đại hội đảng bộ các cấp",
    ],
)
def test_no_national_congress(text: str) -> None:
    assert extract(Article(id="a", text=text)).documents == []
