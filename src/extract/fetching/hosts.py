"""Hosts and their turns: so many at a time, so long between two requests."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from aiolimiter import AsyncLimiter

from extract.fetching.page import Limits


class Hosts:
    """Gives each request its turn at its host, and at the line that all share."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._line = asyncio.Semaphore(limits.connections)
        self._slots: dict[str, asyncio.Semaphore] = {}
        self._pace: dict[str, AsyncLimiter | None] = {}
        self._held: dict[str, float] = {}

    def ask_delay(self, host: str, seconds: float | None) -> None:
        """Keep the delay that a host asks for, when it is longer than ours."""
        delay = max(
            min(seconds or 0.0, self._limits.longest_delay), self._limits.host_delay_seconds
        )
        pace = self._pace.get(host)
        if delay and (pace is None or pace.time_period < delay):
            self._pace[host] = AsyncLimiter(1, delay)

    def hold(self, url: str, seconds: float) -> None:
        """Ask nothing of a host for a while: it said that it is busy."""
        host = urlsplit(url).netloc
        self._held[host] = max(self._held.get(host, 0.0), time.monotonic() + seconds)

    @asynccontextmanager
    async def turn(self, url: str) -> AsyncIterator[None]:
        """Wait for a turn at the host of an address."""
        host = urlsplit(url).netloc
        slots = self._slots.setdefault(host, asyncio.Semaphore(self._limits.host_connections))
        async with slots:
            await self._wait(host)
            async with self._line:
                yield

    async def _wait(self, host: str) -> None:
        self.ask_delay(host, None)
        pace = self._pace.get(host)
        if pace:
            await pace.acquire()
        while (left := self._held.get(host, 0.0) - time.monotonic()) > 0:
            await asyncio.sleep(left)
