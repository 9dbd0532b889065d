"""The client: one page at a time per slot, politely, within its limits."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import urljoin

import httpx

from extract._version import __version__
from extract.errors import SourceError
from extract.fetching.body import Body, TooLargeError, UnreadableBodyError
from extract.fetching.guard import judge, require_address, without_credentials
from extract.fetching.hosts import Hosts
from extract.fetching.page import Limits, Page
from extract.fetching.robots import Robots

USER_AGENT = f"extract-vn/{__version__} (news research; reads articles one by one)"

_HEADERS = {
    "Accept": "text/html,*/*;q=0.5",
    "Accept-Language": "vi",
    "Accept-Encoding": "gzip, deflate",
}
_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml")
_TRY_AGAIN = frozenset({429, 500, 502, 503, 504})
_WHAT_TO_DO = {
    401: "the page is not open to all", 403: "the site refuses programs; open it in a browser",
    404: "check the address", 410: "the page was taken away", 429: "wait and try again",
}  # fmt: skip


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


class Fetcher:
    """An asynchronous client for many pages: connections reused, hosts treated with manners."""

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        allow_private: bool = False,
        ignore_robots: bool = False,
        user_agent: str = USER_AGENT,
    ) -> None:
        self.limits = limits or Limits()
        self._allow_private = allow_private
        self._user_agent = user_agent
        self._hosts = Hosts(self.limits)
        self._robots = None if ignore_robots else Robots(self._read_robots, user_agent)
        self._clients: dict[str, httpx.AsyncClient] = {}

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
        for client in self._clients.values():
            await client.aclose()

    def _client(self, host: str) -> httpx.AsyncClient:
        """Return the client of one host: a connection is never shared by two names of one IP."""
        if host not in self._clients:
            self._clients[host] = httpx.AsyncClient(
                timeout=httpx.Timeout(self.limits.seconds, connect=self.limits.connect_seconds),
                follow_redirects=False,
                trust_env=False,
                headers={"User-Agent": self._user_agent} | _HEADERS,
            )
        return self._clients[host]

    async def get(self, url: str) -> Page:
        """Fetch one page; raises `SourceError`."""
        name = without_credentials(url)
        for attempt in range(1, self.limits.tries + 1):
            try:
                async with asyncio.timeout(self.limits.seconds):
                    return await self._follow(url, name)
            except _MayPassError as passing:
                if attempt == self.limits.tries:
                    raise passing.error from passing
                await asyncio.sleep(self._wait(attempt, passing.retry_after))
            except TimeoutError as fault:
                raise _timed_out(name, self.limits.seconds) from fault
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _wait(self, attempt: int, retry_after: float | None) -> float:
        if retry_after is not None:
            return min(retry_after, self.limits.seconds)
        jitter = random.uniform(0.75, 1.25)  # noqa: S311 (no secret: spreads retries in time)
        return self.limits.backoff_seconds * float(2 ** (attempt - 1)) * jitter

    async def _follow(self, url: str, name: str) -> Page:
        for _ in range(self.limits.redirects + 1):
            require_address(url, name)
            if self._robots:
                await self._robots.require(url, name, self._hosts)
            async with self._hosts.turn(url):
                answer = await self._request(url, name)
            if "location" not in answer.headers or not 300 <= answer.status < 400:
                return _page(url, name, answer)
            url = urljoin(url, answer.headers["location"])
        raise SourceError(
            name, "too_many_redirects", f"it redirects more than {self.limits.redirects} times",
            "open it in a browser and give the final address",
        )  # fmt: skip

    async def _request(self, url: str, name: str) -> _Answer:
        target = await judge(url, name, self._allow_private)
        host = target.parts.netloc.rpartition("@")[2]
        try:
            async with self._stream(target.pinned, host, target.host) as response:
                content = await self._body(response, name)
        except httpx.TimeoutException as fault:
            raise _MayPassError(_timed_out(name, self.limits.seconds)) from fault
        except httpx.HTTPError as fault:
            raise _MayPassError(_broken(name, fault)) from fault
        answer = _Answer(response.status_code, response.headers, content)
        if answer.status in _TRY_AGAIN:
            raise _MayPassError(_refused(name, answer.status), _retry_after(answer.headers))
        return answer

    @asynccontextmanager
    async def _stream(self, pinned: str, host: str, name: str) -> AsyncIterator[httpx.Response]:
        """Ask the judged IP address, under the name that the certificate must bear."""
        extensions = {"sni_hostname": name}
        async with self._client(host).stream(
            "GET", pinned, headers={"Host": host}, extensions=extensions
        ) as response:
            yield response

    async def _body(self, response: httpx.Response, name: str) -> bytes:
        try:
            body = Body(response.headers.get("content-encoding", ""), self.limits.size)
            async for chunk in response.aiter_raw():
                body.add(chunk)
            return body.finish()
        except UnreadableBodyError as fault:
            raise _MayPassError(_broken(name, fault)) from fault
        except TooLargeError:
            raise SourceError(
                name, "too_large", f"the page is larger than {self.limits.size:,} bytes",
                "it is hardly an article",
            ) from None  # fmt: skip

    async def _read_robots(self, url: str) -> tuple[int, bytes]:
        """Read a robots.txt: its status and content; raises `SourceError` without an answer."""
        try:
            answer = await self._request(url, url)
        except _MayPassError as passing:
            if passing.error.code == "http_status":
                return 500, b""
            raise passing.error from passing
        return answer.status, answer.content


class _MayPassError(Exception):
    """A failure that may pass when tried again."""

    def __init__(self, error: SourceError, retry_after: float | None = None) -> None:
        super().__init__(error)
        self.error = error
        self.retry_after = retry_after


def _page(url: str, name: str, answer: _Answer) -> Page:
    kind = answer.headers.get("content-type", "")
    if answer.status >= 400:
        raise _refused(name, answer.status)
    if kind and not kind.lower().startswith(_PAGE_TYPES):
        raise SourceError(
            name, "not_html", f"it is {kind.partition(';')[0]}, no page", "give the article's page"
        )
    return Page(answer.content, name, without_credentials(url), kind or None)


def _refused(name: str, status: int) -> SourceError:
    fallback = "the server has a fault; try later" if status >= 500 else "check the address"
    return SourceError(
        name, "http_status", f"the server answered {status}", _WHAT_TO_DO.get(status, fallback)
    )


def _timed_out(name: str, seconds: float) -> SourceError:
    return SourceError(
        name, "timeout", f"no whole answer within {seconds:g} seconds", "try again later"
    )


def _broken(name: str, fault: Exception) -> SourceError:
    return SourceError(
        name, "connection", f"the connection failed ({_plain(fault)})",
        "check the address and the network",
    )  # fmt: skip


def _retry_after(headers: httpx.Headers) -> float | None:
    value = headers.get("retry-after", "")
    return float(value) if value.isdigit() else None


def _plain(fault: Exception) -> str:
    return str(fault).strip() or type(fault).__name__
