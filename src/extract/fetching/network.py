"""The network as httpx sees it: connections only to addresses that the guard has judged."""

from __future__ import annotations

import select
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

from extract.fetching.guard import resolve
from extract.fetching.page import Limits
from extract.language import mark

_IDLE_SECONDS = 15.0
_MOST_HOSTS = 200
"""Hosts whose connections are kept open at a time."""


class _Connection(httpcore.AsyncNetworkStream):
    """A connection that tells at little cost whether the server has closed it.

    The pool asks that of every idle connection at each request; by way of anyio it would take
    a quarter of the time that fetching takes.
    """

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._poll = select.poll() if hasattr(select, "poll") else None
        if self._poll:
            self._poll.register(stream.get_extra_info("socket"), select.POLLIN)

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.AsyncNetworkStream:
        return _Connection(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        if info == "is_readable" and self._poll:
            return bool(self._poll.poll(0))
        return self._stream.get_extra_info(info)


class _JudgedNetwork(httpcore.AsyncNetworkBackend):
    """Connects to the addresses of a host that the guard lets pass, one after the other."""

    def __init__(self, allow_private: bool) -> None:
        self._inner = httpcore.AnyIOBackend()
        self._allow_private = allow_private

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            addresses = await resolve(host, port, self._allow_private)
        except OSError as fault:
            raise httpcore.ConnectError(mark(f"the host {host} is not known")) from fault
        for address in addresses:
            try:
                return _Connection(
                    await self._inner.connect_tcp(
                        address, port, timeout, local_address, socket_options
                    )
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as fault:
                failed = fault
        raise failed

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


class _Stream(httpx.AsyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx():
            async for chunk in self._stream:
                yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


class JudgedTransport(httpx.AsyncBaseTransport):
    """A transport of httpx over the judged network: HTTP/1.1 and 2, connections reused.

    Each host has a pool of its own: a pool looks through all its connections at each request.
    """

    def __init__(self, limits: Limits, allow_private: bool) -> None:
        self._network = _JudgedNetwork(allow_private)
        self._trust = httpx.create_ssl_context()
        self._most = limits.connections
        self._pools: dict[tuple[bytes, bytes, int | None], httpcore.AsyncConnectionPool] = {}
        """By host, the one asked last at the end."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; raises the exceptions of httpx, and `ForbiddenAddressError`."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host,
            port=request.url.port, target=request.url.raw_path,
        )  # fmt: skip
        asked = httpcore.Request(
            request.method, url, headers=request.headers.raw,
            content=request.stream, extensions=request.extensions,
        )  # fmt: skip
        if len(self._pools) > _MOST_HOSTS:
            await self._leave_some_hosts()
        with _as_httpx():
            answer = await self._pool_of(url).handle_async_request(asked)
        return httpx.Response(
            answer.status, headers=answer.headers,
            stream=_Stream(answer.stream), extensions=answer.extensions,
        )  # fmt: skip

    def _pool_of(self, url: httpcore.URL) -> httpcore.AsyncConnectionPool:
        host = (url.scheme, url.host, url.port)
        pool = self._pools.pop(host, None) or self._new_pool()
        self._pools[host] = pool
        return pool

    def _new_pool(self) -> httpcore.AsyncConnectionPool:
        return httpcore.AsyncConnectionPool(
            ssl_context=self._trust,
            max_connections=self._most,
            max_keepalive_connections=self._most,
            keepalive_expiry=_IDLE_SECONDS,
            http2=True,
            network_backend=self._network,
        )

    async def _leave_some_hosts(self) -> None:
        """Close the connections to the hosts that were asked longest ago, as far as they rest."""
        for host, pool in list(self._pools.items())[: _MOST_HOSTS // 2]:
            if all(connection.is_idle() for connection in pool.connections):
                del self._pools[host]
                await pool.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            await pool.aclose()


@contextmanager
def _as_httpx() -> Iterator[None]:
    """Raise the exceptions of httpcore as those of httpx."""
    try:
        yield
    except httpcore.TimeoutException as fault:
        raise httpx.TimeoutException(str(fault)) from fault
    except (
        httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol,
        httpcore.ConnectionNotAvailable,
    ) as fault:  # fmt: skip
        raise httpx.TransportError(str(fault) or type(fault).__name__) from fault
