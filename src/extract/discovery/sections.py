"""Articles linked from a section page: links that read and look like articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import regex

from extract.cleaning.charset import decode_page
from extract.cleaning.markup import text_of
from extract.discovery.canonical import canonical, site_of
from extract.discovery.link import Link
from extract.fetching.page import Page

_LEAST_WORDS = 4
_SLUG = regex.compile(r"(?:[\p{L}\p{N}]+-){3,}[\p{L}\p{N}]+")
_NUMBERED = regex.compile(r"\d{4,}")
_ENDING = regex.compile(r"\.(?:html?|aspx|ldo|vov|tpo|chn|epi|antd|vnp|jsp|php|cpv|bbp)$")
_NO_ARTICLE = regex.compile(
    r"/(?:tags?|tag-|video|videos|clip|podcast|rss|search|tim-kiem|lien-he|gioi-thieu|author|tac-gia"
    r"|chuyen-muc|chu-de|su-kien|topic|user|login|dang-nhap|static|wp-\w+|quang-cao|page)(?:[/.-]|$)"
    r"|\.(?:jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|mp[34]|css|js|xml|rss)$",
    regex.IGNORECASE,
)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml")


def section_links(page: Page) -> Iterator[Link]:
    """Yield the links of a page to articles of the same site, in page order.

    An article has a headline for its link, or an address made of words with a number or an
    ending; sections, tags, videos and files are passed over.
    """
    tree, base = _parse(page)
    if tree is None:
        return
    for anchor in tree.iter("a"):
        address = canonical(urljoin(base, (anchor.get("href") or "").strip()))
        title = text_of(anchor) or (anchor.get("title") or "").strip()
        if address and _is_article(address, title, base):
            yield Link(address, title or None, _date_in(address), page.url)


def linked_feeds(page: Page) -> list[str]:
    """Return the feeds that a page names in its head."""
    tree, base = _parse(page)
    if tree is None:
        return []
    found = (
        link.get("href") or ""
        for link in tree.iter("link")
        if (link.get("type") or "").lower() in _FEED_TYPES
    )
    return list(dict.fromkeys(urljoin(base, address) for address in found if address))


def _parse(page: Page) -> tuple[Any, str]:
    from lxml import etree, html

    text = decode_page(page.content, page.content_type)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True)
    try:
        tree = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None, ""
    base = tree.find(".//base")
    told = base.get("href") if base is not None else None
    return tree, urljoin(page.url or page.name, told or "")


def _is_article(address: str, title: str, base: str) -> bool:
    parts, home = urlsplit(address), urlsplit(base)
    site, own = site_of(parts), site_of(home)
    if site != own and not site.endswith(f".{own}"):
        return False
    if parts.path.strip("/") == "" or _NO_ARTICLE.search(parts.path):
        return False
    last = parts.path.rstrip("/").rpartition("/")[2]
    worded = bool(_SLUG.search(last))
    marked = bool(_NUMBERED.search(last) or _ENDING.search(last) or _NUMBERED.search(parts.query))
    return (worded and marked) or (len(title.split()) >= _LEAST_WORDS and (worded or marked))


_DATED = regex.compile(
    r"(?<!\d)(20[0-3]\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\d{0,9}(?!\d))"
)


def _date_in(address: str) -> str | None:
    """Return the date that an address bears: /2024/05/24/ or …20240524170512345.htm."""
    found = _DATED.search(urlsplit(address).path)
    return "-".join(found.groups()) if found else None
