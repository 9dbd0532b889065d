"""The command line as a user runs it: real processes, real files, a real server."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ..cleaning import pages
from ..web_server import Web

ROOT = Path(__file__).parents[2]
SENTENCE = "Ngày 16/5/2025, Quận ủy Tây Hồ tổ chức hội nghị tổng kết, biểu dương 15 tập thể."


def run(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "extract", *arguments],
        input=given, capture_output=True, text=True, encoding="utf-8", timeout=60, cwd=ROOT,
    )  # fmt: skip


def records(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_piped_output_is_json_lines_in_order(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"id": str(n), "text": SENTENCE}) for n in range(5))
    done = run("run", "-", "--jobs", "2", given=lines)
    assert done.returncode == 0
    assert [record["article"]["id"] for record in records(done.stdout)] == list("01234")  # type: ignore[index]


def test_failures_are_told_and_the_rest_goes_on(tmp_path: Path, web: Web) -> None:
    good = tmp_path / "a.txt"
    good.write_text(SENTENCE, "utf-8")
    errors = tmp_path / "errors.jsonl"
    web.pages["/bai.html"] = pages.PAGES["no date of its own"][0].encode()
    done = run(
        "run", str(tmp_path / "none.txt"), str(good), web("/404"), web("/bai.html"), web("/pdf"),
        "--allow-private", "--errors", str(errors),
    )  # fmt: skip
    assert done.returncode == 1
    assert len(records(done.stdout)) == 2
    told = [json.loads(line) for line in errors.read_text("utf-8").splitlines()]
    assert [entry["code"] for entry in told] == ["missing_file", "http_status", "not_html"]
    assert all(entry["hint"] in done.stderr for entry in told)
    assert "Traceback" not in done.stderr


def test_failed_addresses_can_be_fed_back_in(tmp_path: Path, web: Web) -> None:
    errors = tmp_path / "errors.jsonl"
    run("run", web("/bai.html"), "--allow-private", "--errors", str(errors))
    web.pages["/bai.html"] = pages.PAGES["no date of its own"][0].encode()
    done = run("run", "--urls", str(errors), "--allow-private")
    assert done.returncode == 0
    assert len(records(done.stdout)) == 1


def test_private_addresses_are_refused_unless_asked(web: Web) -> None:
    done = run("run", web("/page"))
    assert done.returncode == 1
    assert "--allow-private" in done.stderr
    assert not web.asked


@pytest.mark.parametrize(
    "arguments",
    [(), ("--published", "16/5/2025", "x.txt"), ("--format", "xml", "x.txt"), ("--nothing",)],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    done = run("run", *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_publication_date_is_supplied(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Sáng 16/5, Quận ủy Tây Hồ tổ chức hội nghị tổng kết.", "utf-8")
    (record,) = records(run("run", str(file), "--published", "2025-05-17").stdout)
    assert [date["value"] for date in record["dates"]] == ["2025-05-16"]  # type: ignore[index,attr-defined]


def test_run_that_is_killed_leaves_whole_lines(tmp_path: Path) -> None:
    articles = tmp_path / "many.jsonl"
    articles.write_text(
        "\n".join(json.dumps({"text": SENTENCE * 20}) for _ in range(4000)), "utf-8"
    )
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "extract", "run", str(articles), "-o", str(out)]
    process = subprocess.Popen(command, cwd=ROOT)
    while not out.exists() or out.stat().st_size < 100_000:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    lines = out.read_bytes()
    assert lines.endswith(b"\n")
    assert all(json.loads(line)["article"] for line in lines.splitlines())


def test_explain_names_rule_value_and_reason(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Sáng 16/5, Quận ủy Tây Hồ họp.", "utf-8")
    shown = run("explain", str(file)).stdout
    assert "XXXX-05-16" in shown
    assert "[dates." in shown
    assert "open:" in shown


def test_show_and_view(tmp_path: Path) -> None:
    out = tmp_path / "r.jsonl"
    article = json.dumps({"id": "a7", "text": SENTENCE})
    assert run("run", "-", "-o", str(out), given=article).returncode == 0
    assert "Quận ủy Tây Hồ" in run("show", str(out)).stdout
    assert "2025-05-16" in run("show", str(out), "a7").stdout
    page = tmp_path / "report.html"
    assert run("view", str(out), "-o", str(page)).returncode == 0
    assert "Quận ủy Tây Hồ" in page.read_text("utf-8")
