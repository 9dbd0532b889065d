"""Many pages: fetched ahead of the one being cleaned, handed on in order."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

from extract.errors import SourceError
from extract.fetching.client import Fetcher
from extract.fetching.page import Page

Other = TypeVar("Other")

_AHEAD = 400
"""Pages asked for and not yet handed on: enough to go on while one host is slow."""
_HELD_BYTES = 64_000_000
"""Bytes of pages that wait to be handed on before no more are asked for."""


def fetch_all(
    items: Iterable[str | Other], fetcher: Fetcher
) -> Iterator[Page | SourceError | Other]:
    """Fetch every address among the items, in order; other items pass through.

    Addresses are strings. A few hundred pages at most are under way or wait, and a few dozen
    megabytes of them. Fetching goes on in a thread of its own while the caller works on what
    has come.
    """
    with _Loop(fetcher) as loop:
        waiting: deque[Future[Page | SourceError] | Other] = deque()
        for item in items:
            waiting.append(loop.start(item) if isinstance(item, str) else item)
            while len(waiting) > _AHEAD or (loop.is_full() and waiting):
                yield loop.settle(waiting.popleft())
            while waiting and _is_settled(waiting[0]):
                yield loop.settle(waiting.popleft())
        while waiting:
            yield loop.settle(waiting.popleft())


def _is_settled(item: Future[Page | SourceError] | Other) -> bool:
    return not isinstance(item, Future) or item.done()


class _Loop:
    """An event loop in a thread of its own."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._held = 0
        self._counting = threading.Lock()

    def __enter__(self) -> _Loop:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        return self

    def is_full(self) -> bool:
        """Whether as much waits to be handed on as may be held."""
        return self._held > _HELD_BYTES

    def start(self, url: str) -> Future[Page | SourceError]:
        return asyncio.run_coroutine_threadsafe(self._get(url), self._loop)

    async def _get(self, url: str) -> Page | SourceError:
        try:
            page = await self._fetcher.get(url)
        except SourceError as error:
            return error
        self._count(_size(page))
        return page

    def _count(self, size: int) -> None:
        with self._counting:
            self._held += size

    def settle(self, item: Future[Page | SourceError] | Other) -> Page | SourceError | Other:
        if not isinstance(item, Future):
            return item
        result = item.result()
        if isinstance(result, Page):
            self._count(-_size(result))
        return result

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _close(self) -> None:
        """End what is still under way and close every connection."""
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._fetcher.close()


def _size(page: Page) -> int:
    return len(page.content) + sum(map(_size, page.parts))
