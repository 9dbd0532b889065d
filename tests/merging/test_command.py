"""`extract merge` as a user runs it: real processes, real files."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from extract.merging import MergedEvent
from extract.merging.rows import COLUMNS
from extract.pipeline import extract
from extract.record import Article

from .papers import Told, paper

REVIEW = Told(documents=["05-CT/TW"], awards=[(32, "collective"), (49, "individual")])
OTHER = replace(REVIEW, awards=[(33, "collective"), (49, "individual")])
LATER = replace(REVIEW, date="2023-05-17")


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "extract", "merge", *map(str, arguments)],
        capture_output=True, text=True, encoding="utf-8", timeout=60,
    )  # fmt: skip


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.json"
    told = [paper("a", REVIEW, site="a.vn"), paper("c", LATER, site="=c.vn")]
    first.write_text("".join(one.model_dump_json() + "\n" for one in told), "utf-8")
    second.write_text(f"[{paper('b', OTHER, site='b.vn').model_dump_json()}]", "utf-8")
    return first, second


def test_lines_are_merged_events_whatever_the_order_of_files(files: tuple[Path, Path]) -> None:
    done, back = run(*files), run(*reversed(files))
    assert done.returncode == 0
    assert done.stdout == back.stdout
    events = [MergedEvent.model_validate_json(line) for line in done.stdout.splitlines()]
    assert [len(event.sources) for event in events] == [2, 1]
    assert events[0].possible[0].event == events[1].id


def test_table_shows_disagreement_and_doubt(files: tuple[Path, Path]) -> None:
    shown = run(*files, "--format", "table").stdout
    assert "32 ≠ 33 collectives" in shown
    assert "collectives: 32 [1] ≠ 33 [2]" in shown
    assert "possibly one event: a#e1 ~ c#e1" in shown
    assert "the dates are a day apart" in shown
    assert "3 tellings, 2 events, 1 disputed" in shown


def test_spreadsheet(files: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    assert run(*files, "-o", out).returncode == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(out.read_text("utf-8-sig").splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["disputed"] == "collective: 32 [1] ≠ 33 [2]"


def test_only_what_several_tell(files: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "events.jsonl"
    assert run(*files, "--min-sources", 2, "-o", out).returncode == 0
    (event,) = map(json.loads, out.read_text("utf-8").splitlines())
    assert [source["id"] for source in event["sources"]] == ["a#e1", "b#e1"]


def test_a_text_without_headline_is_shown_by_its_first_line(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    text = "Tây Hồ họp sơ kết\nNgày 16/5/2023, Quận ủy Tây Hồ tổ chức hội nghị sơ kết."
    file.write_text(extract(Article(id="a", text=text)).model_dump_json() + "\n", "utf-8")
    assert "Tây Hồ họp sơ kết" in run(file, "--format", "table").stdout


def test_lines_are_piped_in(files: tuple[Path, Path]) -> None:
    piped = subprocess.run(
        [sys.executable, "-m", "extract", "merge", "-", "--format", "jsonl"],
        input=files[0].read_text("utf-8"), capture_output=True, text=True, encoding="utf-8",
        timeout=60,
    )  # fmt: skip
    assert piped.stdout == run(files[0], "--format", "jsonl").stdout != ""


def test_an_ending_without_a_format_is_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "events.xlsx"
    done = run(files[0], "-o", out)
    assert done.returncode == 2
    assert ".csv, .jsonl, .txt" in done.stderr
    assert not out.exists()
    assert run(files[0], "-o", out, "--format", "csv").returncode == 0


def test_help_shows_examples() -> None:
    shown = run("--help").stdout
    assert "Examples:" in shown
    assert "extract merge paper-a.jsonl paper-b.jsonl" in shown


@pytest.mark.parametrize("arguments", [(), ("none.jsonl",), ("--format", "xml", "x")])
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_line_that_is_no_record_is_named(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    file.write_text('{"article": 1}\n', "utf-8")
    done = run(file)
    assert done.returncode == 1
    assert f"{file}:1" in done.stderr
    assert "Traceback" not in done.stderr
