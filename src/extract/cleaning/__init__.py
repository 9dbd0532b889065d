"""From a page or a pasted text to an article: text and what is known of where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extract.cleaning.identity import content_id
from extract.cleaning.pasted import read_pasted
from extract.cleaning.published import parse_published

if TYPE_CHECKING:
    from extract.cleaning.page import clean_page

__all__ = ["clean_page", "content_id", "parse_published", "read_pasted"]


def __getattr__(name: str) -> Any:
    """Load what reads HTML when it is first asked for: a text needs none of it."""
    if name == "clean_page":
        from extract.cleaning.page import clean_page

        return clean_page
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
