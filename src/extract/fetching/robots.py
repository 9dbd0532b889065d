"""robots.txt by RFC 9309: read once per host, honoured, its crawl delay kept.

A 4xx answer allows everything; a server error forbids everything; without an answer the
page fails as robots.txt did.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from extract.errors import SourceError
from extract.fetching.hosts import Hosts
from extract.language import mark

_LARGEST = 512_000
"""RFC 9309, 2.5: at least 500 kibibytes are parsed."""

ReadRobots = Callable[[str], Awaitable[tuple[int, bytes]]]


class Robots:
    """What each host allows a user agent."""

    def __init__(self, read: ReadRobots, user_agent: str) -> None:
        self._read = read
        self._user_agent = user_agent
        self._rules: dict[str, asyncio.Task[Any]] = {}

    async def require(self, url: str, name: str, hosts: Hosts) -> None:
        """Raise `SourceError` when the host's robots.txt forbids an address."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._load(origin))
        try:
            rules = await self._rules[origin]
        except SourceError as error:
            raise SourceError(name, error.code, error.reason, error.hint) from error
        if rules is None:
            raise _forbidden(name, mark("its robots.txt is out of order, which forbids everything"))
        hosts.ask_delay(parts.netloc, rules.crawl_delay(self._user_agent))
        if not rules.can_fetch(url, self._user_agent):
            raise _forbidden(name, mark("the site's robots.txt forbids it"))

    async def _load(self, origin: str) -> Any:
        """Return the parsed rules; None where nothing is allowed."""
        from protego import Protego

        status, content = await self._read(f"{origin}/robots.txt")
        if status >= 500:
            return None
        text = content[:_LARGEST].decode("utf-8-sig", "replace") if status < 300 else ""
        return Protego.parse(text)


def _forbidden(name: str, reason: str) -> SourceError:
    return SourceError(name, "robots", reason, "ask the site, or use --ignore-robots")
