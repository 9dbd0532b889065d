"""The composite action: its script, run as a runner would, on gold of another repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEP = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "eval")


def run_step(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the step with its inputs in the environment, a summary file beside it."""
    values = {name: str(one["default"]) for name, one in ACTION["inputs"].items()} | inputs
    given = {
        name: values[expression.split("inputs.")[1].split(" ")[0]]
        for name, expression in STEP["env"].items()
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    summary = str(folder / "summary.md")
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", STEP["run"]],
        cwd=folder,
        env=os.environ | given | {"PATH": path, "GITHUB_STEP_SUMMARY": summary},
        capture_output=True,
        text=True,
        check=False,
    )


def some_gold(folder: Path) -> None:
    gold = folder / "gold"
    gold.mkdir()
    (gold / "a.json").write_text(
        '{"article": {"id": "a", "text": "Sáng 16/5/2025, xã họp."}, "committees": [],'
        ' "dates": [{"start": 0, "end": 14, "text": "Sáng 16/5/2025", "kind": "date",'
        ' "value": "2025-05-16"}], "documents": [], "awards": [], "events": []}',
        "utf-8",
    )


def test_figures_report_and_summary(tmp_path: Path) -> None:
    some_gold(tmp_path)
    result = run_step(tmp_path, min="dates=0.9")
    assert result.returncode == 0, result.stderr
    assert "dates" in result.stdout
    summary = (tmp_path / "summary.md").read_text("utf-8")
    assert summary.count("| dates |") == 1
    assert "<html" in (tmp_path / "accuracy.html").read_text("utf-8")


def test_a_figure_under_its_floor_fails_the_step(tmp_path: Path) -> None:
    some_gold(tmp_path)
    result = run_step(tmp_path, min="dates=0.9 committees=0.9", report="")
    assert result.returncode == 1
    assert "committees: F1 0.0000 is under 0.9" in result.stderr
    assert not (tmp_path / "accuracy.html").exists()


def test_every_input_says_what_it_is_and_reaches_the_command() -> None:
    assert all(one["description"] for one in ACTION["inputs"].values())
    used = "".join(map(str, ACTION["runs"]["steps"]))
    assert all(f"inputs.{name} " in used for name in ACTION["inputs"])
