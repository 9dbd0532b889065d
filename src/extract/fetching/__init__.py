"""Pages from the web: polite, bounded, and never from inside a private network unasked."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from extract.fetching.page import Limits, Page

if TYPE_CHECKING:
    from extract.fetching.cache import Cache
    from extract.fetching.client import USER_AGENT, Fetcher, fetch_page
    from extract.fetching.stream import fetch_all, fetch_each

__all__ = [
    "USER_AGENT", "Cache", "Fetcher", "Limits", "Page", "fetch_all", "fetch_each", "fetch_page",
]  # fmt: skip

# Loaded when first asked for: who reads local pages needs no client.
_HOMES = {
    "Cache": "cache", "Fetcher": "client", "USER_AGENT": "client", "fetch_page": "client",
    "fetch_all": "stream", "fetch_each": "stream",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'extract.fetching' has no attribute {name!r}")
    return getattr(import_module(f"extract.fetching.{_HOMES[name]}"), name)
