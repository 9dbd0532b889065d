"""The guard: which addresses may be connected to.

A name is resolved once, every address it stands for is judged, and the connection goes to
an address that was judged, so that a name cannot change its meaning in between. Hosts
written as decimal, octal or hexadecimal numbers are judged by what they resolve to.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from extract.fetching.failures import bad_address
from extract.language import mark

_SCHEMES = ("http", "https")
_LONGEST = 2048


class ForbiddenAddressError(Exception):
    """A host stands for an address inside a private network."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public network.

    >>> [is_public(a) for a in ("8.8.8.8", "127.0.0.1", "169.254.169.254", "::ffff:10.0.0.1")]
    [True, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    if inner is None and getattr(ip, "teredo", None):
        return False
    ip = inner or ip
    return ip.is_global and not ip.is_multicast


def require_address(url: str, name: str) -> SplitResult:
    """Split an http(s) address; raises `extract.SourceError` for anything else."""
    try:
        parts = urlsplit(url)
        port_is_sound = parts.port is None or parts.port > 0
    except ValueError:
        parts, port_is_sound = urlsplit(""), False
    if (
        parts.scheme not in _SCHEMES
        or not parts.hostname
        or not port_is_sound
        or len(url) > _LONGEST
    ):
        raise bad_address(name)
    return parts


async def resolve(host: str, port: int, allow_private: bool) -> list[str]:
    """Return the IP addresses that a host stands for, every one of them judged.

    Raises `ForbiddenAddressError` when one is private, loopback, link-local, multicast or
    otherwise special, and `OSError` for a host that is not known.
    """
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as fault:
        raise OSError(mark(f"the host {host!r} cannot be a name")) from fault
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not allow_private and not is_public(address):
            raise ForbiddenAddressError(
                f"{address} is a private address"
                if host.strip("[]") == address
                else f"{host} stands for {address}, which is private"
            )
    return addresses
