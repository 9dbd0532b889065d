"""Records out: JSON lines, JSON, CSV of events, tables for a terminal."""

from extract.writing.formats import FORMATS, Writer, open_writer, write_packed

__all__ = ["FORMATS", "Writer", "open_writer", "write_packed"]
