"""The guard: which addresses may be connected to.

A name is resolved once, every address it stands for is judged, and the connection goes to
the address that was judged, so that a name cannot change its meaning in between. Hosts
written as decimal, octal or hexadecimal numbers are judged by what they resolve to.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from extract.errors import SourceError

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2048


@dataclass(frozen=True)
class Target:
    """Where a request goes: the parts of its address and the checked IP address."""

    parts: SplitResult
    address: str

    @property
    def host(self) -> str:
        """The host name, for the Host header and the certificate."""
        return self.parts.hostname or ""

    @property
    def pinned(self) -> str:
        """The address with the host replaced by the checked IP address."""
        literal = f"[{self.address}]" if ":" in self.address else self.address
        port = f":{self.parts.port}" if self.parts.port else ""
        return self.parts._replace(netloc=literal + port, fragment="").geturl()


def without_credentials(url: str) -> str:
    """Return an address as it may be shown: no user, no password.

    >>> without_credentials("https://me:secret@bao.vn/a")
    'https://bao.vn/a'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url.rpartition("@")[2]
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


async def judge(url: str, name: str, allow_private: bool) -> Target:
    """Resolve an address and judge it.

    Raises `SourceError` for other schemes, broken addresses, unknown hosts, and hosts that
    stand for a private, loopback, link-local, multicast or otherwise special address.
    """
    parts = require_address(url, name)
    for address in await _resolve(parts, name):
        if not allow_private and not is_public(address):
            raise SourceError(
                name, "private_address", f"{parts.hostname} stands for {address}, which is private",
                "use --allow-private if it is yours",
            )  # fmt: skip
    return Target(parts, address)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public network.

    >>> [is_public(a) for a in ("8.8.8.8", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if mapped:
        ip = mapped
    return ip.is_global and not ip.is_multicast


def require_address(url: str, name: str) -> SplitResult:
    """Split an http(s) address; raises `SourceError` for anything else."""
    try:
        parts = urlsplit(url)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_is_sound = urlsplit(""), False
    if parts.scheme not in _PORTS or not parts.hostname or not port_is_sound or len(url) > _LONGEST:
        raise SourceError(
            name, "bad_url", "this is no http(s) address", "check how it is written"
        )  # fmt: skip
    return parts


async def _resolve(parts: SplitResult, name: str) -> list[str]:
    port = parts.port or _PORTS[parts.scheme]
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as fault:
        raise SourceError(
            name, "connection", f"the host {parts.hostname} is not known",
            "check the address and the network",
        ) from fault  # fmt: skip
    return [str(entry[4][0]) for entry in found]
