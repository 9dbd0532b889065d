"""The cache in front of the network: kept answers are given back, new ones kept."""

from __future__ import annotations

import httpx

from extract.fetching.cache import Cache, NotCachedError

_LIFETIME = ("cache-control", "expires", "pragma")
_KEPT = frozenset((200, 203, 301, 308))
_NO_RULES = frozenset((401, 403, 404, 410))
"""Answers that stand for a robots.txt without rules: they are kept as one is."""
_FILE = "answers.sqlite"
_MOST_BYTES = 4 << 30


def cached(transport: httpx.AsyncBaseTransport, cache: Cache) -> httpx.AsyncBaseTransport:
    """Put a cache in front of a transport."""
    from hishel import CacheOptions
    from hishel.httpx import AsyncCacheTransport

    from extract.fetching.shelf import Shelf

    shelf = Shelf(cache.folder / _FILE, _MOST_BYTES)
    source = _Offline() if cache.offline else _Lifetimes(transport, cache.seconds)
    return AsyncCacheTransport(source, shelf, rfc=CacheOptions(shared=False))


class _Lifetimes(httpx.AsyncBaseTransport):
    """Gives a lifetime to the answers that come without one."""

    def __init__(self, transport: httpx.AsyncBaseTransport, seconds: float) -> None:
        self._transport = transport
        self._seconds = int(seconds)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._transport.handle_async_request(request)
        untold = not any(name in answer.headers for name in _LIFETIME)
        kept = _KEPT | _NO_RULES if request.url.path == "/robots.txt" else _KEPT
        if untold and answer.status_code in kept and self._seconds > 0:
            answer.headers["Cache-Control"] = f"max-age={self._seconds}"
        return answer

    async def aclose(self) -> None:
        await self._transport.aclose()


class _Offline(httpx.AsyncBaseTransport):
    """No network."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        raise NotCachedError
