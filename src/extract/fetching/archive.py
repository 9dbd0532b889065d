"""Pages kept as WARC (ISO 28500), the form of web archives, and read back as pages.

An archive holds each page as it was read, its body decompressed, with the headers that came
with it, so that a corpus can be cleaned anew years later without asking a paper again.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from extract._version import __version__
from extract.errors import SourceError
from extract.fetching.page import Limits, Page
from extract.fetching.parts import is_part_of

_ABOUT_TRANSFER = frozenset(
    ("content-length", "content-encoding", "transfer-encoding", "connection", "keep-alive")
)
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_CHUNK = 1 << 20
_LEVEL = 4
"""Of compression: a third of the time of zlib's own choice, for a few hundredths of the size."""


def read_archive(
    archive: Path | IO[bytes],
    name: str | None = None,
    limit: int = Limits.size,
    wanted: Callable[[str], bool] = lambda url: True,
) -> Iterator[Page | SourceError]:
    """Yield the pages of a WARC file or stream, compressed or not, in order.

    Pages are the HTML answers with a status of 200 to 299; requests, redirects, pictures and
    the like are passed over. A page larger than `limit` bytes, torn or altered since it was
    written comes as a `SourceError` in its place; an archive that breaks off ends with one.
    Pages whose address is not `wanted` are passed over unread; the parts of an article on
    several pages that follow its first come with it.

    >>> list(read_archive(io.BytesIO(b"")))
    []
    """
    name = name or str(archive)
    try:
        with _opened(archive) as stream:
            yield from _joined(_pages(stream, limit, wanted))
    except (OSError, ValueError) as fault:
        yield SourceError(
            name, "bad_archive", f"the archive cannot be read on from here ({fault})",
            "what stands before it was read; archive the rest again",
        )  # fmt: skip


def _pages(
    stream: IO[bytes], limit: int, wanted: Callable[[str], bool]
) -> Iterator[Page | SourceError]:
    for record in _records(stream):
        url = record.headers.get("WARC-Target-URI", "").strip("<>")
        page = _page(record, url, limit) if wanted(url) else None
        if page:
            yield page


def _joined(pages: Iterator[Page | SourceError]) -> Iterator[Page | SourceError]:
    """Bring the parts of an article together, as they were fetched and put in one after another."""
    first: Page | None = None
    try:
        for page in pages:
            if first and isinstance(page, Page) and is_part_of(page.name, first.name):
                first = replace(first, parts=(*first.parts, page))
                continue
            if first:
                yield first
            first = page if isinstance(page, Page) else None
            if first is None:
                yield page
    except (OSError, ValueError):
        if first:
            yield first
        raise
    if first:
        yield first


def _opened(archive: Path | IO[bytes]) -> IO[bytes]:
    return archive.open("rb") if isinstance(archive, Path) else archive


def _records(stream: IO[bytes]) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource
    yield from ArchiveIterator(stream, record_types=kinds, parse_http=False)


def _page(record: Any, url: str, limit: int) -> Page | SourceError | None:
    if record.headers.get("WARC-Block-Digest") and not record.verify_block_digest():
        return SourceError(
            url, "bad_archive", "the archived page is torn or was altered", "fetch it again"
        )
    if not record.is_http:
        return _read(record, url, record.headers.get("Content-Type"), (), limit)
    record.parse_http(auto_decode="all", strict_mode=False)
    if not 200 <= (record.http_headers.status_code or 0) < 300:
        return None
    headers = tuple(record.http_headers.to_tuples())
    return _read(record, url, record.http_headers.get("Content-Type"), headers, limit)


def _read(
    record: Any, url: str, kind: str | None, headers: tuple[tuple[str, str], ...], limit: int
) -> Page | SourceError | None:
    if not (kind or "").lower().startswith(_PAGE_TYPES):
        return None
    content = record.reader.read(limit + 1)
    if len(content) > limit:
        return SourceError(
            url, "too_large", f"the page is larger than {limit:,} bytes", "it is hardly an article"
        )
    moment = record.record_date
    fetched_at = moment.isoformat() if moment else None
    return Page(content, url, url, kind, headers, fetched_at, "archive")


class ArchiveWriter:
    """Appends pages to a WARC file, each whole: `.warc.gz` compressed, `.warc` plain.

    What a killed run left torn at the end is cut off first, and a page that an earlier
    run put in is not put in again. Raises `OSError` when the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._compressed = path.suffix.lower() == ".gz"
        self._file = path.open("ab", buffering=0)
        if self._compressed:
            self._file.truncate(_whole_members(path))
        self._held = {_mark(page) for page in _all_pages(path)}
        if self._file.seek(0, io.SEEK_END) == 0:
            self.append(self._packed(_about()))

    def __enter__(self) -> ArchiveWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, page: Page) -> None:
        """Append one page with its parts, unless an earlier run put it in."""
        self.append(self.pack(page))

    def pack(self, page: Page) -> bytes:
        """Return a page with its parts as they are appended, without those that are held already.

        Pages come in any order and are to stand in that of the run: pack them as they come,
        and append them in their turn.
        """
        return b"".join(
            self._packed(_response(one))
            for one in (page, *page.parts)
            if not self._held or _mark(one) not in self._held
        )

    def append(self, packed: bytes) -> None:
        """Append what `pack` returned."""
        self._file.write(packed)

    def restore(self, packed: bytes) -> None:
        """Append what a run packed that was killed, unless it had come to append it."""
        for found in read_archive(io.BytesIO(packed)):
            if isinstance(found, Page):
                self.add(found)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _packed(self, record: Any) -> bytes:
        plain = io.BytesIO()
        record.write(plain, checksum_data=True)
        if not self._compressed:
            return plain.getvalue()
        squeeze = zlib.compressobj(_LEVEL, wbits=31)
        return squeeze.compress(plain.getvalue()) + squeeze.flush()


def _all_pages(path: Path) -> Iterator[Page]:
    for page in read_archive(path):
        if isinstance(page, Page):
            yield from (page, *page.parts)


def _mark(page: Page) -> tuple[str, bytes]:
    return page.url or page.name, hashlib.sha256(page.content).digest()


def _whole_members(path: Path) -> int:
    """Return where the last whole gzip member of a file ends."""
    end = at = 0
    inflate = zlib.decompressobj(wbits=31)
    with path.open("rb") as file:
        while chunk := inflate.unconsumed_tail or file.read(_CHUNK):
            try:
                at += _members(inflate, chunk)
            except zlib.error:
                break
            if inflate.eof:
                end = at
                file.seek(end)
                inflate = zlib.decompressobj(wbits=31)
    return end


def _members(inflate: Any, chunk: bytes) -> int:
    """Read on in one member; return how many bytes of the chunk belong to it."""
    inflate.decompress(chunk, _CHUNK)
    return len(chunk) - len(inflate.unused_data) - len(inflate.unconsumed_tail)


def _about() -> Any:
    from fastwarc.warc import WarcRecord, WarcRecordType

    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.warcinfo)
    record.headers["Content-Type"] = "application/warc-fields"
    record.set_bytes_content(
        f"software: extract-vn/{__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
    )
    return record


def _response(page: Page) -> Any:
    from fastwarc.warc import WarcRecord, WarcRecordType

    record = WarcRecord()
    record.init_headers(record_type=WarcRecordType.response)
    record.headers["WARC-Target-URI"] = page.url or page.name
    record.record_date = _moment(page)
    record.is_http = True
    record.set_bytes_content(_http(page))
    return record


def _moment(page: Page) -> datetime:
    if page.fetched_at:
        return datetime.fromisoformat(page.fetched_at)
    return datetime.now(UTC)


def _http(page: Page) -> bytes:
    """Return the answer as one HTTP message whose headers fit the decompressed body."""
    told = page.headers or (("Content-Type", page.content_type or "text/html"),)
    kept = [pair for pair in told if pair[0].lower() not in _ABOUT_TRANSFER]
    lines = [f"{name}: {value}" for name, value in (*kept, ("Content-Length", len(page.content)))]
    head = "\r\n".join(["HTTP/1.1 200 OK", *lines, "", ""])
    return head.encode("utf-8", "replace") + page.content
