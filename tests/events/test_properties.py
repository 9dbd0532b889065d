"""Events: what holds for any text, however broken."""

from __future__ import annotations

import unicodedata
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from extract.pipeline import extract
from extract.record import Article, EventType, Record

PIECES = (
    "Sáng 16/5,", "Ngày 12 và 13/7,", "Cùng ngày,", "Trước đó, ngày 10/5,", "Hôm qua", "* ", "\n",
    "Quận ủy Tây Hồ", "UBND tỉnh Bình Định", "Bộ Chính trị", "Đoàn công tác của Tỉnh ủy Cà Mau",
    "đã", "sẽ", "vừa", "tổ chức", "khai mạc", "chủ trì", "dự", "tại", "có", "làm việc với", "họp",
    "hội nghị", "lễ", "Đại hội", "Hội thi", "buổi làm việc", "kỳ họp thứ 4", "lễ hội",
    "giải bóng đá", "tổng kết 10 năm", "sơ kết", "tuyên dương", "trao Huy hiệu Đảng",
    "quán triệt", "Chỉ thị số 05-CT/TW", "Kết luận 01", "Quyết định số 12-QĐ/TU", "12 tập thể",
    "và 25 cá nhân", "Dịp này,", "Tại hội nghị,", "Tại đây,", "đoàn", "do", "của", ",", ".", ";",
    "(16/5)", "Tin liên quan", "năm 1930,", "Nhiều phường", "ông Nguyễn Văn An", "thăm",
    "diễn ra", "\u200b", "\u00a0",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=200)
titles = st.none() | st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)
days = st.none() | st.sampled_from(["2024-05-18", "2025-07-01", "nonsense"])
SLOTS = {"type", "date", "committee", "documents", "awards"}


def read(text: str, title: str | None = None, published: str | None = None) -> Record:
    nfc = unicodedata.normalize("NFC", text)
    return extract(Article(id="a", title=title, text=nfc, published_at=published))


@given(texts, titles, days)
def test_slots_point_to_what_the_record_holds(
    text: str, title: str | None, published: str | None
) -> None:
    record = read(text, title, published)
    assert [event.id for event in record.events] == [
        f"e{number}" for number in range(1, len(record.events) + 1)
    ]
    for event in record.events:
        assert event.type in get_args(EventType)
        assert sorted(set(event.awards)) == event.awards
        assert all(not record.awards[index].cumulative for index in event.awards)
        assert len(set(event.documents)) == len(event.documents)


@given(texts, titles)
def test_no_award_is_given_twice(text: str, title: str | None) -> None:
    given_at = [index for event in read(text, title).events for index in event.awards]
    assert len(set(given_at)) == len(given_at)


@given(texts, titles)
def test_documents_are_those_of_text_or_title(text: str, title: str | None) -> None:
    record = read(text, title)
    known = {one.id for one in record.documents} | {one.id for one in read(title or "").documents}
    assert all(known.issuperset(event.documents) for event in record.events)


@given(texts, titles, days)
def test_evidence_and_grounds_lie_in_the_text(
    text: str, title: str | None, published: str | None
) -> None:
    record = read(text, title, published)
    size = len(unicodedata.normalize("NFC", text))
    for event in record.events:
        assert event.evidence == sorted(event.evidence)
        assert all(0 <= start < end <= size for start, end in event.evidence)
        spans = [basis.span for basis in event.basis.values()]
        assert all(0 <= start <= end <= size for start, end in spans)


@given(texts, titles)
def test_each_filled_slot_has_its_ground(text: str, title: str | None) -> None:
    for event in read(text, title).events:
        filled = {slot for slot in SLOTS if getattr(event, slot)}
        assert filled <= set(event.basis) <= SLOTS
        assert all(basis.rule.startswith("events.") for basis in event.basis.values())


@given(texts, titles, days)
def test_reading_again_reads_the_same(text: str, title: str | None, published: str | None) -> None:
    assert read(text, title, published).events == read(text, title, published).events
