"""Where one statement ends: abbreviations, initials, numbers, glued and machine-spaced text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading import fold
from extract.reading.sentences import split

TABLE = [
    ("Quận ủy họp. Dự có ông A.", ["Quận ủy họp.", "Dự có ông A."]),
    ("TP. Dĩ An và Q. 7 họp. Xong.", ["TP. Dĩ An và Q. 7 họp.", "Xong."]),
    ("Sáng nay , tại TP . Vinh họp . Xong .", ["Sáng nay , tại TP . Vinh họp .", "Xong ."]),
    ("PGS. TS. Lê B. phát biểu.", ["PGS. TS. Lê B. phát biểu."]),
    ("Có 1.666 cá nhân. 32 tập thể.", ["Có 1.666 cá nhân.", "32 tập thể."]),
    ("Ngày 16.5. Quận họp.", ["Ngày 16.5.", "Quận họp."]),
    ("theo quy định.Giám đốc Sở báo cáo.", ["theo quy định.", "Giám đốc Sở báo cáo."]),
    ("Ông nói: “Tốt lắm!” Mọi người vỗ tay…", ["Ông nói: “Tốt lắm!”", "Mọi người vỗ tay…"]),
    ("Dòng một\nDòng hai\n\nDòng ba", ["Dòng một", "Dòng hai", "Dòng ba"]),
    ("Hết./.", ["Hết./."]),
    ("quán triệt 57-NQ/TW. Trước đó họp.", ["quán triệt 57-NQ/TW.", "Trước đó họp."]),
    ("theo 12/QĐ-UBND. Ngày 5/6 họp.", ["theo 12/QĐ-UBND.", "Ngày 5/6 họp."]),
    ("số 5 / TB - UBND . Sau đó họp.", ["số 5 / TB - UBND .", "Sau đó họp."]),
    ("của Bộ GD-ĐT. Các trường nghỉ.", ["của Bộ GD-ĐT.", "Các trường nghỉ."]),
    ("họp ở UBND. TW. Đoàn dự.", ["họp ở UBND. TW. Đoàn dự."]),
    ("đ/c. Nguyễn Văn An nói.", ["đ/c. Nguyễn Văn An nói."]),
    ("", []),
    (" \n ", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_table(text: str, expected: list[str]) -> None:
    norm = fold(text).norm
    assert [norm[s.start : s.end] for s in split(norm)] == [fold(e).norm for e in expected]


def test_paragraphs_are_numbered() -> None:
    assert [s.paragraph for s in split("A b. C d.\nE f.\n\nG h.")] == [0, 0, 1, 2]


@given(st.text(max_size=300))
def test_every_visible_character_lies_in_exactly_one_sentence(text: str) -> None:
    norm = fold(text).norm
    covered = [at for s in split(norm) for at in range(s.start, s.end)]
    assert len(covered) == len(set(covered))
    assert {at for at, char in enumerate(norm) if not char.isspace()} <= set(covered)


@pytest.mark.parametrize("piece", [" ", "a. ", ". ", "A.", "\n", "tp .", "…", '."', "  *"])
def test_cost_grows_with_length(piece: str) -> None:
    def cost(repeats: int) -> float:
        text = piece * repeats
        started = time.process_time()
        split(text)
        return time.process_time() - started

    assert any(cost(40_000) < 25 * cost(4_000) + 0.2 for _ in range(4))
