"""Many pages: fetched ahead of the one being cleaned, handed on as they come or in order."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from extract.errors import SourceError
from extract.fetching.client import Fetcher
from extract.fetching.page import Page
from extract.ordering import in_order

Other = TypeVar("Other")

_AHEAD = 2000
"""Items taken in beyond the oldest that is not handed on: other hosts go on while one is slow."""
_HELD_BYTES = 64_000_000
"""Bytes of pages that wait to be handed on before no more are asked for."""
_MOMENT = 0.05
"""Seconds without a page after which the reader is told that nothing has come."""


def fetch_all(
    items: Iterable[str | Other], fetcher: Fetcher
) -> Iterator[Page | SourceError | Other]:
    """Fetch every address among the items, in order; other items pass through.

    Addresses are strings. A few dozen megabytes of pages at most wait to be handed on. Fetching
    goes on in a thread of its own while the caller works on what has come.
    """
    with _Stream(items, fetcher) as stream:
        numbered = ((got[0], got) for got in stream if got)
        for number, result in in_order(numbered):
            stream.let_go(number, result)
            yield result


def fetch_each(
    items: Iterable[str | Other], fetcher: Fetcher
) -> Iterator[tuple[int, Page | SourceError | Other] | None]:
    """Fetch as `fetch_all` does, but hand on each page when it comes, with its number.

    None stands for a moment in which nothing came.
    """
    with _Stream(items, fetcher) as stream:
        for got in stream:
            if got:
                stream.let_go(*got)
            yield got


class _End:
    """Stands behind the last item: how many there were, or why they broke off."""

    def __init__(self, count: int, fault: BaseException | None = None) -> None:
        self.count, self.fault = count, fault


class _Stream(Generic[Other]):
    """A thread that takes in the items, and one with the event loop that fetches them."""

    def __init__(self, items: Iterable[str | Other], fetcher: Fetcher) -> None:
        self._items, self._fetcher = items, fetcher
        self._came: SimpleQueue[tuple[int, Any] | _End] = SimpleQueue()
        self._room = threading.Condition()
        self._under_way: dict[int, None] = {}
        """The numbers that were taken in and not handed on, the oldest first."""
        self._held = 0
        self._is_closing = False

    def __enter__(self) -> _Stream[Other]:
        self._loop = asyncio.new_event_loop()
        self._fetching = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._fetching.start()
        threading.Thread(target=self._take_in, daemon=True).start()
        return self

    def __iter__(self) -> Iterator[tuple[int, Any] | None]:
        taken, count = 0, None
        while taken != count:
            try:
                got = self._came.get(timeout=_MOMENT)
            except Empty:
                yield None
                continue
            if not isinstance(got, _End):
                taken += 1
                yield got
            elif got.fault:
                raise got.fault
            else:
                count = got.count

    def let_go(self, number: int, result: Page | SourceError | Other) -> None:
        """Make room: a result is handed on."""
        with self._room:
            del self._under_way[number]
            self._held -= _size(result)
            self._room.notify()

    def _take_in(self) -> None:
        count, fault = 0, None
        try:
            for item in self._items:
                if not self._begin(count, item):
                    return
                count += 1
        except BaseException as broken:  # the reader of the stream is to learn of it
            fault = broken
        self._came.put(_End(count, fault))

    def _begin(self, number: int, item: str | Other) -> bool:
        """Begin with one item when there is room; False when the stream is closed."""
        with self._room:
            self._room.wait_for(lambda: self._is_closing or self._has_room(number))
            if self._is_closing:
                return False
            self._under_way[number] = None
            if isinstance(item, str):
                asyncio.run_coroutine_threadsafe(self._get(number, item), self._loop)
            else:
                self._came.put((number, item))
        return True

    def _has_room(self, number: int) -> bool:
        oldest = next(iter(self._under_way), number)
        return number - oldest < _AHEAD and self._held < _HELD_BYTES

    async def _get(self, number: int, url: str) -> None:
        result: Page | SourceError
        try:
            result = await self._fetcher.get(url)
        except SourceError as error:
            result = error
        except Exception as fault:  # one page must not end the others
            result = SourceError(
                url, "crash", f"fetching failed ({type(fault).__name__}: {fault})",
                "please report it with the address",
            )  # fmt: skip
        with self._room:
            self._held += _size(result)
        self._came.put((number, result))

    def __exit__(self, *_: object) -> None:
        with self._room:
            self._is_closing = True
            self._room.notify()
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._fetching.join()
        self._loop.close()

    async def _close(self) -> None:
        """End what is still under way and close every connection."""
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._fetcher.close()


def _size(result: object) -> int:
    if not isinstance(result, Page):
        return 0
    return len(result.content) + sum(map(_size, result.parts))
