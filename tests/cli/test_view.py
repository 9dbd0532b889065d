"""`extract view` and `show` as a user runs them, with what can go wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "extract", *arguments], cwd=ROOT,
        capture_output=True, text=True, encoding="utf-8", timeout=120,
    )  # fmt: skip


def test_gold_beside_records(tmp_path: Path) -> None:
    records, page = tmp_path / "r.jsonl", tmp_path / "compared.html"
    assert run("run", "corpus/c001.txt", "-o", str(records)).returncode == 0
    done = run("view", str(records), "--against", "gold", "--corpus", "corpus", "-o", str(page))
    assert done.returncode == 0
    labelled = len([*(ROOT / "gold").glob("*.json")]) - 1  # and the baseline
    assert f"{labelled} articles" in done.stderr
    assert 'id="sides"' in page.read_text("utf-8")


def test_gold_without_its_texts(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text("", "utf-8")
    done = run("view", str(tmp_path / "r.jsonl"), "--against", "gold")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["view", "show", "merge"])
def test_a_file_that_holds_no_records(command: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"not": "a record"}\n', "utf-8")
    done = run(command, str(bad))
    assert done.returncode in (1, 2)
    assert "bad.jsonl:1: this is no record" in done.stderr
    assert "give a file that `extract run` wrote" in done.stderr
    assert "Traceback" not in done.stderr


def test_no_records_make_an_empty_page(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text("", "utf-8")
    done = run("view", str(tmp_path / "r.jsonl"), "-o", str(tmp_path / "p.html"))
    assert done.returncode == 0
    assert (tmp_path / "p.html").stat().st_size > 100_000
