"""A body decompressed step by step, so that a bomb never unfolds in memory."""

from __future__ import annotations

import zlib

_WINDOW = {"gzip": 47, "x-gzip": 47, "deflate": 47}
"""zlib's window bits: 32 + 15, gzip or zlib told by its header."""


class TooLargeError(Exception):
    """The body exceeds its limit."""


class UnreadableBodyError(Exception):
    """The body is not compressed as its header says."""


class Body:
    """Collects the chunks of a response, decompressed, up to a limit of bytes.

    >>> body = Body("identity", limit=10)
    >>> body.add(b"abc"); body.finish()
    b'abc'
    """

    def __init__(self, encoding: str, limit: int) -> None:
        window = _WINDOW.get(encoding.strip().lower())
        if window is None and encoding.strip().lower() not in ("", "identity"):
            raise UnreadableBodyError(f"unknown content encoding {encoding!r}")
        self._inflate = zlib.decompressobj(window) if window else None
        self._limit = limit
        self._content = bytearray()

    def add(self, chunk: bytes) -> None:
        """Take one chunk as it came; raises `TooLargeError`, `UnreadableBodyError`."""
        room = self._limit - len(self._content) + 1
        try:
            self._content += self._inflate.decompress(chunk, room) if self._inflate else chunk
        except zlib.error as fault:
            raise UnreadableBodyError(str(fault)) from fault
        if len(self._content) > self._limit:
            raise TooLargeError

    def finish(self) -> bytes:
        """Return the whole body; raises `UnreadableBodyError` when it breaks off."""
        if self._inflate and self._content and not self._inflate.eof:
            raise UnreadableBodyError("the compressed body breaks off")
        return bytes(self._content)
