"""The wheel: what is in it, how large it is, and that it works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import extract

ROOT = Path(__file__).parents[1]
LIMIT = 6 * 2**20


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    [path] = built.glob("*.whl")
    return path


def test_wheel_carries_every_file_of_the_package_and_nothing_else(wheel: Path) -> None:
    assert wheel.stat().st_size < LIMIT
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src" / "extract"
    files = {
        f"extract/{path.relative_to(package)}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in names if name.startswith("extract/")} == files
    assert {name.split("/")[0].split("-")[0] for name in names} == {"extract", "extract_vn"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_version_stands_in_one_place(wheel: Path) -> None:
    metadata = next(
        zipfile.ZipFile(wheel).read(name).decode()
        for name in zipfile.ZipFile(wheel).namelist()
        if name.endswith("METADATA")
    )
    assert f"\nVersion: {extract.__version__}\n" in metadata


def test_source_archive_can_run_its_own_tests(built: Path) -> None:
    [path] = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"Makefile", "pyproject.toml", "constraints.txt", "gold/baseline.json"} <= names
    assert "tests/test_distribution.py" in names


def test_wheel_reads_an_article_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    (tmp_path / "a.txt").write_text("Sáng 16/5/2025, Quận ủy Tây Hồ họp.", "utf-8")
    code = "import extract.cli as c, extract; assert 'installed' in extract.__file__; c.main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "run", "a.txt", "--format", "jsonl"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path / "installed")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert '"Quận ủy Tây Hồ"' in done.stdout
