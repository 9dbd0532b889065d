"""Fetching against a real server: each misbehaviour has its stated outcome, in its time."""

from __future__ import annotations

import asyncio
import time
import tracemalloc
from dataclasses import replace
from typing import Any

import pytest

from extract.errors import SourceError
from extract.fetching import Fetcher, fetch_all, fetch_page
from extract.fetching.guard import is_public

from ..web_server import PAGE, Web
from .getting import QUICK, get


@pytest.mark.parametrize(
    "path",
    [
        "/page", "/moved", "/moved-308", "/flapping", "/busy", "/busy-until", "/no-type",
        "/no-length", "/chunked", "/gzip", "/deflate", "/bare-deflate", "/brotli", "/cookie",
    ],
)  # fmt: skip
def test_pages_that_come(web: Web, path: str) -> None:
    page = get(web(path))
    assert page.content == PAGE
    assert page.name == web(path)


def test_address_after_redirects_is_kept(web: Web) -> None:
    assert get(web("/moved")).url == web("/page")


@pytest.mark.parametrize(
    ("path", "code", "asked"),
    [
        ("/nothing", "http_status", 1),
        ("/401", "http_status", 1),
        ("/451", "http_status", 1),
        ("/502", "http_status", 3),
        ("/busy-for-hours", "http_status", 1),
        ("/long-way", "too_many_redirects", 6),
        ("/to-nowhere", "connection", 3),
        ("/picture", "not_html", 1),
        ("/json", "not_html", 1),
        ("/large-told", "too_large", 1),
        ("/brotli-bomb", "too_large", 1),
        ("/bad-brotli", "connection", 3),
        ("/half-gzip", "connection", 3),
        ("/odd-encoding", "connection", 3),
        ("/broken-chunks", "connection", 3),
        ("/drip-headers", "timeout", 1),
        ("/nonsense", "connection", 3),
        ("/403", "http_status", 1),
        ("/410", "http_status", 1),
        ("/500", "http_status", 3),
        ("/loop", "too_many_redirects", 6),
        ("/to-file", "bad_url", 1),
        ("/pdf", "not_html", 1),
        ("/large", "too_large", 1),
        ("/bomb", "too_large", 1),
        ("/bad-gzip", "connection", 3),
        ("/drip", "timeout", 1),
        ("/hang", "timeout", 1),
        ("/reset", "connection", 3),
        ("/short", "connection", 3),
        ("/headers", "connection", 3),
    ],
)
def test_pages_that_do_not_come(web: Web, path: str, code: str, asked: int) -> None:
    started = time.monotonic()
    with pytest.raises(SourceError) as caught:
        get(web(path))
    assert caught.value.code == code
    assert caught.value.source == web(path)
    assert web.asked[path] == asked
    assert time.monotonic() - started < 8


def test_a_gzip_bomb_stays_small_in_memory(web: Web) -> None:
    tracemalloc.start()
    with pytest.raises(SourceError, match="larger than"):
        get(web("/bomb"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_server_that_is_not_there() -> None:
    with pytest.raises(SourceError) as caught:
        get("http://127.0.0.1:9/page")
    assert caught.value.code == "connection"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1",
        "0177.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "0.0.0.0",
        "[fe80::1]", "[fc00::1]", "224.0.0.1", "100.64.0.1",
    ],
)  # fmt: skip
def test_private_addresses_are_refused(host: str) -> None:
    with pytest.raises(SourceError) as caught:
        fetch_page(f"http://{host}/page")
    assert caught.value.code == "private_address"


def test_redirect_to_a_private_address_is_refused(web: Web) -> None:
    async def only_this_server() -> None:
        async with Fetcher(limits=QUICK, ignore_robots=True) as fetcher:
            await fetcher.get(web("/to-metadata"))

    with pytest.raises(SourceError) as caught:
        asyncio.run(only_this_server())
    assert caught.value.code == "private_address"


@pytest.mark.parametrize(
    "url",
    ["ftp://a.vn/", "file:///etc/passwd", "http://", "http://a.vn:99999/", "http://[::1/", "x"],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(SourceError) as caught:
        get(url)
    assert caught.value.code == "bad_url"


def test_a_name_cannot_change_its_meaning_between_judgement_and_connection(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    async def rebinding(_: object, host: object, port: int, **__: object) -> list[Any]:
        asked.append(host)
        address = "93.184.216.34" if len(asked) == 1 else "127.0.0.1"
        return [(2, 1, 6, "", (address, port))]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", rebinding)
    quick = replace(QUICK, seconds=0.5, connect_seconds=0.2, tries=1)
    with pytest.raises(SourceError):
        get(web("/page").replace("127.0.0.1", "bao.example"), quick, allow_private=False,
            ignore_robots=True)  # fmt: skip
    assert asked == ["bao.example"] * 1
    assert not web.asked


def test_credentials_are_not_told(web: Web) -> None:
    secret = web("/nothing").replace("http://", "http://me:secret@")
    with pytest.raises(SourceError) as caught:
        get(secret)
    assert "secret" not in str(caught.value)


def test_many_pages_come_in_order_and_failures_in_their_place(web: Web) -> None:
    paths = ["/page", "/nothing", "/moved", "/pdf"] * 12
    items = [web(path) for path in paths]
    fetcher = Fetcher(limits=QUICK, allow_private=True)
    results = list(fetch_all([*items, 7], fetcher))
    assert results[-1] == 7
    kinds = [r.code if isinstance(r, SourceError) else "ok" for r in results[:-1]]  # type: ignore[union-attr]
    assert kinds == ["ok", "http_status", "ok", "not_html"] * 12
    assert web.asked["/robots.txt"] == 1


def test_is_public_knows_mapped_addresses() -> None:
    assert is_public("2606:4700:4700::1111")
    assert not is_public("2002:7f00:0001::")


def test_a_page_is_fetched_where_a_loop_is_running_as_in_a_notebook(web: Web) -> None:
    web.pages["/a.html"] = b"<p>a</p>"

    async def cell() -> bytes:
        return fetch_page(web("/a.html"), allow_private=True).content

    assert asyncio.run(cell()) == b"<p>a</p>"
