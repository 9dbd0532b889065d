"""Nothing heavy is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"underthesea", "spacy", "trafilatura", "rich", "httpx", "pydantic", "lxml"}


def loaded(code: str) -> set[str]:
    script = f"import sys; {code}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split()) & HEAVY


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("import extract", set()),
        ("import extract.cli.main", set()),
        ("import extract.cli.run", set()),
        ("import extract.pipeline", {"pydantic"}),
        (
            "import extract as x; x.extract(x.Article(id='a', text='Sáng 16/5, Quận ủy họp.'))",
            {"pydantic"},
        ),
    ],
)
def test_imports(code: str, allowed: set[str]) -> None:
    assert loaded(code) <= allowed


def test_a_local_text_loads_no_web_client(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Sáng 16/5, Quận ủy họp.", "utf-8")
    run = f"['run', {str(tmp_path / 'a.txt')!r}, '-o', {str(tmp_path / 'a.jsonl')!r}]"
    code = f"from extract.cli.main import group; group.main({run}, standalone_mode=False)"
    assert not loaded(code) & {"httpx", "trafilatura", "lxml", "underthesea", "spacy"}
