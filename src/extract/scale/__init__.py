"""Many articles: one pure function over an ordered stream, by processes."""

from extract.scale.pool import map_ordered

__all__ = ["map_ordered"]
