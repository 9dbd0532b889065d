"""The command line in both languages: help, usage errors, failures of inputs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract.cli.main import COMMANDS
from extract.cli.translation import paragraphs
from extract.language.catalogue import catalogue

SENTENCE = "Ngày 16/5/2025, Quận ủy Tây Hồ tổ chức hội nghị tổng kết, biểu dương 15 tập thể."


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if k not in ("LC_ALL", "LANGUAGE", "LANG")}
    return subprocess.run(
        [sys.executable, "-m", "extract", *arguments], env=clean | environment,
        capture_output=True, text=True, encoding="utf-8", timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "environment", "word"),
    [
        (("--help",), {}, "Usage:"),
        (("--help",), {"LANG": "vi_VN.UTF-8"}, "Cách dùng:"),
        (("--help",), {"LC_ALL": "vi_VN.UTF-8", "LANG": "en_US.UTF-8"}, "Cách dùng:"),
        (("--help",), {"LANG": "vi_VN.UTF-8", "EXTRACT_LANG": "en"}, "Usage:"),
        (("--lang", "vi", "run", "--help"), {}, "Đọc bài báo thành bản ghi."),
        (("run", "--lang=vi", "--help"), {}, "Đọc bài báo thành bản ghi."),
        (("run", "--lang", "en", "--help"), {"LANG": "vi_VN"}, "Read articles into records."),
        (("--help",), {"LANG": "fr_FR.UTF-8"}, "Usage:"),
    ],
)
def test_language_is_asked_for_or_taken_from_the_locale(
    arguments: tuple[str, ...], environment: dict[str, str], word: str
) -> None:
    done = run(*arguments, **environment)
    assert (done.returncode, word in done.stdout) == (0, True)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_is_vietnamese_and_keeps_its_examples(command: str) -> None:
    english, vietnamese = (
        run(command, "--help", EXTRACT_LANG=name).stdout for name in ("en", "vi")
    )
    examples = [line for line in english.splitlines() if line.lstrip().startswith("extract ")]
    assert all(line in vietnamese for line in examples)
    line = COMMANDS[command][1]
    if catalogue("vi", "messages").gettext(line) != line:  # a new command may wait for its words
        assert english.splitlines()[2] not in vietnamese


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run",), "hãy nêu ít nhất một SOURCE"),
        (("run", "--nothing"), "Không có tùy chọn '--nothing'."),
        (("view",), "Thiếu tham số 'RECORDS'."),
        (("run", "--published", "16/5/2025", "x.txt"), "không phải ngày"),
        (("run", "none.txt"), "không có tệp hay thư mục này; hãy "),
        (("run", "http://127.0.0.1:9/"), "là địa chỉ nội bộ; dùng --allow-private"),
        (("--lang", "fr", "run"), "'fr'"),
    ],
)
def test_errors_are_told_in_vietnamese(arguments: tuple[str, ...], told: str) -> None:
    done = run(*arguments, EXTRACT_LANG="vi")
    assert done.returncode in (1, 2)
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_table_and_cards_are_vietnamese(tmp_path: Path) -> None:
    article, records = tmp_path / "a.txt", tmp_path / "r.jsonl"
    article.write_text(SENTENCE, "utf-8")
    run("run", str(article), "-o", str(records))
    table = run("show", str(records), EXTRACT_LANG="vi").stdout
    assert "Đơn vị tổ chức" in table
    assert "tổng kết" in table
    assert "1 bài báo, 1 sự kiện" in table
    english = run("show", str(records), EXTRACT_LANG="en").stdout
    assert "Held by" in english
    assert "final review" in english


def test_page_opens_in_the_language_that_was_asked_for(tmp_path: Path) -> None:
    article, records, page = tmp_path / "a.txt", tmp_path / "r.jsonl", tmp_path / "p.html"
    article.write_text(SENTENCE, "utf-8")
    run("run", str(article), "-o", str(records))
    run("view", str(records), "-o", str(page), "--lang", "vi")
    assert 'data-language="vi"' in page.read_text("utf-8")
    run("view", str(records), "-o", str(page), LANG="vi_VN.UTF-8")
    assert 'data-language=""' in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One line\ngoes on.", ["One line goes on."]),
        ("One.\n\n    Two\n    goes on.", ["One.", "Two goes on."]),
        ("\b\nExamples:\n  extract run a.txt", ["Examples:"]),
        ("", []),
    ],
)
def test_help_is_said_by_paragraph(text: str, said: list[str]) -> None:
    assert paragraphs(text) == said
