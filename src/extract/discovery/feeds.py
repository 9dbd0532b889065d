"""Articles in RSS and Atom feeds, as they are: broken XML, odd dates, HTML in titles."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from extract.cleaning.published import VIETNAM, read_moment
from extract.discovery.link import Link
from extract.fetching.page import Page

_MOST = 5_000


def feed_links(page: Page) -> Iterator[Link]:
    """Yield the links of a feed, in its order; nothing for what is no feed."""
    import feedparser

    feed = feedparser.parse(
        page.content, response_headers={"content-type": page.content_type or "application/xml"}
    )
    for entry in feed.entries[:_MOST]:
        address = entry.get("link") or entry.get("id") or ""
        if address:
            yield Link(
                urljoin(page.url or page.name, address.strip()),
                _plain(entry.get("title")), _moment(entry), page.url,
            )  # fmt: skip


def _plain(title: str | None) -> str | None:
    from lxml import html

    if not title or not title.strip():
        return None
    return " ".join(html.fromstring(f"<p>{title}</p>").text_content().split()) or None


def _moment(entry: Any) -> str | None:
    """Read the entry's date: as Vietnam's papers write it, else as feedparser reads it."""
    for name in ("published", "updated", "created"):
        told = entry.get(name)
        if told and (moment := read_moment(told)):
            return moment
        parsed: time.struct_time | None = entry.get(f"{name}_parsed")
        if parsed:
            return datetime(*parsed[:6], tzinfo=UTC).astimezone(VIETNAM).isoformat()
    return None
