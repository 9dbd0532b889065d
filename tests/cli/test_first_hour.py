"""What goes wrong in a newcomer's first hour is told so that he knows what to do next."""

from __future__ import annotations

from pathlib import Path

import pytest

from .test_language import run

ARTICLE = "Ngày 16/5/2025, Quận ủy Tây Hồ tổ chức hội nghị tổng kết, biểu dương 15 tập thể."
GIVEN = {
    "bai.txt": ARTICLE.encode(),
    "trong.txt": b"",
    "bai.pdf": b"%PDF-1.7\n",
    "bai.docx": b"PK\x03\x04",
    "bai": ARTICLE.encode(),
    "muc-luc.html": "<html><body><ul><li><a href=x>Trang chủ</a></li></ul>".encode(),
    "tai-lieu/a.pdf": b"%PDF-1.7\n",
    "tai-lieu/b.docx": b"PK\x03\x04",
}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run", "khong-co.txt"), "there is no such file or folder; check the path"),
        (("run", "bao.vn/bai.html"), "write https:// before a web address"),
        (("run", "trong.txt"), "there is no text in it; check the input"),
        (("run", "bai.pdf"), "files ending in '.pdf' are not read; copy its text into a .txt"),
        (("run", "bai.docx"), "are not read; save it as plain text (.txt, UTF-8)"),
        (("run", "bai"), "a file without an ending is not read; give .txt"),
        (("run", "muc-luc.html"), "there is no article on the page; a list of links"),
        (("run", "tai-lieu"), "none of the 2 files in it is of a kind that is read; give .txt"),
        (("run", "thu-muc"), "there is nothing in this folder; check the path"),
        (("run", "https://no-such-host.invalid/"), "check the address and the network"),
        (("run", "http://10.0.0.1/"), "10.0.0.1 is a private address; use --allow-private"),
        (("rnu", "bai.txt"), "there is no command 'rnu'; did you mean 'run'?"),
        (("show", "bai.txt"), "this is an article, no record; make records of it first"),
        (("merge", "bai.txt"), "this is an article, no record; make records of it first"),
    ],
)
def test_what_went_wrong_and_what_to_do(
    arguments: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in GIVEN.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "thu-muc").mkdir()
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.returncode in (1, 2)
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_one_failure_alone_needs_no_account(tmp_path: Path) -> None:
    lines = run("run", str(tmp_path / "khong-co.txt")).stderr.splitlines()
    assert len(lines) == 1
