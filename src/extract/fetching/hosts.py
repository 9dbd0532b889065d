"""Hosts and their turns: so many at a time, so long between two requests."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from extract.fetching.page import Limits


class Hosts:
    """Gives each request its turn at its host."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._slots: dict[str, asyncio.Semaphore] = {}
        self._next: dict[str, float] = {}
        self._delay: dict[str, float] = {}

    def ask_delay(self, host: str, seconds: float | None) -> None:
        """Keep the delay that a host asks for, when it is longer than ours."""
        self._delay[host] = max(seconds or 0.0, self._limits.host_delay_seconds)

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Wait for a turn at the host of an address."""
        host = urlsplit(url).netloc
        slots = self._slots.setdefault(host, asyncio.Semaphore(self._limits.host_connections))
        async with slots:
            await asyncio.sleep(self._book(host))
            yield

    def _book(self, host: str) -> float:
        """Book the next free moment at a host; return how long until then."""
        now = time.monotonic()
        start = max(now, self._next.get(host, now))
        self._next[host] = start + self._delay.get(host, self._limits.host_delay_seconds)
        return start - now
