"""Pages from the web: polite, bounded, and never from inside a private network unasked."""

from extract.fetching.client import Fetcher, fetch_page
from extract.fetching.page import Limits, Page
from extract.fetching.stream import fetch_all

__all__ = ["Fetcher", "Limits", "Page", "fetch_all", "fetch_page"]
