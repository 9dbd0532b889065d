"""A link to an article, and what the place it was found in says of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A link to an article."""

    url: str
    """The address, canonical."""
    title: str | None = None
    """The headline as the feed, sitemap or page gives it."""
    published_at: str | None = None
    """When it was published or last changed; null where that is not told."""
    found_in: str | None = None
    """The address of the feed, sitemap or page."""
