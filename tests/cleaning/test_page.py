"""Cleaning pages: each part once, in place, and nothing that stands around the article."""

from __future__ import annotations

import unicodedata

import pytest

from extract.cleaning import clean_page
from extract.cleaning.charset import decode_page
from extract.errors import SourceError
from extract.fetching import Page
from extract.record import Article

from . import pages


def clean(html: str | bytes, content_type: str | None = None) -> Article:
    content = html if isinstance(html, bytes) else html.encode()
    return clean_page(Page(content, "a.html", "https://bao.vn/a.html", content_type))


@pytest.mark.parametrize("name", pages.PAGES)
def test_every_part_is_there_once_and_in_order(name: str) -> None:
    text = clean(pages.PAGES[name][0]).text
    parts = [pages.SAPO, pages.FIRST, pages.HEADING, pages.SECOND, pages.THIRD]
    assert [text.count(part) for part in parts] == [1] * len(parts)
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


@pytest.mark.parametrize("name", pages.PAGES)
def test_nothing_around_the_article_is_in_its_text(name: str) -> None:
    text = clean(pages.PAGES[name][0]).text
    for foreign in (pages.RELATED, "Mục 3", "tòa soạn", "Giấy phép", "01/12/2024", pages.TITLE):
        assert foreign not in text


@pytest.mark.parametrize("name", pages.PAGES)
def test_metadata(name: str) -> None:
    html, published, has_author = pages.PAGES[name]
    article = clean(html)
    assert article.title == pages.TITLE
    assert article.published_at == published
    assert article.authors == ([pages.AUTHOR] if has_author else [])
    assert article.url == "https://bao.vn/a.html"


def test_same_page_same_id() -> None:
    html = pages.PAGES["no date of its own"][0]
    assert clean(html).id == clean(html).id


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_text_is_nfc(form: str) -> None:
    html = unicodedata.normalize(form, pages.PAGES["no date of its own"][0])
    assert pages.FIRST in clean(html).text


@pytest.mark.parametrize(
    ("content", "content_type", "expected"),
    [
        ("Đảng bộ".encode(), None, "Đảng bộ"),
        ("Đảng bộ".encode("utf-8-sig"), "text/html; charset=latin-1", "Đảng bộ"),
        ("Đảng bộ".encode("utf-16"), None, "Đảng bộ"),
        ("Đảng bộ".encode(), "text/html; charset=windows-1258", "Đảng bộ"),
        (
            unicodedata.normalize("NFD", "Hà Nội")
            .replace("o\u0323\u0302", "ô\u0323")
            .encode("cp1258"),
            "text/html; charset=windows-1258",
            "Hà Nội",
        ),
        (b"Qu\xe2n", "text/html; charset=no-such-thing", "Quân"),
    ],
)
def test_charsets(content: bytes, content_type: str | None, expected: str) -> None:
    assert decode_page(content, content_type) == expected


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("", "empty"),
        ("   \n", "empty"),
        ("<html><body></body></html>", "no_article"),
        ("<h1>404</h1><p>Không tìm thấy trang bạn yêu cầu.</p>", "no_article"),
        ("<div>" * 5000 + "x", "no_article"),
    ],
)
def test_pages_without_an_article(html: str, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        clean(html)
    assert caught.value.code == code
