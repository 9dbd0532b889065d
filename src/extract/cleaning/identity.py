"""What an article without an id of its own is called."""

from __future__ import annotations

import hashlib


def content_id(text: str, url: str | None = None) -> str:
    """Derive an id from the content: same input, same id.

    >>> content_id("Quận ủy họp.") == content_id("Quận ủy họp.")
    True
    """
    return hashlib.sha256(f"{url or ''}\n{text}".encode()).hexdigest()[:16]
