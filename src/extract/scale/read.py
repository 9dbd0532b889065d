"""The pure function that every engine runs: one input in, one record (or its failure) out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from extract.errors import SourceError
from extract.processes import Settled, Workers
from extract.record import Record
from extract.sources import Input, load
from extract.sources.pieces import is_address

if TYPE_CHECKING:
    from extract.fetching.archive import ArchiveWriter

Other = TypeVar("Other")

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


_UNREAD = Packed(b"", 0)


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

    def __call__(self, item: Input) -> Packed:
        """Read one input; raises `SourceError` for what holds no article."""
        record = read_input(item, self.published)
        if self.provenance:
            from extract.provenance import traced

            record = traced(record, item)
        return Packed(record.model_dump_json().encode(), len(record.events))

    def warm_up(self) -> None:
        """Load rules and facts, so that the first article does not pay for them."""
        read_input(Input("", "text", "Ngày 16/5/2025, Quận ủy Tây Hồ họp.".encode()))


@dataclass(frozen=True)
class Outcome:
    """What became of one input."""

    name: str
    """What it is called: a path, an address, a file and line."""
    origin: str | None
    """Who gave the page: server, cache, archive; nowhere: it did not come; null: it is no page."""
    result: Packed | SourceError
    """The record, or why there is none."""
    page: bytes = b""
    """The page as it goes into an archive, where one is kept."""


def read_each(
    found: Iterable[tuple[int, Found | Other] | None],
    workers: Workers[Input, Packed],
    archive: ArchiveWriter | None = None,
) -> Iterator[tuple[int, Outcome | Other] | None]:
    """Read inputs as they come, and tell what became of each as soon as it is known.

    Failures come out as they are, and what is no input passes through. Pages are packed for
    `archive`, not appended: that has to wait for their turn.
    """
    begun: dict[int, Outcome] = {}

    def inputs() -> Iterator[tuple[int, Input | Settled] | None]:
        for one in found:
            if one and isinstance(one[1], Input):
                begun[one[0]] = _begun(one[1], archive)
                yield one[0], one[1]
            else:
                yield one and (one[0], Settled(_passed(one[1])))

    answers: Iterator[tuple[int, Any] | None] = workers.each(inputs())
    for answer in answers:
        if answer and answer[0] in begun:
            yield answer[0], _ended(begun.pop(answer[0]), answer[1])
        else:
            yield answer


def _begun(item: Input, archive: ArchiveWriter | None) -> Outcome:
    """Return what is known of an input that is being read."""
    origin = item.data.origin if item.kind == "page" else None
    return Outcome(item.name, origin, _UNREAD, pack_page(item, archive))


def pack_page(item: Input, archive: ArchiveWriter | None) -> bytes:
    """Return a page that came from the web as it goes into the archive, where one is kept."""
    if archive is None or item.kind != "page" or item.data.origin == "archive":
        return b""
    return archive.pack(item.data)


def _passed(item: SourceError | Other) -> Outcome | Other:
    if not isinstance(item, SourceError):
        return item
    return Outcome(item.source, "nowhere" if is_address(item.source) else None, item)


def _ended(begun: Outcome, result: Packed | Exception) -> Outcome:
    ended = told(begun.name, result) if isinstance(result, Exception) else result
    return replace(begun, result=ended)


def told(name: str, fault: Exception) -> SourceError:
    """Say of any failure which input it was, and what to do."""
    if isinstance(fault, SourceError):
        return fault
    if getattr(fault, "code", "") == "hang":
        return SourceError(name, "hang", str(fault), "look at it alone, or allow --article-seconds")
    return SourceError(
        name, "crash", f"it made the program fail ({type(fault).__name__}: {fault})",
        "please report it with the input",
    )  # fmt: skip
