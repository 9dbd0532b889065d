"""Stores and questions as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from .test_run import SENTENCE, run

LINES = "\n".join(json.dumps({"id": f"a{n}", "text": f"{SENTENCE} Tin {n}."}) for n in range(5))


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("news")
    (folder / "news.jsonl").write_text(LINES, "utf-8")
    assert run("run", str(folder / "news.jsonl"), "-o", str(folder / "r.jsonl")).returncode == 0
    return folder


def test_a_store_says_how_many_of_each(news: Path, tmp_path: Path) -> None:
    store, errors = str(tmp_path / "store"), tmp_path / "errors.jsonl"
    first = run("run", str(news / "news.jsonl"), "--into", store)
    assert first.returncode == 0
    assert first.stderr.strip().endswith(f"{store}: 5 new")
    second = run(
        "run", str(news / "news.jsonl"), "none.txt", "--into", store, "--errors", str(errors)
    )
    assert second.returncode == 1
    assert second.stderr.strip().endswith(f"{store}: 5 kept, 1 failed")
    assert json.loads(errors.read_text("utf-8"))["code"] == "missing_file"
    assert run("query", "select count(*) n from articles", store).stdout == "n\n5\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("a.jsonl", "--into", "s", "-o", "x.jsonl"), ("-", "--into", "s"),
        ("https://bao.vn/a.html", "--into", "s", "--engine", "ray"), ("a.txt", "--into", "nowhere://y"),
    ],
)  # fmt: skip
def test_what_does_not_go_with_a_store(arguments: tuple[str, ...]) -> None:
    done = run("run", *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_questions(news: Path, tmp_path: Path) -> None:
    sql = "select committee, date from events order by article_id limit 1"
    records = str(news / "r.jsonl")
    assert run("query", sql, records).stdout == "committee,date\nQuận ủy Tây Hồ,2025-05-16\n"
    told = json.loads(run("query", sql, records, "--format", "jsonl").stdout)
    assert told == {"committee": "Quận ủy Tây Hồ", "date": "2025-05-16"}
    assert "Quận ủy Tây Hồ" in run("query", sql, records, "--format", "table").stdout
    assert run("query", sql, records, "-o", str(tmp_path / "a.parquet")).returncode == 0
    assert pq.read_table(tmp_path / "a.parquet").to_pylist() == [told]
    assert run("query", sql, records, "-o", str(tmp_path / "a.csv")).returncode == 0
    assert (tmp_path / "a.csv").read_text("utf-8").count("\n") == 2


@pytest.mark.parametrize(
    ("sql", "records", "code"), [("selec", "r.jsonl", 1), ("select 1", "none", 2)]
)
def test_wrong_questions(news: Path, sql: str, records: str, code: int) -> None:
    done = run("query", sql, str(news / records))
    assert done.returncode == code
    assert "Error" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("ending", ["parquet", "json", "sqlite"])
def test_outputs_by_ending(news: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"r.{ending}"
    assert run("run", str(news / "news.jsonl"), "-o", str(out)).returncode == 0
    if ending != "sqlite":
        found = run("query", "select count(*) n from events", str(out)).stdout
        assert found == "n\n5\n"
    assert out.stat().st_size > 500


def test_a_folder_by_month_and_flat_tables(news: Path, tmp_path: Path) -> None:
    lines, out = str(news / "news.jsonl"), tmp_path / "out"
    done = run(
        "run", lines, "--published", "2025-05-17", "-o", str(out), "--format", "parquet",
        "--partition-by", "month",
    )  # fmt: skip
    assert done.returncode == 0
    assert [file.name for file in out.iterdir()] == ["month=2025-05"]
    assert run("query", "select count(*) n from events", str(out)).stdout == "n\n5\n"
    again = run("run", lines, "-o", str(out), "--format", "parquet")
    assert again.returncode == 2
    assert run("run", lines, "-o", str(tmp_path / "flat"), "--format", "tables").returncode == 0
    assert (tmp_path / "flat" / "event_awards.parquet").exists()
