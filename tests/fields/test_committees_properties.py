"""What holds for any text: offsets, order, no crash, linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.fields.committees import read_committees
from extract.reading import Reading
from extract.record import Article

PIECES = [
    "Quận ủy", "Thành ủy", "Tỉnh ủy", "Huyện ủy", "Thị ủy", "Đảng ủy", "Đảng bộ", "Chi bộ", "uỷ",
    "Ban cán sự đảng", "Ban Thường vụ", "BCH", "Ban Chấp hành", "UBKT", "Văn phòng", "Đảng đoàn",
    "Bộ Chính trị", "Ban Bí thư", "Trung ương", "T.Ư", "quận 7", "Tây Hồ", "TP.HCM", "tỉnh", "xã",
    "phường 5", "Hà Nội", "UBND", "Sở Xây dựng", "Trường", "Nguyễn Văn An", "bí thư", "chủ tịch",
    "các", "của", ",", ".", ";", ":", " và ", " - ", "\n", "* ", "(", ")", "\u200b", "Châu Thành",
    "khu phố 6", "7", "ỦY",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


def read(text: str) -> list[tuple[int, int, str]]:
    article = Article(id="a", text=text)
    return [(one.start, one.end, one.text) for one in read_committees(Reading(article))]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_mentions_stand_in_the_view_in_order_and_apart(text: str) -> None:
    reading = Reading(Article(id="a", text=text))
    reach = 0
    for one in read_committees(reading):
        assert reach <= one.start < one.end <= reading.view.length
        assert one.text == reading.surface(one.start, one.end)
        assert one.text.strip() == one.text
        assert (one.name is None) == (one.resolved_from is None)
        reach = one.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    read(text)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_same_text_is_read_the_same(text: str) -> None:
    assert read(text) == read(text)


@pytest.mark.parametrize(
    "piece",
    [
        "Ban Thường vụ, ",
        "Quận ủy ",
        "Đảng ủy Sở ",
        "Đảng ủy Khối các cơ quan và ",
        "Bí thư Đảng ủy, Chủ tịch, ",
        "Quận ủy Tây Hồ, Ba Đình, ",
        "Huyện ủy Châu Thành và ",
        "các quận ủy, huyện ủy, ",
        "Đảng bộ, chính quyền và nhân dân ",
        "UBND tỉnh ",
        "ủy ",
        "Đ",
    ],
)
def test_time_grows_with_length_only(piece: str) -> None:
    """Ten times the text may take little more than ten times the time; noise may try again."""
    short, long = piece * (10_000 // len(piece)), piece * (100_000 // len(piece))
    read(short)
    assert any(_seconds(long) < 25 * max(_seconds(short), 0.004) for _ in range(4))


def _seconds(text: str) -> float:
    reading = Reading(Article(id="a", text=text))
    reading.view.length, reading.sentences  # noqa: B018 (others' work, done before)
    started = time.process_time()
    read_committees(reading)
    return time.process_time() - started
