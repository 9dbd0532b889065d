"""Manners: robots.txt of every kind, delays, busy servers, who is asking."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from dataclasses import replace

import pytest

from extract.errors import SourceError
from extract.fetching import USER_AGENT, Fetcher

from ..web_server import Web, serving
from .getting import QUICK, get, get_all, outcome


@pytest.mark.parametrize(
    ("status", "rules", "expected"),
    [
        (200, "User-agent: *\nDisallow: /page", "robots"),
        (200, "User-agent: *\nDisallow: /pa*e$", "robots"),
        (200, "User-agent: *\nDisallow: /\nAllow: /page", "ok"),
        (200, "User-agent: *\nDisallow: /other", "ok"),
        (200, "User-agent: other\nDisallow: /", "ok"),
        (200, "User-agent: extract-vn\nDisallow: /page\n\nUser-agent: *\nAllow: /", "robots"),
        (200, "User-agent: extract-vn\nAllow: /\n\nUser-agent: *\nDisallow: /", "ok"),
        (200, "\ufeffUser-agent: *\r\nDisallow: /page\r\n", "robots"),
        (200, "<html>không có robots</html>", "ok"),
        (200, "", "ok"),
        (404, "", "ok"),
        (403, "", "ok"),
        (401, "", "ok"),
        (410, "", "ok"),
        (500, "", "robots"),
        (503, "", "robots"),
        (200, "#" * 600_000 + "\nUser-agent: *\nDisallow: /page", "ok"),
    ],
)
def test_robots(web: Web, status: int, rules: str, expected: str) -> None:
    web.robots = (status, rules.encode())
    assert outcome(web("/page")) == expected
    assert web.asked["/page"] == (expected == "ok")
    assert outcome(web("/page"), ignore_robots=True) == "ok"


def test_robots_elsewhere_is_followed(web: Web) -> None:
    web.answers["/robots.txt"] = lambda _: (301, b"", {"Location": "/rules"})
    web.answers["/rules"] = lambda _: (200, b"User-agent: *\nDisallow: /", {})
    assert outcome(web("/page")) == "robots"


def test_robots_is_read_once_for_a_host(web: Web) -> None:
    get_all([web("/page")] * 5)
    assert web.asked["/robots.txt"] == 1


def test_a_redirect_needs_the_leave_of_its_target(web: Web) -> None:
    with serving("127.0.0.2") as other:
        other.robots = (200, b"User-agent: *\nDisallow: /")
        web.answers["/away"] = lambda _: (302, b"", {"Location": other("/page")})
        assert outcome(web("/away")) == "robots"
        assert other.asked["/page"] == 0


def test_robots_that_hangs_fails_the_page_as_it_failed(web: Web) -> None:
    web.answers["/robots.txt"] = lambda _: (302, b"", {"Location": "/hang"})
    assert outcome(web("/page"), limits=replace(QUICK, seconds=0.4)) == "timeout"


def gaps(web: Web) -> list[float]:
    return [b - a for a, b in zip(web.times[-3:], web.times[-2:], strict=False)]


@pytest.mark.parametrize(
    ("rules", "own", "least"),
    [
        (b"User-agent: *\nCrawl-delay: 0.3", 0.0, 0.2),
        (b"User-agent: *\nCrawl-delay: 0.1", 0.3, 0.2),
        (b"", 0.3, 0.2),
    ],
)
def test_the_longer_delay_is_kept(web: Web, rules: bytes, own: float, least: float) -> None:
    web.robots = (200, rules)

    async def run() -> None:
        limits = replace(QUICK, host_delay_seconds=own)
        async with Fetcher(limits=limits, allow_private=True) as fetcher:
            await asyncio.gather(*(fetcher.get(web("/page")) for _ in range(3)))

    asyncio.run(run())
    assert min(gaps(web)) > least


def test_waiting_for_a_turn_costs_a_page_no_time(web: Web) -> None:
    limits = replace(QUICK, seconds=0.6, host_delay_seconds=0.3)

    async def run() -> None:
        async with Fetcher(limits=limits, allow_private=True) as fetcher:
            await asyncio.gather(*(fetcher.get(web("/page")) for _ in range(6)))

    asyncio.run(run())
    assert web.asked["/page"] == 6


def test_a_busy_host_is_left_alone(web: Web) -> None:
    async def run() -> None:
        async with Fetcher(limits=QUICK, allow_private=True) as fetcher:
            await fetcher.get(web("/page"))
            first = asyncio.ensure_future(fetcher.get(web("/busy")))
            while not web.asked["/busy"]:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.1)
            await fetcher.get(web("/page"))
            await first

    asyncio.run(run())
    refused_at = web.times[2]
    assert [at - refused_at > 0.9 for at in web.times[3:]] == [True, True]


def test_hosts_are_fetched_side_by_side() -> None:
    async def run(urls: list[str]) -> float:
        loop = asyncio.get_running_loop()
        started = loop.time()
        limits = replace(QUICK, host_delay_seconds=0.3)
        async with Fetcher(limits=limits, allow_private=True) as fetcher:
            await asyncio.gather(*map(fetcher.get, urls))
        return loop.time() - started

    with serving("127.0.0.2") as one, serving("127.0.0.3") as other:
        urls = [host("/page") for host in (one, other) for _ in range(4)]
        assert asyncio.run(run(urls)) < 2.2


def test_who_is_asking_is_told(web: Web) -> None:
    get(web("/page"))
    get(web("/page"), user_agent="Phong nghien cuu (lien-he@vien.vn)")
    assert web.agents[0] == USER_AGENT
    assert web.agents[-1] == "Phong nghien cuu (lien-he@vien.vn)"
    assert all(agent in (USER_AGENT, web.agents[-1]) for agent in web.agents)


def test_cookies_and_credentials_are_not_carried_to_other_hosts(web: Web) -> None:
    with serving("127.0.0.2") as other:
        web.answers["/away"] = lambda _: (
            302,
            b"",
            {"Location": other("/page"), "Set-Cookie": "a=1"},
        )
        get(web("/away").replace("http://", "http://me:secret@"))
        assert not any(
            "Cookie" in headers or "Authorization" in headers for headers in other.headers
        )


def test_connections_are_reused(web: Web) -> None:
    get_all([web("/page")] * 6)
    assert len(web.connections) == 1


@pytest.mark.parametrize(
    ("first", "link", "parts"),
    [
        ("/bai-a1.html", "/bai-a1.html?page=2", 1),
        ("/bai-a1.html", "/bai-a1-p2.html", 1),
        ("/bai-a1.html", "/bai-a2.html", 0),
        ("/bai-a1.html", "/bai-a1.html", 0),
        ("/bai-a1.html", "http://127.0.0.9/bai-a1.html?page=2", 0),
    ],
)
def test_an_article_on_several_pages_is_followed(
    web: Web, first: str, link: str, parts: int
) -> None:
    web.pages[first] = f"<link rel='next' href='{link}'><p>Phần một.</p>".encode()
    web.pages[link] = "<p>Phần hai.</p>".encode()
    if link == "/bai-a1.html?page=2":
        web.answers[link] = lambda _: (200, "<p>Phần hai.</p>".encode(), {})
    assert len(get(web(first)).parts) == parts


def test_a_missing_part_does_not_lose_the_article(web: Web) -> None:
    web.answers["/a1.html?page=2"] = lambda _: (404, b"", {})
    web.pages["/a1.html"] = b"<link rel=next href='/a1.html?page=2'><p>Phan mot.</p>"
    assert get(web("/a1.html")).parts == ()


def test_failures_name_the_address_without_credentials(web: Web) -> None:
    with pytest.raises(SourceError) as caught:
        get(web("/404").replace("http://", "http://me:secret@"))
    assert caught.value.source == web("/404")


def test_connections_to_many_hosts_are_not_all_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    from extract.fetching import network

    monkeypatch.setattr(network, "_MOST_HOSTS", 2)
    with ExitStack() as stack:
        hosts = [stack.enter_context(serving(f"127.0.0.{n + 2}")) for n in range(6)]
        assert len(get_all([host("/page") for host in hosts * 3])) == 18
        assert [len(host.connections) for host in hosts] == [3] * 6
        one = hosts[0]
        get_all([one("/page")] * 5)
        assert len(one.connections) == 3 + 1
