"""The pure function that every engine runs: one input in, one record (or its failure) out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from extract.errors import SourceError
from extract.processes import map_ordered
from extract.record import Record
from extract.sources import Input, load

ARTICLE_SECONDS = 60.0
"""Time that one article may take before its worker is ended."""


@dataclass(frozen=True)
class Packed:
    """A record as the JSON that is written: cheap to send between processes."""

    json: bytes
    """The record, one line of JSON without its end."""
    events: int
    """How many events it holds."""


def read_input(item: Input, published: str | None = None) -> Record:
    """Read one input into a record; raises `SourceError` for what holds no article.

    >>> read_input(Input("a.txt", "text", "Ngày 16/5/2025, Quận ủy họp.".encode())).dates[0].value
    '2025-05-16'
    """
    from extract.pipeline import extract

    return extract(load(item, published))


def read_all(
    inputs: Iterable[Input | SourceError],
    published: str | None = None,
    processes: int = 1,
    seconds: float = ARTICLE_SECONDS,
    isolated: bool = False,
) -> Iterator[tuple[Input | SourceError, Packed | SourceError]]:
    """Pair each input with its record or its failure, in order (see `map_ordered`)."""
    waiting: deque[Input | SourceError] = deque()

    def noted() -> Iterator[Input | SourceError]:
        for item in inputs:
            waiting.append(item)
            yield item

    read = partial(_read_or_pass, published=published)
    for result in map_ordered(read, noted(), processes, seconds, isolated):
        item = waiting.popleft()
        yield item, told(item, result) if isinstance(result, Exception) else result


def told(item: Input | SourceError, fault: Exception) -> SourceError:
    """Say of any failure which input it was, and what to do."""
    if isinstance(fault, SourceError):
        return fault
    name = item.source if isinstance(item, SourceError) else item.name
    if getattr(fault, "code", "") == "hang":
        return SourceError(name, "hang", str(fault), "look at it alone, or allow --article-seconds")
    return SourceError(
        name, "crash", f"it made the program fail ({type(fault).__name__}: {fault})",
        "please report it with the input",
    )  # fmt: skip


def _read_or_pass(item: Input | SourceError, published: str | None) -> Packed:
    if isinstance(item, SourceError):
        raise item
    record = read_input(item, published)
    return Packed(record.model_dump_json().encode(), len(record.events))
