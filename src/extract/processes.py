"""An ordered map over processes: bounded memory; a worker that dies or hangs costs one item.

Processes, not threads: parsing and pattern matching hold the interpreter lock, and
trafilatura is known to crash in threads. Workers are spawned, so that no lock or open
file of the parent is copied into them.

Each worker answers its items in the order they were handed to it. So the item that a dead
or stuck worker had in hand is known exactly: the first that it has not answered. The items
behind it go to the worker that takes its place; so does an item whose worker died, once.
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from types import TracebackType
from typing import Any, Generic, TypeVar

from extract.language import mark
from extract.ordering import in_order

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD = 3
"""Items a worker is given before it has answered: it never waits for the parent."""
_WINDOW = 32
"""Results a worker may be ahead of the one that is waited for."""
_GLANCE = 0.01
"""Seconds in which answers are waited for when items may come too."""
_FRUITLESS_STARTS = 3
_UNSTARTED = (
    "worker processes end before they can begin: each of them reads the script that starts them "
    'anew, so put what the script does under `if __name__ == "__main__":` and run it from a file'
)
_PATIENCE = 5.0
"""Seconds in which an idle worker ends by itself."""

Numbered = tuple[int, Any]


class WorkerDiedError(RuntimeError):
    """The process that worked on this item ended without a result."""

    code = "crash"

    def __init__(self) -> None:
        super().__init__(mark("the worker process ended without a result"))


class WorkerHungError(RuntimeError):
    """The item took longer than it may, and its process was ended."""

    code = "hang"

    def __init__(self, seconds: float) -> None:
        super().__init__(mark(f"it took longer than {seconds:g} seconds"))
        self.seconds = seconds

    def __reduce__(self) -> tuple[type[WorkerHungError], tuple[float]]:
        return type(self), (self.seconds,)


def map_ordered(
    function: Callable[[Item], Result],
    items: Iterable[Item],
    processes: int,
    seconds: float | None = None,
    isolated: bool = False,
) -> Iterator[Result | Exception]:
    """Apply a picklable function to every item, results in the order of the items.

    A result that is an exception stands for an item on which the function raised, whose worker
    died twice (`WorkerDiedError`), or which took longer than `seconds` (`WorkerHungError`); the
    rest goes on. One process means this one, which nothing guards, unless `isolated`. Raises
    `RuntimeError` when workers cannot start at all. A function with a method `warm_up` has it
    called once in each worker, before its time is counted.

    >>> list(map_ordered(len, ["a", "bb"], processes=1))
    [1, 2]
    """
    with Workers(function, processes, seconds, isolated) as workers:
        yield from workers.map(items)


class Workers(Generic[Item, Result]):
    """What `map_ordered` maps with, kept for several maps: starting processes takes a second.

    >>> with Workers(len, processes=1) as workers:
    ...     [list(workers.map(items)) for items in (["a", "bb"], ["ccc"])]
    [[1, 2], [3]]
    """

    def __init__(
        self,
        function: Callable[[Item], Result],
        processes: int,
        seconds: float | None = None,
        isolated: bool = False,
    ) -> None:
        self._function = function
        apart = processes > 1 or isolated
        self._crew = _Crew(function, processes, seconds) if apart else None

    def __enter__(self) -> Workers[Item, Result]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._crew:
            self._crew.close()

    def map(self, items: Iterable[Item]) -> Iterator[Result | Exception]:
        """Apply the function to every item; read one map to its end before the next.

        Items are taken in as results are: what waits for its turn stays little.
        """
        near = _Near(items, self._crew.window if self._crew else 1)
        for result in in_order(self.each(near)):
            near.first += 1
            yield result

    def each(
        self, numbered: Iterable[tuple[int, Item | Settled] | None]
    ) -> Iterator[tuple[int, Result | Exception | Any] | None]:
        """Apply the function to items as they come; yield each result when it is made.

        Items have numbers, which their results bear; what is `Settled` passes by the function.
        None among the items says that none has come for a moment: meanwhile results are taken
        in. It is passed on.
        """
        if self._crew:
            return self._crew.each(iter(numbered))
        return (one and (one[0], _attempt(self._function, one[1])) for one in numbered)


class _Near(Generic[Item]):
    """Items numbered, none further than a window beyond the first without a result."""

    def __init__(self, items: Iterable[Item], window: int) -> None:
        self._items, self._window = items, window
        self.first = 0

    def __iter__(self) -> Iterator[tuple[int, Item] | None]:
        for number, item in enumerate(self._items):
            while number - self.first >= self._window:
                yield None
            yield number, item


@dataclass(frozen=True)
class Settled:
    """Stands among items for one whose result is known."""

    result: Any


def _attempt(function: Callable[[Item], Result], item: Item | Settled) -> Result | Exception | Any:
    if isinstance(item, Settled):
        return item.result
    try:
        return function(item)
    except Exception as fault:  # one bad item must not end the run
        return fault


class _Crew(Generic[Item, Result]):
    """The workers of one map, and what they have answered out of order."""

    def __init__(
        self, function: Callable[[Item], Result], processes: int, seconds: float | None
    ) -> None:
        self._function, self._seconds = function, seconds
        self._workers = [_Worker(function) for _ in range(max(processes, 1))]
        self.window = _WINDOW * len(self._workers)
        self._done: deque[tuple[int, Result | Exception | Any]] = deque()
        self._suspects: set[int] = set()
        self._fruitless = 0

    def each(
        self, stream: Iterator[tuple[int, Item | Settled] | None]
    ) -> Iterator[tuple[int, Result | Exception | Any] | None]:
        more: bool | None = True
        while more is not False or any(worker.waiting for worker in self._workers):
            more = more is not False and self._hand_out(stream)
            self._collect(0 if self._done else _GLANCE if more is None else None)
            while self._done:
                yield self._done.popleft()
            if more is None:
                yield None

    def _hand_out(self, stream: Iterator[tuple[int, Item | Settled] | None]) -> bool | None:
        """Give items to workers with room, the least busy first.

        Return False when there are no more, None when none has come for a moment.
        """
        while True:
            worker = min(self._workers, key=lambda one: len(one.waiting))
            if len(worker.waiting) >= _AHEAD or len(self._done) >= _WINDOW:
                return True
            try:
                item = next(stream)
            except StopIteration:
                return False
            if item is None:
                return None
            if isinstance(item[1], Settled):
                self._done.append((item[0], item[1].result))
            else:
                worker.give(item)

    def _collect(self, glance: float | None) -> None:
        """Take in answers: wait until a worker answers, dies, or has had its time; or a glance."""
        busy = {worker.connection: worker for worker in self._workers if worker.waiting}
        patience = self._time_left(busy.values()) if glance is None else glance
        ready = wait(list(busy), patience) if busy else []
        for connection in ready:
            self._take(busy[connection])  # type: ignore[index]
        for worker in busy.values():
            if worker.waiting and worker.spent() > (self._seconds or float("inf")):
                self._replace(worker, WorkerHungError(self._seconds or 0))

    def _time_left(self, busy: Iterable[_Worker]) -> float | None:
        if self._seconds is None:
            return None
        return max(0.01, self._seconds - max(worker.spent() for worker in busy))

    def _take(self, worker: _Worker) -> None:
        try:
            answer = worker.answer()
        except (EOFError, OSError):
            self._replace(worker, WorkerDiedError())
            return
        self._fruitless = 0
        if answer:
            self._done.append(answer)

    def _replace(self, worker: _Worker, fault: Exception) -> None:
        """Put a new worker in the place of a lost one; its item in hand has failed."""
        left = worker.waiting
        worker.kill()
        if worker.ready:
            self._blame(left, fault)
        else:
            self._fruitless += 1
            if self._fruitless > _FRUITLESS_STARTS:
                raise RuntimeError(_UNSTARTED)
        fresh = _Worker(self._function)
        self._workers[self._workers.index(worker)] = fresh
        for item in left:
            fresh.give(item)

    def _blame(self, left: deque[Numbered], fault: Exception) -> None:
        """Let the item in hand fail; a death is believed when it comes twice.

        The first may have come from outside: memory that ran out, a machine that goes down.
        """
        number = left[0][0]
        if isinstance(fault, WorkerDiedError) and number not in self._suspects:
            self._suspects.add(number)
            return
        self._suspects.discard(number)
        self._done.append((left.popleft()[0], fault))

    def close(self) -> None:
        for worker in self._workers:
            worker.dismiss()
        for worker in self._workers:
            worker.join()


class _Worker:
    """One process, the items it has not answered, and a thread that hands them over.

    The thread may block on a full pipe; the parent never does, so that it always reads the
    answers and sees the time.
    """

    def __init__(self, function: Callable[[Any], Any]) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.waiting: deque[Numbered] = deque()
        self.ready = False
        self._since = time.monotonic()
        self._outgoing: SimpleQueue[Numbered | None] = SimpleQueue()
        self._process = context.Process(target=_work, args=(function, theirs), daemon=True)
        self._process.start()
        theirs.close()
        threading.Thread(target=self._send, daemon=True).start()

    def give(self, item: Numbered) -> None:
        if not self.waiting:
            self._since = time.monotonic()
        self.waiting.append(item)
        self._outgoing.put(item)

    def _send(self) -> None:
        with suppress(OSError):  # the process is gone: the parent learns it from the other end
            while (item := self._outgoing.get()) is not None:
                self.connection.send(item)
            self.connection.send(None)

    def answer(self) -> Numbered | None:
        """Return one answer with its number; None when the worker says that it has begun."""
        answer: Numbered | None = self.connection.recv()
        self._since = time.monotonic()
        if answer is None:
            self.ready = True
        else:
            self.waiting.popleft()
        return answer

    def spent(self) -> float:
        """Seconds spent on the item in hand; none while the process is starting."""
        return time.monotonic() - self._since if self.ready else 0.0

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._outgoing.put(None)
        self.connection.close()

    def dismiss(self) -> None:
        if self.waiting:
            self.kill()
        else:
            self._outgoing.put(None)

    def join(self) -> None:
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self.kill()


def _work(function: Callable[[Any], Any], connection: Connection[Any, Any]) -> None:
    """Answer items until told to end, or until the parent is gone."""
    with suppress(EOFError, OSError, KeyboardInterrupt):
        getattr(function, "warm_up", lambda: None)()
        connection.send(None)
        while (item := connection.recv()) is not None:
            _answer(connection, item[0], _attempt(function, item[1]))


def _answer(connection: Connection[Any, Any], number: int, result: Any) -> None:
    try:
        connection.send((number, result))
    except OSError:
        raise
    except Exception as fault:  # what cannot be pickled must not end the worker
        connection.send((number, RuntimeError(f"{type(result).__name__} cannot be sent: {fault}")))
