"""From a piece to its inputs: lines, rows, archived pages, whole files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import IO, Any, cast

from extract.errors import SourceError, require
from extract.sources.bulk import PageFilter
from extract.sources.files import File, unreadable
from extract.sources.inputs import Input, InputArticle
from extract.sources.pieces import Piece

Found = Input | SourceError
_LONGEST_LINE = 64_000_000
_LARGEST_FILE = 64_000_000
_ROWS = 64


def read_piece(piece: Piece, pages: PageFilter | None = None) -> Iterator[Found]:
    """Yield the inputs of a piece, in order; what cannot be read comes as an error.

    `pages` says which pages of archives are wanted.
    """
    try:
        if piece.kind == "archive":
            yield from _archive(piece, pages or PageFilter())
        else:
            yield from _READERS[piece.kind](piece)
    except SourceError as error:
        yield error
    except Exception as fault:  # each file system and each format has errors of its own
        yield unreadable(piece.name, fault)


def numbered_lines(
    name: str, stream: Iterable[bytes] | IO[bytes], before: int = 0
) -> Iterator[tuple[int, str] | SourceError]:
    """Yield the lines of a text that are not empty, with their numbers."""
    for number, line in enumerate(stream, before + 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
        except UnicodeDecodeError:
            yield SourceError(
                f"{name}:{number}", "unreadable_encoding", "the line is not UTF-8",
                "save the file as UTF-8",
            )  # fmt: skip
            continue
        if len(line) > _LONGEST_LINE:
            yield SourceError(
                f"{name}:{number}", "too_large", f"the line is longer than {_LONGEST_LINE:,} bytes",
                "it is hardly an article",
            )  # fmt: skip
        elif text:
            yield number, text


def json_line(name: str, text: str) -> Found:
    """Turn one line of JSON into an input."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as fault:
        return SourceError(
            name, "bad_json", f"the line is no JSON ({fault})", "give one JSON object a line"
        )
    if not isinstance(data, dict):
        return SourceError(
            name, "bad_json", "the line is JSON but no object", "give one JSON object a line"
        )
    return Input(name, "article", data)


def _whole(piece: Piece) -> Iterator[Found]:
    with File(piece.name).open_plain() as stream:
        data = stream.read(_LARGEST_FILE + 1)
    if len(data) > _LARGEST_FILE:
        yield SourceError(
            piece.name, "too_large", f"the file is larger than {_LARGEST_FILE:,} bytes",
            "give one article a file, or one a line of JSON",
        )  # fmt: skip
    else:
        yield Input(piece.name, piece.kind, data, piece.known)  # type: ignore[arg-type]


def _lines(piece: Piece) -> Iterator[Found]:
    with File(piece.name).open_plain() as stream:
        if piece.start:
            stream.seek(piece.start)
        for line in numbered_lines(piece.name, _stretch(stream, piece), piece.before):
            if isinstance(line, SourceError):
                yield line
            else:
                yield json_line(f"{piece.name}:{line[0]}", line[1])


def _stretch(stream: IO[bytes], piece: Piece) -> Iterator[bytes]:
    """Yield lines up to the end of the piece; of a line too long to be one, only its head."""
    at = piece.start
    while (piece.stop is None or at < piece.stop) and (line := stream.readline(_LONGEST_LINE + 1)):
        at += len(line)
        rest = line
        while len(rest) > _LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(_LONGEST_LINE + 1)
            at += len(rest)
        yield line


def _rows(piece: Piece) -> Iterator[Found]:
    require("pyarrow", "parquet")
    import pyarrow.parquet as pq

    with File(piece.name).open() as stream, pq.ParquetFile(stream) as file:
        names = file.schema_arrow.names
        wanted = ["article"] if "article" in names else _wanted(names)
        stop = file.num_row_groups if piece.stop is None else piece.stop
        groups = list(range(piece.start, stop))
        number = piece.before
        for batch in file.iter_batches(_ROWS, row_groups=groups, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield Input(f"{piece.name}:{number}", "article", _article(row))


def _wanted(names: list[str]) -> list[str]:
    return [name for name in names if name in InputArticle.model_fields]


def _article(row: dict[str, Any]) -> dict[str, Any]:
    """Take the article of a row: its own columns, or the `article` of a record of ours."""
    told = {key: value for key, value in row.get("article", row).items() if value is not None}
    moment = told.get("published_at")
    if hasattr(moment, "isoformat"):
        told["published_at"] = cast("Any", moment).isoformat()
    return told


def _archive(piece: Piece, pages: PageFilter) -> Iterator[Found]:
    """Yield the wanted pages of an archive, each named by its address, told apart by its place."""
    from extract.fetching.archive import read_archive

    file = File(piece.name)
    stream = file.open_plain() if file.name.lower().endswith(".zst") else file.open()
    with stream:
        found = read_archive(stream, piece.name, wanted=pages.wants_address)
        for number, page in enumerate(found, 1):
            if isinstance(page, SourceError):
                yield page
            elif pages.wants(page):
                yield Input(page.name, "page", page, place=f"{piece.name}:{number}")


def _address(piece: Piece) -> Iterator[Found]:
    yield Input(piece.name, "url", piece.name)


_READERS = {"text": _whole, "html": _whole, "lines": _lines, "parquet": _rows, "url": _address}
