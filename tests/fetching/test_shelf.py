"""Where the cache keeps answers: the last one for each key, within its size, with others beside."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hishel import Headers, Request, Response

from extract.errors import SourceError
from extract.fetching.shelf import Shelf

from ..web_server import serving
from .getting import get_all


async def stream(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


async def put(shelf: Shelf, key: str, *chunks: bytes) -> uuid.UUID:
    answer = Response(200, Headers({"etag": ['"1"'], "vary": ["a", "b"]}), stream(*chunks))
    entry = await shelf.create_entry(Request("GET", "https://bao.vn/"), answer, key)
    assert [chunk async for chunk in entry.response.stream] == list(chunks)  # type: ignore[union-attr]
    return entry.id


async def got(shelf: Shelf, key: str) -> list[bytes]:
    entries = await shelf.get_entries(key)
    return [
        b"".join([chunk async for chunk in one.response.stream])  # type: ignore[union-attr]
        for one in entries
    ]


def test_the_last_answer_is_kept_at_once_and_on_disk(tmp_path: Path) -> None:
    async def run() -> None:
        shelf = Shelf(tmp_path / "a.sqlite", 1 << 30)
        await put(shelf, "k", b"old")
        first = await put(shelf, "k", b"new", b"er")
        assert await got(shelf, "k") == [b"newer"]
        await shelf.update_headers(first, Headers({"etag": ['"2"']}))
        await shelf.close()
        shelf = Shelf(tmp_path / "a.sqlite", 1 << 30)
        (entry,) = await shelf.get_entries("k")
        assert dict(entry.response.headers) == {"etag": '"2"'}
        assert await got(shelf, "k") == [b"newer"]
        await shelf.remove_entry(entry.id)
        assert await got(shelf, "k") == await got(shelf, "nothing") == []
        await shelf.close()

    asyncio.run(run())


def test_what_was_not_read_to_its_end_is_not_kept(tmp_path: Path) -> None:
    async def run() -> None:
        shelf = Shelf(tmp_path / "a.sqlite", 1 << 30)
        answer = Response(200, Headers({}), stream(b"a", b"b"))
        entry = await shelf.create_entry(Request("GET", "https://bao.vn/"), answer, "k")
        await anext(entry.response.stream)  # type: ignore[arg-type]
        await entry.response.stream.aclose()  # type: ignore[union-attr]
        assert await got(shelf, "k") == []
        await shelf.close()

    asyncio.run(run())


def test_the_least_used_make_room(tmp_path: Path) -> None:
    async def run() -> None:
        shelf = Shelf(tmp_path / "a.sqlite", 3_000_000)
        for number in range(1000):
            await put(shelf, str(number), bytes(10_000))
        await shelf.close()
        shelf = Shelf(tmp_path / "a.sqlite", 3_000_000)
        kept = [number for number in range(1000) if await shelf.get_entries(str(number))]
        assert 0 < len(kept) < 600
        assert kept[-1] == 999
        await shelf.close()

    asyncio.run(run())


def test_runs_that_begin_at_once_share_a_new_cache(tmp_path: Path) -> None:
    from extract.fetching import Cache

    with serving() as web, ThreadPoolExecutor(8) as threads:
        cache = Cache(tmp_path / "cache")
        runs = [threads.submit(get_all, [web("/page")] * 3, cache=cache) for _ in range(8)]
        assert all(len(one.result()) == 3 for one in runs)


def test_a_file_that_is_no_cache_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_bytes(b"this is no database" * 99)
    with pytest.raises(SourceError, match=r"a\.sqlite: the cache cannot be used"):
        Shelf(tmp_path / "a.sqlite", 1)
