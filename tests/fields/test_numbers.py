"""Vietnamese numbers in figures and words."""

from __future__ import annotations

from fractions import Fraction
from unicodedata import normalize

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.numbers import (
    APPROXIMATOR,
    FIRST_WORDS,
    NUMBER,
    read_number,
    read_quantity,
)

PATTERN = regex.compile(NUMBER, regex.VERSION1)

FIGURES = [
    ("7", 7), ("05", 5), ("1.666", 1666), ("1,666", 1666), ("1 666", 1666), ("12.345", 12345),
    ("1.234.567", 1234567), ("1,5 nghìn", 1500), ("1.5 nghìn", 1500), ("3 nghìn", 3000),
    ("3 ngàn", 3000), ("2 vạn", 20000), ("2,5 triệu", 2500000), ("1.234 tỷ", 1234 * 10**9),
    ("5 chục", 50), ("3 trăm", 300), ("2 triệu rưỡi", 2500000), ("0", 0),
]  # fmt: skip
WORDS = [
    ("một", 1), ("hai", 2), ("bẩy", 7), ("mười", 10), ("mười lăm", 15), ("hai mươi", 20),
    ("hai mươi mốt", 21), ("ba mươi tư", 34), ("bốn mươi lăm", 45), ("hai chục", 20),
    ("hai mốt", 21), ("ba lăm", 35), ("hăm ba", 23), ("một trăm", 100), ("một trăm linh năm", 105),
    ("hai trăm lẻ bảy", 207), ("một trăm hai mươi", 120), ("một trăm rưỡi", 150),
    ("một trăm tư", 140), ("một nghìn hai trăm", 1200), ("hai ngàn không trăm linh năm", 2005),
    ("hai nghìn rưỡi", 2500), ("hai nghìn ba", 2300), ("một triệu rưỡi", 1500000),
    ("chục", 10), ("trăm", 100), ("nghìn", 1000), ("ba trăm nghìn", 300000),
    ("một tỷ hai trăm triệu", 1200000000),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), FIGURES + WORDS)
def test_reads_and_matches(text: str, value: int) -> None:
    assert read_number(text) == value
    assert PATTERN.fullmatch(text)


@pytest.mark.parametrize(("text", "value"), [("1,5", Fraction(3, 2)), ("12,25", Fraction(49, 4))])
def test_fractions_are_numbers_but_no_quantities(text: str, value: Fraction) -> None:
    assert read_number(text) == value
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    "text", ["", "hàng", "vài chục", "mấy", "nhiều", "1.2.3", "mười mười", "linh", "rưỡi", "12a"]
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None
    assert read_quantity(text) is None


@pytest.mark.parametrize(
    ("text", "value", "approx"),
    [
        ("hơn 120", 120, "at_least"),
        ("trên một trăm", 100, "at_least"),
        ("ít nhất 5", 5, "at_least"),
        ("không dưới 30", 30, "at_least"),
        ("hơn chục", 10, "at_least"),
        ("gần 1.200", 1200, "almost"),
        ("ngót hai trăm", 200, "almost"),
        ("khoảng 3 nghìn", 3000, "about"),
        ("chừng mười lăm", 15, "about"),
        ("khoảng hơn 50", 50, "at_least"),
        ("42", 42, None),
        ("Hơn 1,5 Nghìn", 1500, "at_least"),
    ],
)
def test_quantities(text: str, value: int, approx: str | None) -> None:
    assert read_quantity(text) == (value, approx)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("có 1.666 cá nhân", "1.666"),
        ("mười năm qua", "mười"),
        ("hai mươi năm qua", "hai mươi"),
        ("một trăm năm", "một trăm"),
        ("đạt 95% kế hoạch", None),
        ("đạt 95 % kế hoạch", None),
        ("ngày 16/5", None),
        ("số 05-CT/TW", None),
        ("Quyết định 1847/QĐ", None),
        ("lớp 5A", None),
        ("tỷ số 3:1", None),
    ],
)
def test_where_a_number_ends(text: str, found: str | None) -> None:
    match = PATTERN.search(text.lower())
    assert (match and match[0]) == found


DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def spell_below_100(n: int) -> str:
    tens, unit = divmod(n, 10)
    if tens == 0:
        return DIGITS[unit]
    words = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    last = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(unit, DIGITS[unit])
    return f"{words} {last}".strip()


def spell(n: int) -> str:
    """Spell a number the way Vietnamese schools teach it."""
    for scale, word in ((10**9, "tỷ"), (10**6, "triệu"), (1000, "nghìn")):
        if n >= scale:
            head, tail = divmod(n, scale)
            if not tail:
                return f"{spell(head)} {word}"
            filler = "không trăm " if tail < 100 and scale == 1000 else ""
            linh = "linh " if tail < 10 and scale == 1000 else ""
            return f"{spell(head)} {word} {filler}{linh}{spell(tail)}"
    if n >= 100:
        head, tail = divmod(n, 100)
        linh = "linh " if 0 < tail < 10 else ""
        return f"{DIGITS[head]} trăm {linh}{spell_below_100(tail) if tail else ''}".strip()
    return spell_below_100(n)


@given(st.integers(0, 999_999))
def test_reads_what_is_spelled(n: int) -> None:
    assert read_number(spell(n)) == n


@given(st.integers(1, 999_999))
def test_pattern_takes_a_spelled_number_whole(n: int) -> None:
    match = PATTERN.match(spell(n))
    assert match
    assert match[0] == spell(n)


@given(
    st.integers(0, 10**12),
    st.sampled_from(
        ".",
    )
    | st.just(" ")
    | st.just(","),
)
def test_reads_grouped_figures(n: int, separator: str) -> None:
    assert read_number(f"{n:,}".replace(",", separator)) == n


@given(st.text(max_size=40))
def test_never_crashes(text: str) -> None:
    read_number(text)
    read_quantity(text)


@given(st.integers(0, 999_999))
def test_normal_forms_read_alike(n: int) -> None:
    assert read_number(normalize("NFD", spell(n))) == n


def test_first_words_cover_the_patterns() -> None:
    for text in [text for text, _ in WORDS] + ["hơn 5", "ít nhất 5", "xấp xỉ 5"]:
        assert text.split()[0] in FIRST_WORDS
    assert regex.fullmatch(APPROXIMATOR, "khoảng hơn")
