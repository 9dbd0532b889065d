"""From the address of a feed, a sitemap or a page to the articles that it links to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

import regex

from extract.discovery.canonical import article_key, canonical, is_variant
from extract.discovery.feeds import feed_links
from extract.discovery.link import Link
from extract.discovery.sections import linked_feeds, section_links
from extract.discovery.sitemaps import read_sitemap, unpacked
from extract.errors import SourceError
from extract.fetching import Fetcher
from extract.fetching.page import Page

_MOST_SITEMAPS = 200
_SITEMAP_LINE = regex.compile(r"^\s*sitemap\s*:\s*(\S+)", regex.IGNORECASE | regex.MULTILINE)
_FEED_ROOT = regex.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_SITEMAP_ROOT = regex.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")
_HEAD = 3000


@dataclass(frozen=True)
class Discovery:
    """Which links are wanted."""

    since: str | None = None
    """The first day, ISO; links that tell no date are kept."""
    match: str | None = None
    """A pattern that the address or the title must match, case ignored."""
    feeds: bool = False
    """Read also the feeds that a page names."""
    sitemaps: bool = False
    """Read also the sitemaps that the site's robots.txt names, else /sitemap.xml."""

    def wants(self, link: Link) -> bool:
        """Whether a link is wanted.

        >>> wanted = Discovery(since="2024-05-20", match="quận ủy")
        >>> wanted.wants(Link("https://bao.vn/1", "Quận ủy họp", "2024-05-24T17:05:00+07:00"))
        True
        >>> wanted.wants(Link("https://bao.vn/1", "Quận ủy họp", "2024-05-19"))
        False
        """
        if self.since and link.published_at and link.published_at[:10] < self.since:
            return False
        said = f"{link.url}\n{link.title or ''}"
        return not self.match or bool(regex.search(self.match, said, regex.IGNORECASE))


def discover(
    urls: Iterable[str], wanted: Discovery | None = None, **settings: Any
) -> Iterator[Link | SourceError]:
    """Yield the links to articles that the addresses lead to, each article once.

    An address is that of an RSS or Atom feed, of a sitemap, or of a page; what it is, its
    content tells. `settings` are those of `extract.fetching.Fetcher`. An address that cannot
    be read, or holds no links, comes as a `SourceError`.
    """

    async def run() -> list[Link | SourceError]:
        async with Fetcher(**settings) as fetcher:
            return await _discover(list(urls), wanted or Discovery(), fetcher)

    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(asyncio.run, run()).result()
    yield from _each_once(found)


async def _discover(
    urls: list[str], wanted: Discovery, fetcher: Fetcher
) -> list[Link | SourceError]:
    found = await asyncio.gather(*(_links_of(url, wanted, fetcher) for url in urls))
    return [link for links in found for link in links]


async def _links_of(url: str, wanted: Discovery, fetcher: Fetcher) -> list[Link | SourceError]:
    found: list[Link | SourceError] = []
    any_link = False
    async for link in _read(url, wanted, fetcher):
        if isinstance(link, SourceError):
            found.append(link)
            continue
        any_link = True
        address = canonical(link.url)
        if address and wanted.wants(link):
            found.append(replace(link, url=address))
    if not any_link and not found:
        found.append(_no_links(url))
    return found


def _no_links(url: str) -> SourceError:
    return SourceError(
        url, "empty", "it links to no article",
        "give a feed, a sitemap or a section page (not one drawn by script)",
    )  # fmt: skip


async def _read(url: str, wanted: Discovery, fetcher: Fetcher) -> AsyncIterator[Link | SourceError]:
    try:
        page = await fetcher.get_any(url)
    except SourceError as error:
        yield error
        return
    kind = _kind(page)
    if kind == "feed":
        for link in feed_links(page):
            yield link
        return
    further = _sitemap if kind == "sitemap" else _section
    async for found in further(page, wanted, fetcher):
        yield found


def _kind(page: Page) -> str:
    head = unpacked(page)[:_HEAD]
    if _SITEMAP_ROOT.search(head) or head.lstrip()[:4].lower() == b"http":
        return "sitemap"
    return "feed" if _FEED_ROOT.search(head) else "page"


async def _sitemap(
    page: Page, wanted: Discovery, fetcher: Fetcher
) -> AsyncIterator[Link | SourceError]:
    """Read a sitemap and those that it names, as far as they changed since the first day."""
    waiting, seen = [page], {page.url}
    while waiting:
        sitemap = read_sitemap(waiting.pop(0))
        for link in sitemap.links:
            yield link
        for further in sitemap.further:
            if further.url in seen or len(seen) > _MOST_SITEMAPS or not _is_new(further, wanted):
                continue
            seen.add(further.url)
            try:
                waiting.append(await fetcher.get_any(further.url))
            except SourceError as error:
                yield error


def _is_new(sitemap: Link, wanted: Discovery) -> bool:
    changed = sitemap.published_at
    return not (wanted.since and changed and changed[:10] < wanted.since)


async def _section(
    page: Page, wanted: Discovery, fetcher: Fetcher
) -> AsyncIterator[Link | SourceError]:
    for link in section_links(page):
        yield link
    for feed in linked_feeds(page) if wanted.feeds else ():
        async for found in _read(feed, Discovery(), fetcher):
            yield found
    for sitemap in await _sitemaps_of(page, fetcher) if wanted.sitemaps else ():
        async for found in _read(sitemap, replace(wanted, feeds=False, sitemaps=False), fetcher):
            yield found


async def _sitemaps_of(page: Page, fetcher: Fetcher) -> list[str]:
    try:
        robots = await fetcher.get_any(urljoin(page.url or page.name, "/robots.txt"))
        named = _SITEMAP_LINE.findall(robots.content.decode("utf-8", "replace"))
    except SourceError:
        named = []
    return named or [urljoin(page.url or page.name, "/sitemap.xml")]


def _each_once(found: Iterable[Link | SourceError]) -> Iterator[Link | SourceError]:
    """Yield each article once, under its main address where one was found, in first order."""
    kept: dict[str, Link | SourceError] = {}
    for number, link in enumerate(found):
        if isinstance(link, SourceError):
            kept[f"error {number}"] = link
            continue
        key = article_key(link.url)
        before = kept.get(key)
        kept[key] = _better(before, link) if isinstance(before, Link) else link
    yield from kept.values()


def _better(one: Link, other: Link) -> Link:
    """Bring together two finds of one article: the main address, all that is told."""
    main = other if is_variant(one.url) and not is_variant(other.url) else one
    return Link(
        main.url, one.title or other.title, one.published_at or other.published_at, one.found_in
    )
