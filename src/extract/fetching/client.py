"""The client: pages fetched politely, within limits, from the cache where it knows them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpx
import stamina

from extract._version import __version__
from extract.errors import SourceError
from extract.fetching import failures
from extract.fetching.body import Body, TooLargeError, UnreadableBodyError
from extract.fetching.cache import Cache, NotCachedError, cache_request
from extract.fetching.cached import cached
from extract.fetching.failures import PassingError
from extract.fetching.guard import (
    ForbiddenAddressError,
    require_address,
    resolve,
)
from extract.fetching.hosts import Hosts
from extract.fetching.network import JudgedTransport
from extract.fetching.page import Limits, Page, without_credentials
from extract.fetching.parts import next_part
from extract.fetching.robots import Robots

USER_AGENT = f"extract-vn/{__version__} (news research; reads articles one by one)"

_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.5",
    "Accept-Language": "vi,en;q=0.5",
    "Accept-Encoding": "gzip, deflate, br",
}
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
_ANY_TYPE = ("",)

# Retries are our business, not a warning to the user: no handler of last resort prints them.
logging.getLogger("stamina").addHandler(logging.NullHandler())
logging.getLogger("stamina").propagate = False


def fetch_page(url: str, *, allow_private: bool = False) -> Page:
    """Fetch one page.

    Raises `SourceError` naming the address, the reason and what to do. Private addresses
    are refused unless `allow_private`; robots.txt is honoured.
    """

    async def fetch() -> Page:
        async with Fetcher(allow_private=allow_private) as fetcher:
            return await fetcher.get(url)

    # In a thread of its own: a notebook's loop is already running in this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, fetch()).result()


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: httpx.Headers
    content: bytes
    from_cache: bool


class _Budget:
    """The time of one attempt; it runs only while the network is at work."""

    def __init__(self, name: str, seconds: float) -> None:
        self._name = name
        self._seconds = self._left = seconds

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run the clock; raises `PassingError` when the time is over."""
        started = time.monotonic()
        try:
            async with asyncio.timeout(self._left):
                yield
        except TimeoutError as fault:
            raise PassingError(failures.timed_out(self._name, self._seconds)) from fault
        finally:
            self._left = max(0.0, self._left - (time.monotonic() - started))


class Fetcher:
    """An asynchronous client for many pages: connections reused, hosts treated with manners."""

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        allow_private: bool = False,
        ignore_robots: bool = False,
        user_agent: str = USER_AGENT,
        cache: Cache | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._allow_private = allow_private
        self._cache = cache
        self._user_agent = user_agent
        self._hosts = Hosts(self.limits)
        offline = cache is not None and cache.offline
        asks_robots = not (ignore_robots or offline)
        self._robots = Robots(self._read_robots, user_agent) if asks_robots else None
        self._opened: httpx.AsyncClient | None = None

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close every connection."""
        if self._opened:
            await self._opened.aclose()

    def _client(self) -> httpx.AsyncClient:
        if self._opened is None:
            network = JudgedTransport(self.limits, self._allow_private)
            self._opened = httpx.AsyncClient(
                transport=cached(network, self._cache) if self._cache else network,
                timeout=httpx.Timeout(self.limits.seconds, connect=self.limits.connect_seconds),
                follow_redirects=False,
                trust_env=False,
                headers={"User-Agent": self._user_agent} | _HEADERS,
            )
        return self._opened

    async def get(self, url: str, kinds: tuple[str, ...] = _PAGE_TYPES) -> Page:
        """Fetch a page, with the pages on which its article goes on; raises `SourceError`.

        `kinds` are the beginnings of the content types that are taken.
        """
        first = await self._get(url, kinds)
        parts: list[Page] = []
        last = first
        while len(parts) < self.limits.parts and (following := next_part(last, url, parts)):
            try:
                last = await self._get(following, kinds)
            except SourceError:
                break
            parts.append(last)
        return replace(first, parts=tuple(parts)) if parts else first

    async def get_any(self, url: str) -> Page:
        """Fetch a document of any type: a feed, a sitemap; raises `SourceError`."""
        return await self._get(url, _ANY_TYPE)

    async def _get(self, url: str, kinds: tuple[str, ...]) -> Page:
        name = without_credentials(url)
        limits = self.limits
        try:
            async for attempt in stamina.retry_context(
                on=self._wait, attempts=limits.tries, timeout=None,
                wait_initial=limits.backoff_seconds, wait_jitter=limits.backoff_seconds,
                wait_max=limits.patience,
            ):  # fmt: skip
                with attempt:
                    return await self._follow(url, name, kinds, again=attempt.num > 1)
        except PassingError as passing:
            raise passing.error from passing
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _wait(self, fault: Exception) -> bool | float:
        """Say whether to try again after a failure, and in how many seconds."""
        if not isinstance(fault, PassingError) or fault.error.code == "timeout":
            return False
        if fault.retry_after is None:
            return True
        if fault.retry_after > self.limits.patience:
            fault.error = failures.asks_to_wait(fault.error.source, fault.retry_after)
            return False
        return fault.retry_after

    async def _follow(self, url: str, name: str, kinds: tuple[str, ...], again: bool) -> Page:
        self._open_for(name)  # before the clock runs
        budget = _Budget(name, self.limits.seconds)
        for _ in range(self.limits.redirects + 1):
            require_address(url, name)
            if self._robots:
                await self._robots.require(url, name, self._hosts)
            async with self._hosts.turn(url), budget.running():
                answer = await self._request(url, name, again)
            target = _redirect(url, answer)
            if target is None:
                return _page(url, name, answer, kinds)
            url = target
        raise failures.redirects(name, self.limits)

    def _open_for(self, name: str) -> None:
        """Make the client; where its cache cannot be used, that is the failure of the page."""
        try:
            self._client()
        except SourceError as error:
            told = f"{error.source}: {error.reason}"
            raise SourceError(name, error.code, told, error.hint) from error

    async def _request(self, url: str, name: str, again: bool = False) -> _Answer:
        how = cache_request(url, self._cache, again)
        try:
            async with self._client().stream("GET", url, **how) as got:
                content = await self._body(got, name)
        except ForbiddenAddressError as fault:
            raise failures.private(name, fault) from fault
        except NotCachedError as fault:
            raise failures.not_cached(name) from fault
        except httpx.TimeoutException as fault:
            raise PassingError(failures.timed_out(name, self.limits.seconds)) from fault
        except httpx.InvalidURL as fault:
            raise await self._bad_address(url, name) from fault
        except httpx.HTTPError as fault:
            raise PassingError(failures.broken(name, fault)) from fault
        if got.status_code in failures.TRY_AGAIN:
            self._busy(url, name, got)
        told = got.extensions.get("caching", {})
        return _Answer(got.status_code, got.headers, content, bool(told.get("from_cache")))

    async def _bad_address(self, url: str, name: str) -> SourceError:
        """Say what is wrong with an address that httpx does not take: octal hosts and the like."""
        try:
            await resolve(urlsplit(url).hostname or "", 80, self._allow_private)
        except ForbiddenAddressError as fault:
            return failures.private(name, fault)
        except OSError:
            pass
        return failures.bad_address(name)

    def _busy(self, url: str, name: str, response: httpx.Response) -> None:
        wait = failures.retry_after(response.headers)
        if wait is not None and wait <= self.limits.patience:
            self._hosts.hold(url, wait)
        raise PassingError(failures.refused(name, response.status_code), wait)

    async def _body(self, response: httpx.Response, name: str) -> bytes:
        try:
            body = Body(response.headers.get("content-encoding", ""), self.limits.size)
            async for chunk in self._flowing(response, name):
                body.add(chunk)
            return body.finish()
        except UnreadableBodyError as fault:
            raise PassingError(failures.broken(name, fault)) from fault
        except TooLargeError:
            raise failures.too_large(name, self.limits) from None

    async def _flowing(self, response: httpx.Response, name: str) -> AsyncIterator[bytes]:
        """Yield the body as it comes; raises `PassingError` when it hardly comes any more.

        A page that drips would hold one of the few places at its host to the end of its time.
        """
        loop, limits = asyncio.get_running_loop(), self.limits
        fresh = 0
        try:
            async with asyncio.timeout(limits.drip_seconds) as clock:
                async for chunk in response.aiter_raw():
                    fresh += len(chunk)
                    if fresh >= limits.drip_bytes:
                        clock.reschedule(loop.time() + limits.drip_seconds)
                        fresh = 0
                    yield chunk
        except TimeoutError as fault:
            raise PassingError(failures.dripping(name, limits)) from fault

    async def _read_robots(self, url: str) -> tuple[int, bytes]:
        """Read a robots.txt: its status and content; raises `SourceError` without an answer.

        Redirects are followed, also to other hosts (RFC 9309, 2.3.1.2).
        """
        budget = _Budget(url, self.limits.seconds)
        try:
            for _ in range(self.limits.redirects + 1):
                async with budget.running():
                    answer = await self._request(url, url)
                target = _redirect(url, answer)
                if target is None:
                    return answer.status, answer.content
                url = target
        except PassingError as passing:
            if passing.error.code == "http_status":
                return 500, b""
            raise passing.error from passing
        return 404, b""


def _redirect(url: str, answer: _Answer) -> str | None:
    if "location" not in answer.headers or not 300 <= answer.status < 400:
        return None
    try:
        return urljoin(url, answer.headers["location"])
    except ValueError:
        return answer.headers["location"]


def _page(url: str, name: str, answer: _Answer, kinds: tuple[str, ...]) -> Page:
    kind = answer.headers.get("content-type", "")
    if answer.status >= 400:
        raise failures.refused(name, answer.status)
    if kind and not kind.lower().startswith(kinds):
        raise SourceError(
            name, "not_html", f"it is {kind.partition(';')[0]}, no page", "give the article's page"
        )
    return Page(
        answer.content, name, without_credentials(url), kind or None,
        tuple(answer.headers.multi_items()), _moment(answer.headers),
        "cache" if answer.from_cache else "server",
    )  # fmt: skip


def _moment(headers: httpx.Headers) -> str:
    """Return when the server sent the answer, by its own clock, else now."""
    try:
        moment = parsedate_to_datetime(headers.get("date", ""))
    except ValueError:
        moment = datetime.now(UTC)
    return moment.astimezone(UTC).isoformat(timespec="seconds")
