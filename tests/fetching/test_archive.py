"""Archives: what is put in comes out to the byte, torn ends and bombs cost one page."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import SourceError
from extract.fetching.archive import ArchiveWriter, read_archive
from extract.fetching.page import Page

HEADERS = (("Content-Type", "text/html; charset=utf-8"), ("ETag", '"a"'))


def page(number: int, content: bytes = "<p>Quận ủy họp.</p>".encode()) -> Page:
    url = f"https://bao.vn/{number}.html"
    return Page(content, url, url, HEADERS[0][1], HEADERS, "2024-05-24T10:05:00+00:00")


def write(path: Path, *pages: Page) -> None:
    with ArchiveWriter(path) as archive:
        for one in pages:
            archive.add(one)


def names(found: list[Page | SourceError]) -> list[str]:
    return [item.code if isinstance(item, SourceError) else item.name[15:-5] for item in found]


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_pages_come_back_as_they_were(tmp_path: Path, name: str) -> None:
    pages = [page(1), page(2, b"\xff\0binary"), page(3, b"x" * 300_000)]
    write(tmp_path / name, *pages)
    found = list(read_archive(tmp_path / name))
    assert [(p.content, p.url, p.content_type, p.fetched_at) for p in found] == [  # type: ignore[union-attr]
        (p.content, p.url, p.content_type, p.fetched_at) for p in pages
    ]
    assert found[0].headers[:2] == HEADERS  # type: ignore[union-attr]


@given(content=st.binary(max_size=2000))
def test_any_bytes_come_back(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "a.warc.gz"
    write(path, page(1, content))
    (found,) = read_archive(path)
    assert found.content == content  # type: ignore[union-attr]


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_a_torn_end_is_cut_off_before_more_is_added(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.warc.gz"
    write(path, page(1), page(2, b"y" * 5000))
    path.write_bytes(path.read_bytes()[:-cut])
    write(path, page(3))
    assert names(list(read_archive(path)))[0] == "1"
    assert names(list(read_archive(path)))[-1] == "3"
    assert gzip.decompress(path.read_bytes()).count(b"WARC-Type: warcinfo") == 1


def test_a_torn_page_is_told_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    write(path, page(1), page(2, bytes(range(256)) * 300))
    torn = path.read_bytes()[:-40]
    assert names(list(read_archive(io.BytesIO(torn), "a"))) == ["1", "bad_archive"]


def test_an_archive_that_breaks_off_ends_with_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    write(path, page(1))
    broken = path.read_bytes() + b"no gzip here" * 10
    assert names(list(read_archive(io.BytesIO(broken), "a"))) == ["1", "bad_archive"]


def answer(head: bytes, body: bytes) -> bytes:
    block = head + b"\r\n\r\n" + body
    return (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://bao.vn/9.html\r\n"
        b"WARC-Date: 2024-05-24T01:02:03Z\r\nWARC-Record-ID: <urn:uuid:05abe043-fa9c-4ea3-9b6f-"
        b"e69213c31791>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: "
        b"%d\r\n\r\n" % len(block) + block + b"\r\n\r\n"
    )


BOMB = gzip.compress(bytes(9_000_000))
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (answer(HTML, b"<p>"), ["9"]),
        (answer(HTML + b"\r\nContent-Encoding: gzip", gzip.compress(b"<p>")), ["9"]),
        (answer(HTML + b"\r\nTransfer-Encoding: chunked", b"3\r\n<p>\r\n0\r\n\r\n"), ["9"]),
        (answer(HTML + b"\r\nContent-Encoding: gzip", BOMB), ["too_large"]),
        (answer(b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html", b"<p>"), []),
        (answer(b"HTTP/1.1 301 Moved\r\nContent-Type: text/html", b""), []),
        (answer(b"HTTP/1.1 200 OK\r\nContent-Type: image/png", b"png"), []),
    ],
)  # fmt: skip
def test_archives_of_others(record: bytes, expected: list[str]) -> None:
    assert names(list(read_archive(io.BytesIO(record), "cc.warc"))) == expected
