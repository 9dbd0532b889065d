"""Articles in sitemaps: lists of addresses, indexes of lists, packed or not, news sitemaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extract.cleaning.published import read_moment
from extract.discovery.link import Link
from extract.fetching.body import Body, TooLargeError, UnreadableBodyError
from extract.fetching.page import Page

_GZIP = b"\x1f\x8b"
_LARGEST = 60_000_000
"""Bytes, unpacked; sitemaps.org allows 50 MB."""
_MOST = 50_000


@dataclass(frozen=True)
class Sitemap:
    """What a sitemap holds."""

    links: list[Link]
    """Addresses of pages."""
    further: list[Link]
    """Addresses of further sitemaps, with when they last changed."""


def unpacked(page: Page) -> bytes:
    """Return the content of a page, unpacked where it is a .gz file; bounded."""
    if not page.content.startswith(_GZIP):
        return page.content
    body = Body("gzip", _LARGEST)
    try:
        body.add(page.content)
        return body.finish()
    except (TooLargeError, UnreadableBodyError):
        return b""


def read_sitemap(page: Page) -> Sitemap:
    """Read a sitemap, as XML or as a plain list; broken XML as far as it can be read."""
    content = unpacked(page)
    if content.lstrip()[:4].lower() == b"http":
        lines = content.decode("utf-8", "replace").split()
        return Sitemap([Link(line, found_in=page.url) for line in lines[:_MOST]], [])
    root = _parse(content)
    if root is None:
        return Sitemap([], [])
    entries = list(_entries(root, page.url))
    links = [link for kind, link in entries if kind == "url"]
    return Sitemap(links, [link for kind, link in entries if kind == "sitemap"])


def _parse(content: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _entries(root: Any, found_in: str | None) -> Iterator[tuple[str, Link]]:
    for element in list(root.iter("{*}url", "{*}sitemap"))[:_MOST]:
        address = element.findtext("{*}loc", "").strip()
        if address:
            yield (
                element.tag.rpartition("}")[2],
                Link(address, _news_title(element), _changed(element), found_in),
            )


def _news_title(element: Any) -> str | None:
    title = element.findtext(".//{*}title", "").strip()
    return " ".join(title.split()) or None


def _changed(element: Any) -> str | None:
    told = element.findtext(".//{*}publication_date") or element.findtext("{*}lastmod") or ""
    return read_moment(told)
