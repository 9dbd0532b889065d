"""A user's own documents: looked up, read in articles, told when the file is broken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

OWN = """
[[document]]
id = "12-NQ/TU"
type = "resolution"
issuer = "Tỉnh ủy Bình Minh"
issued = 2023-03-14
title = "Phát triển kinh tế ven hồ"
source = "made for this test"
topics = ["ven hồ"]
"""
TEXT = "Quận ủy sơ kết Nghị quyết 12 của Tỉnh ủy về kinh tế ven hồ."


def extract(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "extract", *arguments]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=os.environ | environment
    )


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    return tmp_path / "own.toml"


def mention(done: subprocess.CompletedProcess[str]) -> tuple[str, str, str]:
    record = json.loads(done.stdout)
    (found,) = record["documents"]
    return found["id"], found["issued"], found["issuer"]


def test_it_is_looked_up(own: Path) -> None:
    assert "ven hồ" in extract("documents", "--file", str(own), "12-NQ/TU").stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_it_is_known_in_articles(own: Path, jobs: str) -> None:
    article = str(own.with_name("article.txt"))
    plain = extract("run", article, "--format", "jsonl", "--jobs", jobs)
    told = extract("run", article, "--format", "jsonl", "--jobs", jobs, "--documents", str(own))
    assert mention(plain) == ("12-NQ/TU", None, None)
    assert mention(told) == ("12-NQ/TU", "2023-03-14", "Tỉnh ủy Bình Minh")
    versions = [json.loads(done.stdout)["rules_version"] for done in (plain, told)]
    assert versions[0] != versions[1]


def test_the_environment_names_it_to_every_command(own: Path) -> None:
    article = str(own.with_name("article.txt"))
    assert (
        "2023-03-14"
        in extract("run", article, "--format", "jsonl", EXTRACT_DOCUMENTS=str(own)).stdout
    )


def test_a_broken_file_is_named(own: Path) -> None:
    own.write_text("[[document]]\nid = 5\n", "utf-8")
    for arguments in (
        ("documents", "--file", str(own), "x"),
        ("run", str(own), "--documents", str(own)),
    ):
        done = extract(*arguments)
        assert done.returncode == 2
        assert "own.toml" in done.stderr
        assert "Traceback" not in done.stderr
