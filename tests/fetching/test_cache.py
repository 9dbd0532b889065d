"""The cache: nothing is fetched twice, what changed is seen, offline asks no server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.fetching import Cache, Page

from ..web_server import PAGE, Answer, Web
from .getting import get, get_all, outcome


def cached(folder: Path, **how: Any) -> dict[str, Any]:
    return {"cache": Cache(folder, **how)}


def test_the_same_pages_twice_fetch_nothing_twice(web: Web, tmp_path: Path) -> None:
    urls = [web("/moved"), web("/gzip"), web("/brotli")]
    first = get_all(urls, **cached(tmp_path))
    before = web.asked.copy()
    second = get_all(urls, **cached(tmp_path))
    assert web.asked == before
    assert [page.content for page in second] == [page.content for page in first] == [PAGE] * 3
    assert [page.origin for page in first] == ["server"] * 3
    assert [page.origin for page in second] == ["cache"] * 3


def validated(request: dict[str, str]) -> Answer:
    headers = {"ETag": '"a"', "Cache-Control": "max-age=0"}
    return (304, b"", headers) if request.get("If-None-Match") == '"a"' else (200, PAGE, headers)


def test_what_may_have_changed_is_asked_for_under_its_validator(web: Web, tmp_path: Path) -> None:
    web.answers["/a"] = validated
    get(web("/a"), **cached(tmp_path))
    assert get(web("/a"), **cached(tmp_path)).content == PAGE
    assert web.asked["/a"] == 2
    assert web.headers[-1]["If-None-Match"] == '"a"'


def test_refresh_asks_about_fresh_answers_too(web: Web, tmp_path: Path) -> None:
    web.answers["/a"] = lambda _: (200, PAGE, {"ETag": '"a"'})
    get(web("/a"), **cached(tmp_path))
    web.answers["/a"] = lambda _: (200, b"<p>moi</p>", {"ETag": '"b"'})
    assert get(web("/a"), **cached(tmp_path)).content == PAGE
    assert get(web("/a"), **cached(tmp_path, refresh=True)).content == b"<p>moi</p>"
    assert get(web("/a"), **cached(tmp_path)).content == b"<p>moi</p>"


@pytest.mark.parametrize(
    ("headers", "asked"),
    [
        ({}, 1),
        ({"Cache-Control": "max-age=600"}, 1),
        ({"Cache-Control": "private, max-age=600"}, 1),
        ({"Cache-Control": "no-store"}, 2),
        ({"Cache-Control": "no-cache"}, 2),
        ({"Cache-Control": "max-age=0"}, 2),
    ],
)
def test_what_the_server_says_of_lifetimes_is_kept(
    web: Web, tmp_path: Path, headers: dict[str, str], asked: int
) -> None:
    web.answers["/a"] = lambda _: (200, PAGE, headers)
    get_all([web("/a")] * 2, **cached(tmp_path))
    assert web.asked["/a"] == asked


def test_an_answer_without_a_lifetime_grows_old(web: Web, tmp_path: Path) -> None:
    get_all([web("/page")] * 2, **cached(tmp_path, seconds=0))
    assert web.asked["/page"] == 2


@pytest.mark.parametrize("path", ["/404", "/403"])
def test_failures_are_asked_for_again(web: Web, tmp_path: Path, path: str) -> None:
    assert outcome(web(path), **cached(tmp_path)) == "http_status"
    web.pages[path] = PAGE
    assert outcome(web(path), **cached(tmp_path)) == "ok"


@pytest.mark.parametrize("path", ["/short", "/half-gzip", "/large-told", "/bomb"])
def test_what_is_broken_is_not_kept(web: Web, tmp_path: Path, path: str) -> None:
    assert outcome(web(path), **cached(tmp_path)) != "ok"
    web.pages[path] = PAGE
    assert outcome(web(path), **cached(tmp_path)) == "ok"


def test_offline_takes_all_from_the_cache_however_old(web: Web, tmp_path: Path) -> None:
    web.answers["/a"] = validated
    kept = get_all([web("/a"), web("/moved")], **cached(tmp_path))
    before = web.asked.copy()
    offline: list[Page] = get_all(
        [web("/a"), web("/moved")], **cached(tmp_path, offline=True, seconds=0)
    )
    assert [page.content for page in offline] == [page.content for page in kept]
    assert outcome(web("/page2"), **cached(tmp_path, offline=True)) == "not_cached"
    assert web.asked == before


def test_a_private_address_in_the_cache_is_no_way_around_the_guard(
    web: Web, tmp_path: Path
) -> None:
    get(web("/page"), **cached(tmp_path))
    assert outcome(web("/other"), allow_private=False, **cached(tmp_path)) == "private_address"
