"""Records read back from what a run wrote."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO

from pydantic import TypeAdapter, ValidationError

from extract.errors import SourceError
from extract.language import mark
from extract.record import Record

_ARTICLES = (".txt", ".html", ".htm")


def read_records(path: Path) -> Iterator[Record]:
    """Yield the records of a .jsonl or .json file; "-" is the lines of standard input.

    Raises `SourceError` naming the line that is no record.
    """
    if path.suffix == ".json":
        yield from _array(path)
        return
    with _lines(path) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _record(f"{path}:{number}", line)


def _lines(path: Path) -> AbstractContextManager[IO[str]]:
    if path == Path("-"):
        sys.stdin.reconfigure(encoding="utf-8-sig")  # type: ignore[union-attr]
        return nullcontext(sys.stdin)
    return path.open(encoding="utf-8-sig")


def _array(path: Path) -> list[Record]:
    try:
        return TypeAdapter(list[Record]).validate_json(path.read_bytes())
    except ValidationError as fault:
        raise _no_record(str(path), fault) from fault


def _record(name: str, line: str) -> Record:
    try:
        return Record.model_validate_json(line)
    except ValidationError as fault:
        raise _no_record(name, fault) from fault


def _no_record(name: str, fault: ValidationError) -> SourceError:
    first = fault.errors()[0]
    where = ".".join(map(str, first["loc"])) or mark("the line")
    if name.rpartition(":")[0].endswith(_ARTICLES):
        return SourceError(
            name, "bad_input", "this is an article, no record",
            "make records of it first: extract run FILE -o records.jsonl",
        )  # fmt: skip
    return SourceError(
        name, "bad_input", f"this is no record ({where}: {first['msg']})",
        "give a file that `extract run` wrote",
    )  # fmt: skip
