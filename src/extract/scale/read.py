"""The pure function that every engine runs: one input in, one record (or its failure) out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.errors import SourceError
from extract.processes import Workers
from extract.record import Record
from extract.sources import Input, load

ARTICLE_SECONDS = 60.0
"""Time that one article may take before its worker is ended."""

Found = Input | SourceError


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


@dataclass(frozen=True)
class Reader:
    """The function that workers are given: packs the record of an input, or raises."""

    published: str | None = None
    """The date of publication of inputs that have none."""
    provenance: bool = False
    """Whether records say where on the page their mentions stand."""

    def __call__(self, item: Found) -> Packed:
        """Read one input; an error in its place is raised."""
        if isinstance(item, SourceError):
            raise item
        record = read_input(item, self.published)
        if self.provenance:
            from extract.provenance import traced

            record = traced(record, item)
        return Packed(record.model_dump_json().encode(), len(record.events))

    def warm_up(self) -> None:
        """Load rules and facts, so that the first article does not pay for them."""
        read_input(Input("", "text", "Ngày 16/5/2025, Quận ủy Tây Hồ họp.".encode()))


def read_all(
    inputs: Iterable[Found], workers: Workers[Found, Packed]
) -> Iterator[tuple[Found, Packed | SourceError]]:
    """Pair each input with its record or its failure, in order."""
    waiting: deque[Found] = deque()

    def noted() -> Iterator[Found]:
        for item in inputs:
            waiting.append(item)
            yield item

    for result in workers.map(noted()):
        item = waiting.popleft()
        yield item, told(item, result) if isinstance(result, Exception) else result


def told(item: Found, fault: Exception) -> SourceError:
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
