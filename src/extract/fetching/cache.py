"""The cache: answers kept on disk by RFC 9111, asked for again only when it says so.

Most papers send no lifetime with their pages; by the letter of the RFC each run would fetch
them anew. Such answers are given a lifetime of ours (`Cache.seconds`); a lifetime or a
prohibition that the server does send is kept to. A stale answer is asked for again under its
validators, and comes back as a few bytes when it has not changed.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_DAY = 24 * 3600


@dataclass(frozen=True)
class Cache:
    """Where answers are kept and how they are used."""

    folder: Path
    """The folder of the cache's file; made when it is missing."""
    seconds: float = _DAY
    """How long an answer without a lifetime of its own is fresh."""
    offline: bool = False
    """Take everything from the cache, however old; what it lacks is `not_cached`."""
    refresh: bool = False
    """Ask the server about every answer, fresh or not."""


class NotCachedError(Exception):
    """The cache lacks an answer, and the network is not to be used."""


def default_folder() -> Path:
    """Return where the command line keeps its cache: `$EXTRACT_CACHE`, else the user's cache."""
    own = os.environ.get("EXTRACT_CACHE")
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(own) if own else base / "extract-vn" / "pages"


def cache_request(url: str, cache: Cache | None, again: bool = False) -> dict[str, Any]:
    """Return what a request must carry for the cache to be used as it says.

    A page that is asked for `again` is not to come from the cache: what is there is broken.
    """
    if cache is None:
        return {}
    caching: dict[str, Any] = {"key": hashlib.sha256(url.encode()).hexdigest()}
    if cache.offline:
        caching["rfc"] = False
    asked: dict[str, Any] = {"extensions": {"caching": caching}}
    if (cache.refresh or again) and not cache.offline:
        asked["headers"] = {"Cache-Control": "no-cache"}
    return asked
