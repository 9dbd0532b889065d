"""An ordered map over processes: bounded memory, and a dead worker costs one item.

Processes, not threads: parsing and pattern matching hold the interpreter lock, and
trafilatura is known to crash in threads. Workers are spawned, so that no lock or open
file of the parent is copied into them.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_BATCH = 8
_BATCHES_AHEAD = 4


class WorkerDiedError(RuntimeError):
    """The process that worked on this item ended without a result."""


def map_ordered(
    function: Callable[[Item], Result], items: Iterable[Item], processes: int
) -> Iterator[Result | Exception]:
    """Apply a picklable function to every item, results in the order of the items.

    A result that is an exception stands for an item on which the function raised, or whose
    worker died (`WorkerDiedError`); the rest goes on.

    >>> list(map_ordered(len, ["a", "bb"], processes=1))
    [1, 2]
    """
    if processes <= 1:
        yield from (_attempt(function, item) for item in items)
        return
    pool = _Pool(processes)
    waiting: deque[tuple[Future[list[Result | Exception]], tuple[Item, ...]]] = deque()
    try:
        for batch in _batched(items):
            waiting.append((pool.submit(function, batch), batch))
            if len(waiting) > processes * _BATCHES_AHEAD:
                yield from pool.collect(function, *waiting.popleft())
        while waiting:
            yield from pool.collect(function, *waiting.popleft())
    finally:
        pool.close()


def _attempt(function: Callable[[Item], Result], item: Item) -> Result | Exception:
    try:
        return function(item)
    except Exception as fault:  # one bad item must not end the run
        return fault


def _attempt_all(
    function: Callable[[Item], Result], batch: tuple[Item, ...]
) -> list[Result | Exception]:
    return [_attempt(function, item) for item in batch]


def _batched(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    stream = iter(items)
    while batch := tuple(islice(stream, _BATCH)):
        yield batch


class _Pool:
    """A process pool that is made anew when a worker dies."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._executor = self._start(processes)

    @staticmethod
    def _start(processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"))

    def submit(
        self, function: Callable[[Item], Result], batch: tuple[Item, ...]
    ) -> Future[list[Result | Exception]]:
        try:
            return self._executor.submit(_attempt_all, function, batch)
        except BrokenProcessPool:
            self._renew()
            return self._executor.submit(_attempt_all, function, batch)

    def collect(
        self,
        function: Callable[[Item], Result],
        future: Future[list[Result | Exception]],
        batch: tuple[Item, ...],
    ) -> list[Result | Exception]:
        try:
            return future.result()
        except BrokenProcessPool:
            return [self._alone(function, item) for item in batch]

    def _alone(self, function: Callable[[Item], Result], item: Item) -> Result | Exception:
        """Try one item of a broken batch in a process of its own."""
        with self._start(1) as executor:
            try:
                return executor.submit(_attempt, function, item).result()
            except BrokenProcessPool:
                return WorkerDiedError("the worker process ended without a result")

    def _renew(self) -> None:
        self.close()
        self._executor = self._start(self._processes)

    def close(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
