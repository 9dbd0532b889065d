"""What stands beside a document: issuer, day, term, subject — from the text, then the registry."""

from __future__ import annotations

import pytest

from extract.fields.committees import read_committees
from extract.fields.dates import read_dates
from extract.fields.documents import find_documents, resolve_documents
from extract.reading import Reading
from extract.record import Article, DocumentMention


def read(
    text: str, published: str | None = None, title: str | None = None
) -> list[DocumentMention]:
    """Read the documents of a text, with the dates and committees that really stand in it."""
    reading = Reading(Article(id="a", text=text, published_at=published, title=title))
    citations = find_documents(reading)
    dates = read_dates(reading, [one.symbol for one in citations if one.symbol])
    return resolve_documents(reading, citations, dates, read_committees(reading))


ISSUED = [
    ("Kết luận số 01-KL/TW, ngày 18-5-2021 của Bộ Chính trị", "Bộ Chính trị", "2021-05-18"),
    ("Kết luận 21-KL/TW của Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương", None),
    ("Chỉ thị số 42-CT/TW ngày 24/3/2015 của Ban Bí thư", "Ban Bí thư", "2015-03-24"),
    ("Quyết định 1847/QĐ-TTg ngày 27/12/2018", "Thủ tướng Chính phủ", "2018-12-27"),
    ("Chỉ thị 06/CT-BYT ngày 11/8/2017 của Bộ trưởng Bộ Y tế", "Bộ Y tế", "2017-08-11"),
    ("Quyết định số 748/QĐ-UBND ngày 28/3/2019 của Chủ tịch UBND tỉnh Sơn La họp",
     "UBND Tỉnh Sơn La", "2019-03-28"),
    ("UBND TP Hà Nội vừa ban hành Kế hoạch số 23/KH-UBND", "UBND Thành phố Hà Nội", None),
    ("Kế hoạch số 39-KH/TU của Thành ủy Hà Nội về học tập", "Thành ủy Hà Nội", None),
    ("Ban Thường vụ Tỉnh ủy Nghệ An ra Nghị quyết số 06-NQ/TU", "Tỉnh ủy Nghệ An", None),
    ("Hướng dẫn số 21-HD/BTCTW đã gửi", "Ban Tổ chức Trung ương", None),
    ("Luật số 06/2022/QH15 có hiệu lực", "Quốc hội", "2022-06-15"),
    ("Kế hoạch số 12-KH/HU đã gửi", None, None),
    ("Nghị quyết 9999/2018/QH14 được thông qua", "Quốc hội", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "issuer", "issued"), ISSUED)
def test_issuer_and_day(text: str, issuer: str | None, issued: str | None) -> None:
    mention = read(text)[0]
    assert (mention.issuer, mention.issued) == (issuer, issued)


TERMS = [
    ("Nghị quyết 18-NQ/TW của Ban Chấp hành Trung ương khóa XII", "XII", "2017-10-25"),
    ("Nghị quyết 18-NQ/TW (khóa XIII) về đất đai", "XIII", "2022-06-16"),
    ("Nghị quyết số 18-NQ/TW ngày 25/10/2017", "XII", "2017-10-25"),
    ("sắp xếp tổ chức bộ máy theo Nghị quyết 18-NQ/TW", "XII", "2017-10-25"),
    ("hoàn thiện thể chế, chính sách quản lý và sử dụng đất theo Nghị quyết 18-NQ/TW", "XIII",
     "2022-06-16"),
    ("Nghị quyết 18-NQ/TW", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "term", "issued"), TERMS)
def test_one_symbol_of_two_terms(text: str, term: str | None, issued: str | None) -> None:
    mention = read(text)[0]
    assert mention.id == "18-NQ/TW"
    assert (mention.term, mention.issued) == (term, issued)


TITLES = [
    ("Chỉ thị số 05-CT/TW, ngày 15-5-2016 của Bộ Chính trị “về đẩy mạnh học tập và làm theo”",
     "đẩy mạnh học tập và làm theo"),
    ("Quy định số 01-QĐ/TU ngày 3/3/2016 của Tỉnh ủy về trách nhiệm người đứng đầu.",
     "trách nhiệm người đứng đầu"),
    ("Kế hoạch số 12-KH/HU “Chuyển đổi số”, các xã", "Chuyển đổi số"),
    ("Kế hoạch số 12-KH/HU được gửi về các xã", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_subject(text: str, title: str | None) -> None:
    assert read(text)[0].title == title


def test_the_text_goes_before_the_registry() -> None:
    mention = read("Kết luận số 01-KL/TW ngày 20-5-2021 của Ban Bí thư về học tập và làm theo")[0]
    assert (mention.issued, mention.issuer) == ("2021-05-20", "Ban Bí thư")


def test_what_is_said_once_holds_for_every_mention_of_an_id() -> None:
    text = "Nghị quyết 16-NQ/TW ngày 10/8/2012 của Bộ Chính trị. Thực hiện Nghị quyết 16, quận họp."
    assert {(m.id, m.issued, m.issuer) for m in read(text)} == {
        ("16-NQ/TW", "2012-08-10", "Bộ Chính trị")
    }


def test_a_title_apart_from_the_text_resolves_short_forms() -> None:
    mention = read("Toàn huyện thực hiện Chỉ thị 15.", title="Sơ kết Chỉ thị 15-CT/TU")[0]
    assert (mention.id, mention.resolved_from) == ("15-CT/TU", "article")


def test_a_later_document_is_not_meant_by_an_earlier_article() -> None:
    text = "chuẩn mực đạo đức cách mạng theo Quy định 144"
    assert read(text, "2024-06-01")[0].id == "144-QĐ/TW"
    assert read(text, "2020-06-01")[0].id is None


def test_candidates_are_kept_where_several_remain() -> None:
    mention = read("học Nghị quyết Trung ương 8 khóa XI")[0]
    assert (mention.id, sorted(mention.candidates)) == (None, ["28-NQ/TW", "29-NQ/TW"])
    assert mention.reason == "several documents may be meant"


def test_type_of_a_symbol_alone_comes_from_a_head_elsewhere_or_the_registry() -> None:
    alone, headed = read("theo 77-QĐ/TU; Quy định 77-QĐ/TU nêu")
    assert alone.type == headed.type == "regulation"
    assert read("theo 144-QĐ/TW về chuẩn mực đạo đức cách mạng")[0].type == "regulation"
    assert read("theo 78-QĐ/TU về cán bộ")[0].type == "decision"
