"""From what the user names to single inputs, in order, broken ones told as errors."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from extract.errors import SourceError
from extract.sources.inputs import Input

_KINDS = {".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "lines", ".ndjson": "lines"}
_ARCHIVES = (".warc", ".warc.gz")
_MANIFEST = "manifest.json"
_MANIFEST_KEYS = ("id", "site", "url", "title", "authors", "published_at")

Found = Input | SourceError


def walk(sources: Iterable[str]) -> Iterator[Found]:
    """Yield every input that the sources name; what cannot be read comes as an error.

    A source is an http(s) address, a .txt, .html, .jsonl or .warc(.gz) file, a folder of these (in
    order of name; a `manifest.json` in it says what is known of its files), or `-` for
    standard input (addresses, JSON lines, a page or a text: told by its first character).

    >>> [item.code for item in walk(["/no/such/file.txt"])]
    ['missing_file']
    """
    for source in sources:
        if source == "-":
            yield from _standard_input(sys.stdin.buffer)
        elif is_address(source):
            yield Input(source, "url", source)
        else:
            yield from _path(Path(source))


def is_address(source: str) -> bool:
    """Whether a source is a web address."""
    return source.lower().startswith(("http://", "https://"))


def read_addresses(file: Path) -> Iterator[Found]:
    """Yield the addresses of a list, one a line; `#` opens a comment.

    A line of an errors file (JSON with a "source") counts as its source, so that failed
    inputs can be fed back in.
    """
    for line in _lines(file):
        if isinstance(line, SourceError):
            yield line
            continue
        number, text = line
        address = _source_of(text)
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


def _path(path: Path, known: dict[str, Any] | None = None) -> Iterator[Found]:
    if path.is_dir():
        yield from _folder(path)
        return
    if path.name.lower().endswith(_ARCHIVES) and path.is_file():
        yield from read_pages(path)
        return
    kind = _KINDS.get(path.suffix.lower())
    if not path.exists():
        yield SourceError(
            str(path), "missing_file", "there is no such file or folder", "check the path"
        )
    elif kind is None:
        yield SourceError(
            str(path), "unknown_kind", f"files ending in {path.suffix or 'nothing'!r} are not read",
            "give .txt, .html, .jsonl or .warc.gz",
        )  # fmt: skip
    elif kind == "lines":
        yield from _json_lines(path)
    else:
        yield from _file(path, kind, known or {})


def read_pages(archive: Path) -> Iterator[Found]:
    """Yield the pages of a WARC archive, each named by its address."""
    from extract.fetching.archive import read_archive

    for page in read_archive(archive):
        yield page if isinstance(page, SourceError) else Input(page.name, "page", page)


def _folder(folder: Path) -> Iterator[Found]:
    known = _manifest(folder)
    for path in sorted(folder.iterdir()):
        if path.name.lower().endswith((*_KINDS, *_ARCHIVES)) and path.is_file():
            yield from _path(path, known.get(path.name))


def _manifest(folder: Path) -> dict[str, dict[str, Any]]:
    file = folder / _MANIFEST
    if not file.is_file():
        return {}
    entries = json.loads(file.read_text("utf-8"))
    return {
        entry["file"]: {key: entry[key] for key in _MANIFEST_KEYS if entry.get(key)}
        for entry in entries
    }


def _file(path: Path, kind: Any, known: dict[str, Any]) -> Iterator[Found]:
    try:
        yield Input(str(path), kind, path.read_bytes(), known)
    except OSError as fault:
        yield SourceError(
            str(path), "missing_file", f"cannot be read ({fault.strerror})", "check its permissions"
        )


def _json_lines(path: Path) -> Iterator[Found]:
    for line in _lines(path):
        yield line if isinstance(line, SourceError) else _json_line(f"{path}:{line[0]}", line[1])


def _lines(path: Path) -> Iterator[tuple[int, str] | SourceError]:
    try:
        with path.open("rb") as file:
            yield from _numbered(str(path), file)
    except OSError as fault:
        yield SourceError(
            str(path), "missing_file", f"cannot be read ({fault.strerror})", "check the path"
        )


def _numbered(name: str, file: IO[bytes]) -> Iterator[tuple[int, str] | SourceError]:
    for number, line in enumerate(file, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        except UnicodeDecodeError:
            yield SourceError(
                f"{name}:{number}", "unreadable_encoding", "the line is not UTF-8",
                "save the file as UTF-8",
            )  # fmt: skip
            continue
        if text:
            yield number, text


def _json_line(name: str, text: str) -> Found:
    try:
        data = json.loads(text)
    except ValueError as fault:
        return SourceError(
            name, "bad_json", f"the line is no JSON ({fault})", "give one JSON object a line"
        )
    if not isinstance(data, dict):
        return SourceError(
            name, "bad_json", "the line is JSON but no object", "give one JSON object a line"
        )
    return Input(name, "article", data)


def _standard_input(stream: IO[bytes]) -> Iterator[Found]:
    """Tell what comes in by its first character: JSON lines, a page, addresses, or a text."""
    first = stream.readline()
    while first and not first.strip():
        first = stream.readline()
    start = first.lstrip(b"\xef\xbb\xbf \t")
    if start.startswith(b"{"):
        yield from _standard_lines(first, stream, _json_line)
    elif start.lower().startswith((b"http://", b"https://")):
        yield from _standard_lines(first, stream, lambda _, text: Input(text, "url", text))
    else:
        kind = "html" if start.startswith(b"<") else "text"
        yield Input("-", kind, first + stream.read())  # type: ignore[arg-type]


def _standard_lines(first: bytes, stream: IO[bytes], read: Any) -> Iterator[Found]:
    from itertools import chain

    for line in _numbered("-", chain([first], stream)):  # type: ignore[arg-type]
        yield line if isinstance(line, SourceError) else read(f"-:{line[0]}", line[1])
