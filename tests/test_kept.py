"""What is kept between runs: found again, made anew when it changed, never in the way."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from extract import kept

Start = Callable[..., list[str]]

_SCRIPT = """
import sys
sys.path.insert(0, {folder!r})
from making import squares
print(squares(3))
"""
_MAKING = """
from extract.kept import kept

@kept
def squares(number: int) -> list[int]:
    print("made")
    return [one ** {power} for one in range(number)]
"""


@pytest.fixture
def start(tmp_path: Path) -> Start:
    """Return what starts a Python that asks for squares, with a cache folder of its own."""

    def run(power: int = 2, cache: Path = tmp_path / "cache") -> list[str]:
        (tmp_path / "making.py").write_text(_MAKING.format(power=power), "utf-8")
        done = subprocess.run(
            [sys.executable, "-c", _SCRIPT.format(folder=str(tmp_path))],
            env={**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout.split("\n")[:-1]

    return run


def test_a_second_start_finds_what_the_first_made(start: Start) -> None:
    assert start() == ["made", "[0, 1, 4]"]
    assert start() == ["[0, 1, 4]"]


def test_changed_code_makes_anew(start: Start) -> None:
    start(power=2)
    assert start(power=3) == ["made", "[0, 1, 8]"]


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps(["another", "thing"])])
def test_a_broken_file_is_done_without(start: Start, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "cache" / "extract-vn" / kept.cache_file().name
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert start() == ["made", "[0, 1, 4]"]
    assert start() == ["[0, 1, 4]"]


def test_a_folder_that_cannot_be_written_is_done_without(start: Start, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert start(cache=blocked) == ["made", "[0, 1, 4]"]


def test_a_file_that_has_grown_keeps_what_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_asked", {b"new"})
    small = {b"old": b"1", b"new": b"2"}
    large = {b"old": b"1" * kept._MOST_BYTES, b"new": b"2"}
    assert kept._worth_keeping(small) == small
    assert kept._worth_keeping(large) == {b"new": b"2"}
