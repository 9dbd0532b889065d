"""From what the user names to single inputs, in order, broken ones told as errors."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO

from extract.errors import SourceError
from extract.sources.bulk import PageFilter
from extract.sources.contents import Found, json_line, numbered_lines, read_piece
from extract.sources.files import unreadable
from extract.sources.inputs import Input
from extract.sources.pieces import is_address, pieces


def walk(sources: Iterable[str], pages: PageFilter | None = None) -> Iterator[Found]:
    """Yield every input that the sources name; what cannot be read comes as an error.

    A source is an http(s) address; a .txt, .html, .jsonl, .warc or .parquet file (.gz and .zst
    too), a folder of these (in order of name; a `manifest.json` in it says what is known of its
    files) or a pattern (`news/**/*.jsonl.gz`), each local or on a file system that fsspec knows
    (`s3://…`); or `-` for standard input (addresses, JSON lines, a page or a text: told by its
    first character). `pages` says which pages of archives are wanted.

    >>> [item.code for item in walk(["/no/such/file.txt"])]
    ['missing_file']
    """
    for piece in pieces(sources):
        if isinstance(piece, SourceError):
            yield piece
        elif piece.kind == "standard input":
            yield from _standard_input(sys.stdin.buffer)
        else:
            yield from read_piece(piece, pages)


def read_addresses(file: Path) -> Iterator[Found]:
    """Yield the addresses of a list, one a line; `#` opens a comment.

    A line of an errors file (JSON with a "source") counts as its source, so that failed
    inputs can be fed back in.
    """
    try:
        with file.open("rb") as stream:
            for line in numbered_lines(str(file), stream):
                yield from [line] if isinstance(line, SourceError) else _address(file, *line)
    except OSError as fault:
        yield unreadable(str(file), fault)


def _address(file: Path, number: int, line: str) -> Iterator[Found]:
    address = _source_of(line)
    if is_address(address):
        yield Input(address, "url", address)
    elif address and not address.startswith("#"):
        yield SourceError(
            f"{file}:{number}", "bad_url", f"{address[:80]!r} is no web address",
            "give one http(s) address a line",
        )  # fmt: skip


def _source_of(line: str) -> str:
    text = line.strip()
    if not text.startswith("{"):
        return text
    try:
        return str(json.loads(text).get("source", text))
    except ValueError:
        return text


def _standard_input(stream: IO[bytes]) -> Iterator[Found]:
    """Tell what comes in by its first character: JSON lines, a page, addresses, or a text."""
    first = stream.readline()
    while first and not first.strip():
        first = stream.readline()
    start = first.lstrip(b"\xef\xbb\xbf \t")
    if start.startswith(b"{"):
        yield from _standard_lines(first, stream, json_line)
    elif start.lower().startswith((b"http://", b"https://")):
        yield from _standard_lines(first, stream, lambda _, text: Input(text, "url", text))
    else:
        kind = "html" if start.startswith(b"<") else "text"
        yield Input("-", kind, first + stream.read())  # type: ignore[arg-type]


def _standard_lines(
    first: bytes, stream: IO[bytes], read: Callable[[str, str], Found]
) -> Iterator[Found]:
    for line in numbered_lines("-", chain([first], stream)):
        yield line if isinstance(line, SourceError) else read(f"-:{line[0]}", line[1])
