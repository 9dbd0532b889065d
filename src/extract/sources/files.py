"""Where files lie: on this machine, or on any file system that fsspec knows (s3://, gs://, hdfs://).

Names are kept as the user gave them; remote ones are whole addresses.
"""

from __future__ import annotations

import glob
import gzip
import io
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from extract.errors import SourceError, require
from extract.language import mark

_MAGIC = frozenset("*?[")
_BUFFER = 1 << 20
_COMPRESSED = (".gz", ".zst")


@dataclass(frozen=True)
class File:
    """One file by its name, local or remote."""

    name: str

    @property
    def stem(self) -> str:
        """The name without the ending of a compression, in lower case: what it holds.

        >>> File("s3://news/2024.JSONL.gz").stem
        's3://news/2024.jsonl'
        """
        name = self.name.lower()
        return name.removesuffix(".gz").removesuffix(".zst")

    @property
    def is_compressed(self) -> bool:
        """Whether it has to be read from its beginning."""
        return self.name.lower().endswith(_COMPRESSED)

    def open(self) -> IO[bytes]:
        """Open its bytes as they lie. Raises `OSError`, or `SourceError` for a missing package."""
        if not is_remote(self.name):
            return Path(self.name).open("rb")
        system, path = file_system(self.name)
        return cast("IO[bytes]", io.BufferedReader(_Raw(system.open(path, "rb")), _BUFFER))

    def open_plain(self) -> IO[bytes]:
        """Open its bytes decompressed."""
        if self.name.lower().endswith(".gz"):
            return cast("IO[bytes]", gzip.open(self.open(), "rb"))
        if self.name.lower().endswith(".zst"):
            return _open_zstd(self.open())
        return self.open()

    def size(self) -> int:
        """Bytes as they lie."""
        if not is_remote(self.name):
            return Path(self.name).stat().st_size
        system, path = file_system(self.name)
        return int(system.size(path) or 0)


def is_remote(name: str) -> bool:
    """Whether a name is an address of a file system (web addresses are fetched instead).

    >>> is_remote("s3://news/a.jsonl"), is_remote("news/a.jsonl")
    (True, False)
    """
    return "://" in name


def file_system(name: str) -> tuple[Any, str]:
    """Return the fsspec file system of an address, and the path in it.

    Raises `SourceError` when fsspec, or the package for this kind of address, is missing.
    """
    require("fsspec", "remote")
    import fsspec

    try:
        return cast("tuple[Any, str]", fsspec.core.url_to_fs(name))
    except ImportError as fault:
        raise SourceError(name, "missing_package", str(fault), "install it") from fault
    except ValueError as fault:
        raise SourceError(name, "unknown_kind", str(fault), "check the address") from fault


def find(source: str) -> Iterator[str | SourceError]:
    """Yield the names of the files that a path, a folder, a pattern or an address stands for.

    Folders are read with what is in them, in order of name, hidden files left out.

    >>> [error.code for error in find("/no/such/*.txt")]
    ['missing_file']
    """
    try:
        names = list(_remote(source) if is_remote(source) else _local(source))
    except SourceError as error:
        yield error
        return
    except Exception as fault:  # each file system has errors of its own
        yield unreadable(source, fault)
        return
    if not names and not _is_folder(source):
        yield missing(source)
    yield from names


def missing(name: str) -> SourceError:
    """Say that there is no such file; what looks like an address is told how one begins."""
    host, slash, _ = name.partition("/")
    is_like_address = slash and "." in host.strip(".")
    hint = (
        mark("write https:// before a web address") if is_like_address else mark("check the path")
    )
    return SourceError(name, "missing_file", "there is no such file or folder", hint)


def unreadable(name: str, fault: Exception) -> SourceError:
    """Say that a file cannot be read, or not to its end."""
    if isinstance(fault, SourceError):
        return fault
    if isinstance(fault, FileNotFoundError):
        return missing(name)
    if isinstance(fault, EOFError | zlib.error | gzip.BadGzipFile) or "zstd" in str(fault):
        return SourceError(
            name, "bad_archive", f"the file is torn ({fault})", "what stands before was read"
        )
    why = getattr(fault, "strerror", None) or f"{type(fault).__name__}: {fault}"
    return SourceError(name, "missing_file", f"cannot be read ({why})", "check its permissions")


def _is_folder(source: str) -> bool:
    return not is_remote(source) and Path(source).is_dir()


def _local(source: str) -> Iterator[str]:
    path = Path(source)
    if path.exists():
        yield from _within(path)
    elif _MAGIC & set(source):
        for name in sorted(glob.glob(source, recursive=True)):  # noqa: PTH207 — strings as given
            yield from _within(Path(name))


def _within(path: Path) -> Iterator[str]:
    if not path.is_dir():
        yield str(path)
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(folder, name)) for name in sorted(files) if not name.startswith("."))


def _remote(source: str) -> Iterator[str]:
    system, path = file_system(source)
    if not _MAGIC & set(path) and not system.isdir(path):
        system.info(path)  # raises when there is nothing
        yield source
        return
    found = system.glob(path) if _MAGIC & set(path) else system.find(path)
    yield from (system.unstrip_protocol(name) for name in sorted(found))


class _Raw(io.RawIOBase):
    """The least of what file systems offer, made whole by a buffer: lines of bounded length."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def _open_zstd(stream: IO[bytes]) -> IO[bytes]:
    require("zstandard", "remote")
    import zstandard

    reader = zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True)
    return cast("IO[bytes]", io.BufferedReader(cast("Any", reader)))
