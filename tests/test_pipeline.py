"""What must hold for every article, whatever it says."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.extractor import Extractor
from extract.pipeline import extract
from extract.record import MENTION_FIELDS, Article, Record

PIECES = [
    "Sáng 16/5", "ngày 18-5-2021", "năm 2023", "giai đoạn 2021 – 2025", "Quận ủy Tây Hồ",
    "Ban Thường vụ Thành ủy TP.HCM", "Đảng bộ phường", "Chỉ thị số 05-CT/TW", "Kết luận 01",
    "Nghị quyết Trung ương 4 (khóa XI, XII)", "biểu dương", "tặng Bằng khen cho", "1.666 cá nhân",
    "hơn 120 tập thể", "đồng chí Nguyễn Văn An", "tổ chức hội nghị sơ kết", "tại Hội nghị", "và",
    "của", ",", ".", "\n", "(", ")", "“", "”", "* ", "Tin liên quan", "94% (7/9)", "\u200b", "👍",
    "\u00a0", "uỷ", "UỶ BAN", "31/6/2023", "…",
]  # fmt: skip
ARTICLES = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=40
).map(" ".join)  # fmt: skip


def read(text: str) -> Record:
    return extract(Article(id="a", text=text, published_at="2024-05-20"))


@settings(max_examples=150, deadline=None)
@given(ARTICLES)
def test_no_text_crashes_and_offsets_hold(text: str) -> None:
    record = read(unicodedata.normalize("NFC", text))
    for field in MENTION_FIELDS:
        for mention in getattr(record, field):
            assert record.article.text[mention.start : mention.end] == mention.text
            assert mention.text.strip() == mention.text != ""
    for event in record.events:
        assert all(0 <= index < len(record.awards) for index in event.awards)
        assert all(0 <= start < end <= len(record.article.text) for start, end in event.evidence)


@settings(max_examples=60, deadline=None)
@given(ARTICLES)
def test_record_survives_json(text: str) -> None:
    record = read(unicodedata.normalize("NFC", text))
    assert Record.model_validate_json(record.model_dump_json()) == record


@settings(max_examples=40, deadline=None)
@given(ARTICLES)
def test_every_count_stands_in_the_text(text: str) -> None:
    for award in read(unicodedata.normalize("NFC", text)).awards:
        digits = "".join(char for char in award.text if char.isdigit())
        assert not digits or str(award.count).startswith(digits.lstrip("0")[:1])


def test_one_process_or_two_make_the_same_bytes() -> None:
    texts = [f"Ngày {n}/5/2025, Quận ủy Tây Hồ biểu dương {n} tập thể." for n in range(1, 29)]
    articles = [Article(id=str(number), text=text) for number, text in enumerate(texts)]
    alone = [record.model_dump_json() for record in Extractor().pipe(articles)]
    together = [record.model_dump_json() for record in Extractor().pipe(articles, processes=2)]
    assert alone == together


def test_invisible_characters_shift_no_span() -> None:
    plain = "Ngày 16/5/2025, Quận ủy Tây Hồ quán triệt Chỉ thị số 05-CT/TW."
    hidden = (
        "\ufeffNgày\u200b 16/5/2025, Quận\u200b ủy Tây Hồ quán triệt Chỉ thị số 05\u00ad-CT/TW."
    )
    shown, folded = read(plain), read(hidden)
    for field in ("dates", "committees", "documents"):
        pairs = zip(getattr(shown, field), getattr(folded, field), strict=True)
        for one, other in pairs:
            assert other.text.replace("\u200b", "").replace("\u00ad", "") == one.text
