"""The folded view: the same length but for invisible characters, and the way back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading import fold

TABLE = [
    ("Uỷ ban, uỷ viên, huỷ, thuỷ", "Ủy ban, ủy viên, hủy, thủy"),
    ("quý, quỷ, quỳ, Quý", "quý, quỷ, quỳ, Quý"),
    ("hoà, khoá, toà, Hoà, HOÀ", "hòa, khóa, tòa, Hòa, HÒA"),
    ("hoàn, toàn, loại, khoảng", "hoàn, toàn, loại, khoảng"),
    ("khoẻ, xoè", "khỏe, xòe"),
    ("01‑KL/TW – 05—CT−TW", "01-KL/TW - 05-CT-TW"),
    ("số\u00a0144\u2009-\u202fQÐ/TW", "số 144 - QĐ/TW"),
    ("“Về việc”", '"Về việc"'),
    ("môi_trường", "môi trường"),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_table(text: str, expected: str) -> None:
    assert fold(text).norm == expected


@pytest.mark.parametrize("text", ["Quận ủy 05\u200b-CT\u00ad/TW", "\ufeffa", "b\u2060", "\u200b"])
def test_invisible_characters_are_dropped_and_found_again(text: str) -> None:
    view = fold(text)
    assert not view.is_aligned
    for at in range(len(view.norm)):
        start, end = view.source_span(at, at + 1)
        assert fold(text[start:end]).norm[:1] == view.norm[at]


@given(st.text(max_size=200))
def test_offsets_lead_back(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    view = fold(text)
    assert len(view.norm) == len(view.lower)
    assert len(view.norm) + len(view.dropped) == len(text)
    for at in range(len(view.norm)):
        start, end = view.source_span(at, at + 1)
        assert end == start + 1
    assert view.source_span(0, len(view.norm))[1] <= len(text)


@given(st.text(max_size=200))
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text).norm
    assert fold(once).norm == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bí thư  Quận ủy \u00a0 Tây Hồ", "Bí thư Quận ủy Tây Hồ"),
        ("hết.   • Sáng 16/5", "hết.  • Sáng 16/5"),  # a line break was lost
        ("Quận\u200b  ủy", "Quận ủy"),
    ],
)
def test_several_spaces_are_one_and_lead_back(text: str, expected: str) -> None:
    view = fold(text)
    assert view.norm == expected
    for at, letter in enumerate(expected):
        assert fold(text[slice(*view.source_span(at, at + 1))]).norm == letter
