"""Pages that came with status 200 and are no article, and those that only look so."""

from __future__ import annotations

import pytest

from extract.cleaning import clean_page
from extract.errors import SourceError
from extract.fetching import Page

from .papers.pieces import LONG, SAPO, TITLE, body, linked


def outcome(html: str) -> str:
    try:
        clean_page(Page(html.encode(), "a.html"))
    except SourceError as error:
        return error.code
    return "ok"


ARTICLE = f"<h1>{TITLE}</h1><p class='sapo'>{SAPO}</p><div>{body(LONG)}</div>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (ARTICLE, "ok"),
        (ARTICLE + "<p>Đăng nhập để đọc tiếp các bài khác trong mục này của báo.</p>", "ok"),
        ("<title>404</title><h1>Lỗi 404</h1><p>Không tìm thấy trang bạn yêu cầu.</p>", "no_article"),
        ("<h1>Thông báo</h1><p>Bài viết không tồn tại hoặc đã bị xóa khỏi hệ thống.</p>", "no_article"),
        ("<title>Just a moment...</title><p>Checking your browser before accessing bao.vn.</p>", "no_article"),
        ("<h1>Xin chào</h1><p>Vui lòng bật JavaScript để tiếp tục vào trang của báo.</p>", "no_article"),
        ("<h1>Cookie</h1><p>Chúng tôi dùng cookie. Chấp nhận cookie để tiếp tục đọc báo.</p>", "no_article"),
        (f"<h1>{TITLE}</h1><p>{SAPO}</p><p>Đăng nhập để đọc tiếp bài viết này.</p>", "paywall"),
        (f"<h1>{TITLE}</h1><p>{SAPO}</p><p>Nội dung dành riêng cho thuê bao của báo.</p>", "paywall"),
        (f"{linked(isAccessibleForFree='False')}<h1>{TITLE}</h1><p>{SAPO}</p>", "paywall"),
        ("<ul>" + "<li><a href='/a'>Huyện ủy Sông Hồng họp thường kỳ tháng 5</a></li>" * 20 + "</ul>", "no_article"),
        ("<video src='a.mp4'></video>", "no_article"),
    ],
)  # fmt: skip
def test_stubs(html: str, expected: str) -> None:
    assert outcome(f"<html><body>{html}</body></html>") == expected


def test_an_article_on_several_pages_is_one() -> None:
    first, second = LONG[:4], LONG[4:]
    parts = [
        Page(f"<h1>{TITLE}</h1><p class=sapo>{SAPO}</p><div>{body(items)}</div>".encode(), url, url)
        for url, items in (("https://bao.vn/a", first), ("https://bao.vn/a?page=2", second))
    ]  # fmt: skip
    whole = clean_page(Page(parts[0].content, "a", "https://bao.vn/a", parts=(parts[1],)))
    assert whole.text.count(SAPO) == 1
    assert whole.text.index(first[0][1]) < whole.text.index(second[-1][1])


@pytest.mark.parametrize("depth", [10, 5_000, 200_000])
def test_deep_pages_are_read_in_bounded_time(depth: int) -> None:
    assert outcome("<div>" * depth + f"<p>{SAPO}</p>") in ("ok", "no_article")


def test_wide_pages_are_read_in_bounded_time() -> None:
    assert outcome(f"<h1>{TITLE}</h1><div>" + f"<p><a>x</a>{SAPO}</p>" * 3_000 + "</div>") == "ok"
