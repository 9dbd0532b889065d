"""A page as it came, and how much of the web's time and size is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Page:
    """The bytes of one page with what came beside them."""

    content: bytes
    """The body, decompressed, not yet decoded."""
    name: str
    """For messages: the address or the file."""
    url: str | None = None
    """The address it came from, after redirects; null for a local file."""
    content_type: str | None = None
    """The header as sent, with its charset."""
    headers: tuple[tuple[str, str], ...] = ()
    """All headers of the answer, as sent."""
    fetched_at: str | None = None
    """When it was fetched: ISO 8601."""
    origin: Literal["server", "cache", "archive"] = "server"
    """Who gave it: a server just now, the cache, or a file of archived pages."""
    parts: tuple[Page, ...] = ()
    """The pages on which the article goes on, in order."""


@dataclass(frozen=True)
class Limits:
    """Bounds on one fetch; a hostile server reaches one of them."""

    seconds: float = 30.0
    """Total time for one attempt at a page, redirects and body included, waiting turns not."""
    drip_seconds: float = 5.0
    """Time in which at least `drip_bytes` more of a body must come once it has begun."""
    drip_bytes: int = 1000
    """Bytes that must come in that time."""
    connect_seconds: float = 10.0
    """Time to connect."""
    size: int = 8_000_000
    """Bytes of body after decompression."""
    redirects: int = 5
    """Redirects followed, each target checked anew."""
    tries: int = 3
    """Attempts where a failure may pass: connection errors, 429, 5xx."""
    backoff_seconds: float = 0.5
    """First wait between attempts; doubles, with jitter; a server's Retry-After wins."""
    patience: float = 60.0
    """Longest Retry-After that is waited for; a page that asks for more fails."""
    connections: int = 32
    """Pages fetched at a time, all hosts together."""
    host_connections: int = 2
    """Pages fetched from one host at a time."""
    host_delay_seconds: float = 0.5
    """Least time between two requests to one host; robots.txt may ask for more."""
    longest_delay: float = 60.0
    """Longest crawl delay that a robots.txt can ask for."""
    parts: int = 12
    """Pages of one article that are followed, each telling the next."""


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
