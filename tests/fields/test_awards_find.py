"""Counts and cues on characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.beginnings import beginnings
from extract.fields.awards.counts import PACKAGE, find_counts
from extract.fields.awards.find import Cue, scan
from extract.reading import fold
from extract.rules import Rule, load_rulebook

BOOKS = ("rules.toml", "lexicon.toml", "frames.toml")
RULES = [rule for book in BOOKS for rule in load_rulebook(PACKAGE, book)]


def counts(text: str) -> list[tuple[str, int, str]]:
    view = fold(text)
    return [
        (view.norm[count.start : count.end], count.quantity.value, count.recipient)
        for count in find_counts(view, 0, view.length)
    ]


def roles(text: str) -> list[str]:
    view = fold(text)
    tokens = scan(view, 0, view.length, find_counts(view, 0, view.length))
    return [token.role for token in tokens if isinstance(token, Cue)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5 tập thể", [("5 tập thể", 5, "collective")]),
        ("hai mốt đồng chí đảng viên", [("hai mốt đồng chí đảng viên", 21, "party_member")]),
        ("25 tập thể, cá nhân", [("25 tập thể, cá nhân", 25, "mixed")]),
        ("5 tập thể, 6 hộ", [("5 tập thể", 5, "collective"), ("6 hộ", 6, "household")]),
        ("12 cán bộ, đảng viên", [("12 cán bộ, đảng viên", 12, "individual")]),
        ("9 học sinh, Trường THCS Kim Sơn", [("9 học sinh", 9, "individual")]),
        ("15/20 chi bộ", [("15/20 chi bộ", 15, "party_organization")]),
        ("20/15 chi bộ", []),
        ("lớp 5 học sinh", []),
        ("năm 2024 tập thể", []),
        ("trong năm tập thể", []),
        ("một trong năm tập thể", [("năm tập thể", 5, "collective")]),
        ("tổng số 15 cá nhân", [("15 cá nhân", 15, "individual")]),
        ("số 15 cá nhân", []),
        ("mỗi 5 hộ", []),
        ("1,5 tập thể", []),
        ("2-3 tập thể", []),
        ("hàng trăm cá nhân", []),
        ("một số tập thể", []),
        ("đạt 3 giải bóng đá", []),
        ("3 trường hợp", []),
        ("Tập thể: 05; 3 hộ", [("Tập thể: 05", 5, "collective"), ("3 hộ", 3, "household")]),
    ],
)  # fmt: skip
def test_counts(text: str, found: list[tuple[str, int, str]]) -> None:
    assert counts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đã biểu dương, khen thưởng", ["real", "act"]),
        ("được trao Huy hiệu 30, 40 năm tuổi Đảng", ["passive", "give", "form"]),
        ("Ban Thi đua - Khen thưởng", []),
        ('hội thi "Tặng quà cho em"', []),
        ('trao tặng "Giải thưởng Sao Mai"', ["give", "form"]),
        ("trao đổi kinh nghiệm", []),
        ("đề nghị tỉnh tặng Bằng khen", ["unreal", "give", "form"]),
        ("theo đề nghị của Sở, tỉnh tặng Bằng khen", ["give", "form"]),
    ],
)
def test_cues(text: str, found: list[str]) -> None:
    assert roles(text) == found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_scanner_loses_no_rule(rule: Rule) -> None:
    """Where a rule matches in its examples, one of the strings stands that it is looked for by."""
    for example in rule.examples:
        text = fold(example.replace("⟦", "").replace("⟧", "")).lower
        match = rule.pattern.search(text)
        assert match
        assert text.startswith(tuple(beginnings(rule.source)), match.start())


@given(st.text(max_size=120))
def test_tokens_are_apart_and_in_the_text(text: str) -> None:
    view = fold(text)
    at = 0
    for token in scan(view, 0, view.length, find_counts(view, 0, view.length)):
        assert at <= token.start < token.end <= view.length
        at = token.end
