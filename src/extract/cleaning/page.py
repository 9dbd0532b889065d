"""From a page to an article."""

from __future__ import annotations

import hashlib
from typing import Any

import regex

from extract.cleaning.body import body_text
from extract.cleaning.charset import decode_page
from extract.cleaning.markup import unfold_layout_tables
from extract.cleaning.metadata import Metadata, read_metadata
from extract.errors import SourceError
from extract.fetching.page import Page
from extract.patterns import compile_pattern
from extract.record import Article

_MISSING = compile_pattern(
    r"\b(?:404|không tìm thấy|không tồn tại|page not found)\b", regex.IGNORECASE
)
_SHORT = 400
_LARGEST = 12_000_000


def clean_page(page: Page) -> Article:
    """Clean a page into an article: standfirst, sub-headings and main text, each once.

    Title, site, authors and time of publication are read from the page. Raises
    `SourceError` when the page is empty, says that there is no such page, or holds no article.

    >>> html = "<h1>Quận ủy tổng kết năm</h1><article>" + "<p>Quận ủy tổ chức hội nghị.</p>" * 3
    >>> article = clean_page(Page(html.encode(), "a.html"))
    >>> article.title
    'Quận ủy tổng kết năm'
    """
    tree = _parse(page)
    unfold_layout_tables(tree)
    told = read_metadata(tree, page.url)
    text = body_text(tree, told)
    _require_article(page.name, text, told)
    return Article(
        id=content_id(text, told.url),
        url=told.url,
        site=told.site,
        title=told.title,
        authors=told.authors,
        published_at=told.published_at,
        text=text,
    )


def content_id(text: str, url: str | None = None) -> str:
    """Derive an id from the content: same input, same id.

    >>> content_id("Quận ủy họp.") == content_id("Quận ủy họp.")
    True
    """
    return hashlib.sha256(f"{url or ''}\n{text}".encode()).hexdigest()[:16]


def _parse(page: Page) -> Any:
    from lxml import etree, html

    text = decode_page(page.content[:_LARGEST], page.content_type)
    if not text.strip():
        raise SourceError(page.name, "empty", "the page is empty", "check the address")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True)
    try:
        return html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as fault:
        raise SourceError(
            page.name, "not_html", "the page cannot be parsed", "check that it is HTML"
        ) from fault


def _require_article(name: str, text: str, told: Metadata) -> None:
    if len(text) < _SHORT and _MISSING.search(f"{told.title or ''} {text}"):
        raise SourceError(
            name, "no_article", "the page says that there is no such page", "check the address"
        )
    if not text.strip():
        raise SourceError(
            name, "no_article", "there is no article on the page",
            "a list of links, a video or a page drawn by script cannot be read",
        )  # fmt: skip
