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

_AHEAD = 24


def fetch_all(
    items: Iterable[str | Other], fetcher: Fetcher
) -> Iterator[Page | SourceError | Other]:
    """Fetch every address among the items, in order; other items pass through.

    Addresses are strings. At most a few dozen pages are held at a time. Fetching goes on in
    a thread of its own while the caller works on what has come.
    """
    with _Loop() as loop:
        waiting: deque[Future[Page | SourceError] | Other] = deque()
        for item in items:
            waiting.append(loop.start(fetcher, item) if isinstance(item, str) else item)
            if len(waiting) > _AHEAD:
                yield _settle(waiting.popleft())
        while waiting:
            yield _settle(waiting.popleft())
        loop.close(fetcher)


def _settle(item: Future[Page | SourceError] | Other) -> Page | SourceError | Other:
    return item.result() if isinstance(item, Future) else item


async def _get(fetcher: Fetcher, url: str) -> Page | SourceError:
    try:
        return await fetcher.get(url)
    except SourceError as error:
        return error


class _Loop:
    """An event loop in a thread of its own."""

    def __enter__(self) -> _Loop:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        return self

    def start(self, fetcher: Fetcher, url: str) -> Future[Page | SourceError]:
        return asyncio.run_coroutine_threadsafe(_get(fetcher, url), self._loop)

    def close(self, fetcher: Fetcher) -> None:
        asyncio.run_coroutine_threadsafe(fetcher.close(), self._loop).result()

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
