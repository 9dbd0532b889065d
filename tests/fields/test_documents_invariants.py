"""Documents: what holds for any text — offsets, normal forms, order, cost in proportion."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.documents import canonical_id, find_documents, resolve_documents
from extract.fields.documents.grammar import PACKAGE
from extract.reading import Reading
from extract.record import Article, CommitteeMention, DateMention, DocumentMention
from extract.rules import Rule, load_rulebook

PIECES = (
    "Chỉ thị", "nghị quyết", "Kết luận", "Quy định", "kế hoạch", "CT", "NQ", "Luật", "Bộ luật",
    "Đất đai", "sửa đổi", "số", "số:", "05", "18", "2024", "5/2024", "năm 2024", "-CT/TW", ".",
    "/2023/NĐ-CP", "- NQ / TW", "/QH15", "khóa XI", "(khóa XII)", "Trung ương", "lần thứ tám", "4",
    "của Bộ Chính trị", "của Thành ủy", "ban hành", "về", "và", ",", ";", "/", "(", ")", "“", "\n",
    "/QĐ-UBND", "\u200b", "\u00a0", "Hiến pháp", "Điều lệ Đảng", "ngày 18-5-2021", "T.Ư",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=30).flatmap(
    lambda pieces: st.sampled_from(["", " "]).map(lambda gap: gap.join(pieces))
)


def read(
    text: str,
    published: str | None = None,
    dates: Sequence[DateMention] = (),
    committees: Sequence[CommitteeMention] = (),
) -> tuple[Reading, list[DocumentMention]]:
    article = Article(id="a", text=unicodedata.normalize("NFC", text), published_at=published)
    reading = Reading(article)
    return reading, resolve_documents(reading, find_documents(reading), dates, committees)


@given(st.text(max_size=200) | texts, st.none() | st.dates(date(1990, 1, 1)).map(str))
def test_offsets_hold_in_any_text(text: str, published: str | None) -> None:
    reading, mentions = read(text, published)
    for mention in mentions:
        assert mention.text == reading.surface(mention.start, mention.end)
        assert mention.start < mention.end
    ends = [0, *(mention.end for mention in mentions)]
    assert all(end <= one.start for end, one in zip(ends, mentions, strict=False))


@given(texts)
def test_ids_are_canonical_and_open_values_have_a_reason(text: str) -> None:
    for mention in read(text)[1]:
        assert mention.id is None or canonical_id(mention.id) == mention.id
        assert (mention.id is None) == (mention.reason is not None)
        assert (mention.id is None) == (mention.resolved_from is None)


@given(texts)
def test_decomposed_text_gives_the_same_ids(text: str) -> None:
    composed = [(mention.id, mention.type) for mention in read(text)[1]]
    decomposed = read(unicodedata.normalize("NFD", text))[1]
    assert [(mention.id, mention.type) for mention in decomposed] == composed


@given(texts)
def test_the_same_text_gives_the_same_mentions(text: str) -> None:
    assert read(text)[1] == read(text)[1]


@given(texts)
def test_symbols_lie_in_their_mentions(text: str) -> None:
    for citation in find_documents(Reading(Article(id="a", text=text))):
        start, end = citation.symbol or (citation.start, citation.end)
        assert citation.start <= start < end <= citation.end


REPEATED = (
    "Nghị quyết số ", "05-CT/TW, ", "Chỉ thị 05, ", "18, ", "1/", "05-", "A-", "TT-BTC/", "0",
    "Luật Phòng, chống ", "luật sửa đổi luật ", "Luật Nhà ở, ", "khóa XI, ", "XI, XII, ", "T.Ư ",
    "Nghị quyết Trung ương 4 khóa XI, ", "Chỉ thị 05 của Bộ Chính trị ", "số ", "và 19 ", "05 ",
    "Kế hoạch a b c d e f g h số 5/", "Điều lệ Đảng ", "1234/2020/TT-BTC ", " ", "\n", "(", '"',
    "UBND tỉnh vừa ban hành ", "ban hành Nghị quyết 5 ", "hội nghị trung ương ", "lần thứ ",
)  # fmt: skip


def cost(text: str, times: int) -> float:
    """Return the processor seconds it takes to find and resolve, the best of several.

    Each time another text is read: what was found in the last one is kept.
    """
    best = float("inf")
    for time_ in range(times):
        reading = Reading(Article(id="a", text=text[time_:], published_at="2024-01-01"))
        started = time.process_time()
        resolve_documents(reading, find_documents(reading), [], [])
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.parametrize("unit", REPEATED)
def test_cost_grows_in_proportion(unit: str) -> None:
    small = cost((unit * 10_000)[:10_000], times=3)
    large = cost((unit * 100_000)[:100_000], times=3)
    assert large < 30 * small + 0.02


@pytest.mark.parametrize("rule", list(load_rulebook(PACKAGE)), ids=lambda rule: rule.id)
def test_each_pattern_is_linear(rule: Rule) -> None:
    pattern = rule.pattern

    def scan(text: str) -> float:
        started = time.process_time()
        for _ in pattern.finditer(text):
            pass
        return time.process_time() - started

    for unit in REPEATED:
        small = min(scan((unit * 10_000)[:10_000]) for _ in range(2))
        assert scan((unit * 100_000)[:100_000]) < 30 * small + 0.05


@given(texts)
def test_a_day_beside_a_number_is_the_day_of_issue(text: str) -> None:
    beside = DateMention(start=12, end=26, text="ngày 18-5-2021", kind="date", value="2021-05-18")
    first = read(f"Kết luận 01 ngày 18-5-2021 {text}", dates=[beside])[1][0]
    assert (first.start, first.issued) == (0, "2021-05-18")
