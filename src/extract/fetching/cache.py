"""The cache: answers kept on disk by RFC 9111, asked for again only when it says so.

Most papers send no lifetime with their pages; by the letter of the RFC each run would fetch
them anew. Such answers are given a lifetime of ours (`Cache.seconds`); a lifetime or a
prohibition that the server does send is kept to. A stale answer is asked for again under its
validators, and comes back as a few bytes when it has not changed.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

_DAY = 24 * 3600
_LIFETIME = ("cache-control", "expires", "pragma")
_KEPT = frozenset((200, 203, 301, 308))
_NO_RULES = frozenset((401, 403, 404, 410))
"""Answers that stand for a robots.txt without rules: they are kept as one is."""
_FILE = "pages.sqlite"
_MOST_BYTES = 4 << 30


@dataclass(frozen=True)
class Cache:
    """Where answers are kept and how they are used."""

    folder: Path
    """The folder of the cache's file; made when it is missing."""
    seconds: float = _DAY
    """How long an answer without a lifetime of its own is fresh."""
    offline: bool = False
    """Take everything from the cache, however old; what it lacks is `not_cached`."""
    refresh: bool = False
    """Ask the server about every answer, fresh or not."""


class NotCachedError(Exception):
    """The cache lacks an answer, and the network is not to be used."""


def default_folder() -> Path:
    """Return where the command line keeps its cache: `$EXTRACT_CACHE`, else the user's cache."""
    own = os.environ.get("EXTRACT_CACHE")
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(own) if own else base / "extract-vn" / "pages"


def cached(transport: httpx.AsyncBaseTransport, cache: Cache) -> httpx.AsyncBaseTransport:
    """Put a cache in front of a transport."""
    from hishel import CacheOptions
    from hishel.httpx import AsyncCacheTransport

    cache.folder.mkdir(parents=True, exist_ok=True)
    storage = _storage(cache.folder / _FILE)
    source = _Offline() if cache.offline else _Lifetimes(transport, cache.seconds)
    return AsyncCacheTransport(source, storage, rfc=CacheOptions(shared=False))


def _storage(file: Path) -> Any:
    from hishel import AsyncSqliteStorage, Entry

    class NewestFirst(AsyncSqliteStorage):
        """Of several answers to one request, the last one that came is the one to use."""

        async def get_entries(self, key: str) -> list[Entry]:
            return (await super().get_entries(key))[::-1]

    return NewestFirst(database_path=file, max_size=_MOST_BYTES)


def cache_request(url: str, cache: Cache | None, again: bool = False) -> dict[str, Any]:
    """Return what a request must carry for the cache to be used as it says.

    A page that is asked for `again` is not to come from the cache: what is there is broken.
    """
    if cache is None:
        return {}
    caching: dict[str, Any] = {"key": hashlib.sha256(url.encode()).hexdigest()}
    if cache.offline:
        caching["rfc"] = False
    asked: dict[str, Any] = {"extensions": {"caching": caching}}
    if (cache.refresh or again) and not cache.offline:
        asked["headers"] = {"Cache-Control": "no-cache"}
    return asked


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
