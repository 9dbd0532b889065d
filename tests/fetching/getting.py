"""What tests of fetching share: one page with quick limits."""

from __future__ import annotations

import asyncio
from typing import Any

from extract.errors import SourceError
from extract.fetching import Fetcher, Limits, Page

QUICK = Limits(
    seconds=2.5, connect_seconds=2, size=2_000_000, backoff_seconds=0.02, host_delay_seconds=0
)


def get(url: str, limits: Limits = QUICK, **settings: Any) -> Page:
    """Fetch one page; private addresses are allowed."""
    return get_all([url], limits, **settings)[0]


def get_all(urls: list[str], limits: Limits = QUICK, **settings: Any) -> list[Page]:
    """Fetch pages one after the other with one client; raises the first failure."""

    async def run() -> list[Page]:
        async with Fetcher(limits=limits, **{"allow_private": True} | settings) as fetcher:
            return [await fetcher.get(url) for url in urls]

    return asyncio.run(run())


def outcome(url: str, **settings: Any) -> str:
    """Fetch one page and tell how it went: "ok", or the code of the failure."""
    try:
        get(url, **settings)
    except SourceError as error:
        return error.code
    return "ok"
