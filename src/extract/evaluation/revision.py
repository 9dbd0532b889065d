"""Records as another revision of this project would make them, for gains and losses."""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from extract.evaluation.gold import GoldError
from extract.record import Article, Record

_EXTRACT = """
import sys
from extract.pipeline import extract
from extract.record import Article
sys.stdin.reconfigure(encoding="utf-8")
sys.stdout.reconfigure(encoding="utf-8")
for line in sys.stdin:
    print(extract(Article.model_validate_json(line)).model_dump_json())
"""


def records_at(revision: str, articles: Sequence[Article], repository: Path) -> list[Record]:
    """Extract articles with the source of a git revision, in a process of its own.

    Raises `GoldError` when the revision is unknown, its extractor fails, or its records
    are not of this contract.
    """
    with tempfile.TemporaryDirectory() as folder:
        _unpack(revision, repository, Path(folder))
        lines = "".join(article.model_dump_json() + "\n" for article in articles)
        output = _run(
            [sys.executable, "-c", _EXTRACT], lines.encode(), Path(folder) / "src", revision
        )
    try:
        return [Record.model_validate_json(line) for line in output.splitlines()]
    except ValidationError as fault:
        raise GoldError(f"{revision}: its records are not of this contract: {fault}") from fault


def _unpack(revision: str, repository: Path, folder: Path) -> None:
    """Write a revision's `src` into a folder, the working tree untouched."""
    if revision.startswith("-"):
        raise GoldError(f"{revision}: this is no revision")
    archive = _run(["git", "archive", revision, "src"], b"", repository, revision)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")


def _run(command: list[str], given: bytes, folder: Path, revision: str) -> bytes:
    done = subprocess.run(  # noqa: S603 - a fixed command; the revision is an argument, no option
        command, input=given, capture_output=True, cwd=folder, check=False
    )
    if done.returncode:
        raise GoldError(f"{revision}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
