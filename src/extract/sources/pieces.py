"""From what the user names to pieces: stretches of files that can be read one by one, anywhere.

A piece is small enough to be read in one go by one machine: a file, a stretch of a file of
JSON lines, some row groups of Parquet. What is compressed as a whole is one piece.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import IO, Any, Literal

from extract.errors import SourceError
from extract.language import mark
from extract.sources.files import File, find, unreadable

PieceKind = Literal["text", "html", "lines", "archive", "parquet", "url", "standard input"]
PIECE_BYTES = 16_000_000
"""About how much of a file of JSON lines makes a piece."""
PIECE_ROWS = 2_000
"""At least so many rows of Parquet make a piece."""

_KINDS: dict[str, PieceKind] = {
    ".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "lines", ".ndjson": "lines",
    ".warc": "archive", ".parquet": "parquet",
}  # fmt: skip
_READ = mark("give .txt, .html, .jsonl, .warc or .parquet (.gz and .zst too)")
_AS_TEXT = mark("save it as plain text (.txt, UTF-8) and give that")
_INSTEAD = {
    ".pdf": mark("copy its text into a .txt file (UTF-8) and give that"),
    ".doc": _AS_TEXT, ".docx": _AS_TEXT, ".odt": _AS_TEXT, ".rtf": _AS_TEXT,
    ".mht": mark("save the page as HTML only (.html) and give that"),
    ".mhtml": mark("save the page as HTML only (.html) and give that"),
    ".json": mark("give one JSON object a line, in a file that ends in .jsonl"),
}  # fmt: skip
"""What to do with files that are not read, by ending."""
_MANIFEST = "manifest.json"
_MANIFEST_KEYS = ("id", "site", "url", "title", "authors", "published_at")


@dataclass(frozen=True)
class Piece:
    """A stretch of one source; the whole of it unless `start` and `stop` say otherwise."""

    name: str
    """The path or address of the source."""
    kind: PieceKind
    """What it holds."""
    known: dict[str, Any] = field(default_factory=dict)
    """What a manifest says of it."""
    start: int = 0
    """The first byte (JSON lines), or the first row group (Parquet)."""
    stop: int | None = None
    """One past the last; None: to the end."""
    before: int = 0
    """How many lines or rows of the file stand before the piece."""


def is_address(source: str) -> bool:
    """Whether a source is a web address."""
    return source.lower().startswith(("http://", "https://"))


def pieces(sources: Iterable[str]) -> Iterator[Piece | SourceError]:
    """Yield the files, addresses and standard input that the sources name, in order.

    >>> [piece.kind for piece in pieces(["https://bao.vn/a.html", "-"])]
    ['url', 'standard input']
    """
    for source in sources:
        if source == "-":
            yield Piece(source, "standard input")
        elif is_address(source):
            yield Piece(source, "url")
        else:
            yield from _files(source)


def split(piece: Piece, size: int = PIECE_BYTES, rows: int = PIECE_ROWS) -> Iterator[Piece]:
    """Cut a piece into pieces that can be read side by side, where its kind allows."""
    file = File(piece.name)
    if piece.kind == "lines" and not file.is_compressed and file.size() > size:
        with file.open() as stream:
            yield from _stretches(piece, stream, size)
    elif piece.kind == "parquet":
        with file.open() as stream:
            yield from _row_groups(piece, stream, rows)
    else:
        yield piece


def _files(source: str) -> Iterator[Piece | SourceError]:
    found = list(find(source))
    known = _manifests(found)
    if not any(isinstance(name, SourceError) or _kind(name) for name in found):
        yield _nothing(source, found)
        return
    for name in found:
        if isinstance(name, SourceError):
            yield name
            continue
        kind = _kind(name)
        if kind:
            yield Piece(name, kind, known.get(name, {}))


def _kind(name: str) -> PieceKind | None:
    stem = File(name).stem
    return next((kind for ending, kind in _KINDS.items() if stem.endswith(ending)), None)


def _nothing(source: str, found: list[str | SourceError]) -> SourceError:
    """Say why a source holds nothing that is read, and what to give instead."""
    if found == [source]:
        return _unknown(source)
    if found:
        count = len(found)
        return SourceError(
            source, "empty", f"none of the {count} files in it is of a kind that is read", _READ
        )
    return SourceError(source, "empty", "there is nothing in this folder", "check the path")


def _unknown(name: str) -> SourceError:
    base = name.rsplit("/", 1)[-1]
    if "." not in base:
        return SourceError(name, "unknown_kind", "a file without an ending is not read", _READ)
    ending = f".{base.rsplit('.', 1)[-1].lower()}"
    return SourceError(
        name, "unknown_kind", f"files ending in {ending!r} are not read",
        _INSTEAD.get(ending, _READ),
    )  # fmt: skip


def _manifests(names: list[str | SourceError]) -> dict[str, dict[str, Any]]:
    """Return what the manifests among the files say of the files beside them."""
    known = {}
    for name in names:
        if isinstance(name, str) and name.rsplit("/", 1)[-1] == _MANIFEST:
            for entry in _entries(name):
                told = {key: entry[key] for key in _MANIFEST_KEYS if entry.get(key)}
                known[name.removesuffix(_MANIFEST) + entry["file"]] = told
    return known


def _entries(name: str) -> list[dict[str, Any]]:
    try:
        with File(name).open() as stream:
            return [entry for entry in json.load(stream) if "file" in entry]
    except (OSError, ValueError, TypeError):
        return []  # a file of that name that is no manifest


def _stretches(piece: Piece, stream: IO[bytes], size: int) -> Iterator[Piece]:
    """Cut a file of lines after the first line end beyond every `size` bytes."""
    start = before = at = 0
    for lines, line in enumerate(stream, 1):
        at += len(line)
        if at - start >= size:
            yield replace(piece, start=start, stop=at, before=before)
            start, before = at, lines
    if at > start:
        yield replace(piece, start=start, stop=at, before=before)


def _row_groups(piece: Piece, stream: IO[bytes], rows: int) -> Iterator[Piece]:
    from extract.errors import require

    require("pyarrow", "parquet")
    import pyarrow.parquet as pq

    told = pq.read_metadata(stream)
    start = before = seen = 0
    for group in range(told.num_row_groups):
        seen += told.row_group(group).num_rows
        if seen - before >= rows or group == told.num_row_groups - 1:
            yield replace(piece, start=start, stop=group + 1, before=before)
            start, before = group + 1, seen


def split_all(found: Iterable[Piece | SourceError], **sizes: int) -> Iterator[Piece | SourceError]:
    """Cut every piece that can be cut; what cannot be opened comes as an error."""
    for piece in found:
        if isinstance(piece, SourceError):
            yield piece
            continue
        try:
            yield from split(piece, **sizes)
        except Exception as fault:  # each file system has errors of its own
            yield unreadable(piece.name, fault)
