"""Links to articles: out of feeds, sitemaps and section pages, each article once."""

from extract.discovery.canonical import article_key, canonical
from extract.discovery.discover import Discovery, discover
from extract.discovery.link import Link

__all__ = ["Discovery", "Link", "article_key", "canonical", "discover"]
