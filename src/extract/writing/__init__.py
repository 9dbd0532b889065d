"""Records out: JSON lines, JSON, CSV of events, tables for a terminal."""

from extract.writing.formats import FORMATS, Writer, open_writer

__all__ = ["FORMATS", "Writer", "open_writer"]
