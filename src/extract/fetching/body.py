"""A body decompressed step by step, so that a bomb never unfolds in memory."""

from __future__ import annotations

import zlib
from typing import Any, Protocol

_GZIP_OR_ZLIB = 47
"""zlib's window bits: 32 + 15, gzip or zlib told by its header."""
_BARE_DEFLATE = -15


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
        self._unpack = _decoder(encoding.strip().lower())
        self._limit = limit
        self._content = bytearray()

    def add(self, chunk: bytes) -> None:
        """Take one chunk as it came; raises `TooLargeError`, `UnreadableBodyError`."""
        self._content += self._unpack.take(chunk, self._limit - len(self._content) + 1)
        if len(self._content) > self._limit:
            raise TooLargeError

    def finish(self) -> bytes:
        """Return the whole body; raises `UnreadableBodyError` when it breaks off."""
        if self._content and not self._unpack.is_whole():
            raise UnreadableBodyError("the compressed body breaks off")
        return bytes(self._content)


class _Decoder(Protocol):
    def take(self, chunk: bytes, room: int) -> bytes:
        """Return what a chunk unfolds to, at most about `room` bytes of it."""

    def is_whole(self) -> bool:
        """Whether the stream has come to its end."""


class _Plain:
    def take(self, chunk: bytes, room: int) -> bytes:
        return chunk

    def is_whole(self) -> bool:
        return True


class _Zlib:
    """gzip and deflate, the latter also bare, as some servers send it."""

    def __init__(self) -> None:
        self._inflate = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._begun = False

    def take(self, chunk: bytes, room: int) -> bytes:
        try:
            return self._inflate.decompress(chunk, room)
        except zlib.error as fault:
            if self._begun:
                raise UnreadableBodyError(str(fault)) from fault
            return self._take_bare(chunk, room)
        finally:
            self._begun = True

    def _take_bare(self, chunk: bytes, room: int) -> bytes:
        self._inflate = zlib.decompressobj(_BARE_DEFLATE)
        try:
            return self._inflate.decompress(chunk, room)
        except zlib.error as fault:
            raise UnreadableBodyError(str(fault)) from fault

    def is_whole(self) -> bool:
        return self._inflate.eof


class _Brotli:
    def __init__(self) -> None:
        import brotli

        self._brotli: Any = brotli
        self._inflate = brotli.Decompressor()

    def take(self, chunk: bytes, room: int) -> bytes:
        try:
            taken: bytes = self._inflate.process(chunk, output_buffer_limit=room)
        except self._brotli.error as fault:
            raise UnreadableBodyError(f"broken brotli data ({fault})") from fault
        return taken

    def is_whole(self) -> bool:
        return bool(self._inflate.is_finished())


def _decoder(encoding: str) -> _Decoder:
    if encoding in ("", "identity"):
        return _Plain()
    if encoding in ("gzip", "x-gzip", "deflate"):
        return _Zlib()
    if encoding == "br":
        return _Brotli()
    raise UnreadableBodyError(f"unknown content encoding {encoding!r}")
