"""What a person sees is in his language: kept sentences retold, every literal printed said."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from babel.messages.pofile import read_po

from extract.language import retell, say_time, speak

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src/extract"
CATALOGUES = ROOT / "src/extract/language/vi/LC_MESSAGES"


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("there is no such file", "không có tệp này"),
        ("70 of 60 is 116.7 %, not 85 %", "70 trên 60 là 116,7 %, không phải 85 %"),
        (
            "the event is dated 2024-05-24, the article 2024-05-20",
            "sự kiện ghi ngày 24/5/2024, bài đăng ngày 20/5/2024",
        ),
        ("gold/a.json: dates[3].value: there is no month 13",
         "gold/a.json: dates[3].value: không có tháng 13"),
        ("the connection failed (Connection refused)",
         "không kết nối được (máy chủ từ chối kết nối)"),
        ("a.jsonl:1: the object: Field required", "a.jsonl:1: cả đối tượng: thiếu mục bắt buộc"),
        ("what nobody translated", "what nobody translated"),
        ("Quận ủy Tây Hồ: họp", "Quận ủy Tây Hồ: họp"),
        ("", ""),
    ],
)  # fmt: skip
def test_kept_sentences_are_told_in_the_language_of_the_reader(kept: str, shown: str) -> None:
    assert retell(kept, "vi") == shown
    assert retell(kept, "en") == kept


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2024-05-24", "24/5/2024"),
        ("2024-05", "5/2024"),
        ("2024", "2024"),
        ("XXXX-05-18", "18/5/?"),
        ("2022-07-12/2022-07-13", "12/7/2022 – 13/7/2022"),
        ("2023/..", "2023 – …"),
        ("2024-34", "2024-34"),
        ("P3Y", "3 năm"),
        ("P18M", "18 tháng"),
    ],
)
def test_times_are_told_as_papers_write_them(value: str, shown: str) -> None:
    speak("vi")
    try:
        assert say_time(value) == shown
    finally:
        speak("en")


def test_a_hostile_text_is_told_in_no_time() -> None:
    text = "“" + "of is % not " * 20_000 + "”"
    assert retell(text, "vi").startswith("“")


PRINTING = {
    "echo", "print", "UsageError", "BadParameter", "ClickException", "add_column", "Text",
    "Table", "section", "style",
}  # fmt: skip
SAYING = {"say", "say_many", "figure_name", "kind_name", "getattr", "link", "split", "join"}
SHOWN = [
    *(SOURCE / "cli").glob("*.py"),
    *(SOURCE / "evaluation" / name for name in ("console.py", "markdown.py", "wording.py")),
    *(SOURCE / "merging" / name for name in ("table.py", "rows.py")),
    SOURCE / "knowledge/units/telling.py",
    SOURCE / "viewing/cards.py",
    SOURCE / "viewing/notebook.py",
    SOURCE / "writing/explanation.py",
    SOURCE / "writing/tables.py",
]
NO_WORDS = {"extract", "F1", "rules"}
"""Names that stand as they are in both languages."""


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_literal_printed_is_said(path: Path) -> None:
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8")))
             if isinstance(node, ast.Call) and name_of(node) in PRINTING)  # fmt: skip
    unsaid = [text for call in calls for text in (*call.args, *titles(call))
              for text in literals(text) if words(text) - NO_WORDS]  # fmt: skip
    assert unsaid == []


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "attr", None) or getattr(call.func, "id", "")


def titles(call: ast.Call) -> Iterator[ast.expr]:
    return (keyword.value for keyword in call.keywords if keyword.arg in ("title", "header"))


def literals(node: ast.expr) -> Iterator[str]:
    """Yield what stands in the code word for word and is not given to a function that says it."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif not (isinstance(node, ast.Subscript) or is_said(node)):
        for inner in ast.iter_child_nodes(node):
            if isinstance(inner, (ast.expr, ast.FormattedValue)):
                yield from literals(inner)


def is_said(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and name_of(node) in SAYING


def words(text: str) -> set[str]:
    without_codes = regex.sub(r"\{\w*\}|\[/?[\w #]+\]|<[^>]*>|--\w+", " ", text)
    return set(regex.findall(r"[A-Za-z]{2,}", without_codes))


@pytest.fixture(scope="session")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("spoken") / "records.jsonl"
    told = run("run", str(ROOT / "corpus"), "-o", str(path))
    assert told.returncode == 0
    return path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"EXTRACT_LANG": "vi", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "extract", *arguments], env=environment, cwd=ROOT,
        capture_output=True, text=True, encoding="utf-8", timeout=120,
    )  # fmt: skip


COMMANDS = {
    "table": "show {records}",
    "cards": "show {records} c005",
    "explain": "explain corpus/c005.txt",
    "eval": "eval --gold gold --records {records} --group kind",
    "rules": "eval --gold gold --records {records} --no-misses --rules",
    "markdown": "eval --gold gold --records {records} --format markdown",
    "floors": "eval --gold gold --records {records} --no-misses --min dates=1.1",
    "gold": "gold check --gold gold --corpus corpus",
    "merge": "merge {records} --format table",
    "units": "units Dĩ\N{NO-BREAK SPACE}An",
    "documents": "documents 05-CT/TW",
    "clean": "clean {page} --debug",
    "nothing": "run {folder}/none.txt {folder}/a.pdf {folder}/trong.txt",
    "query": "query select\N{NO-BREAK SPACE}1 {folder}/a.pdf",
    "folder": "merge {folder}/a.pdf",
}
PAGE = """<!doctype html><html lang=vi><title>Họp</title><body>
<h1>Quận ủy họp tổng kết</h1><p>%s</p><footer>Chuyên trang</footer></body></html>"""


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_speaks_english_to_a_vietnamese(
    name: str, records: Path, tmp_path: Path
) -> None:
    page = tmp_path / "bai.html"
    page.write_text(PAGE % ("Ngày 16/5/2025, Quận ủy Tây Hồ họp tổng kết. " * 40), "utf-8")
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "trong.txt").write_bytes(b"")
    line = COMMANDS[name].format(records=records, page=page, folder=tmp_path)
    done = run(*(part.replace("\N{NO-BREAK SPACE}", " ") for part in line.split(" ")))
    assert "Traceback" not in done.stderr
    assert done.stdout + done.stderr != ""
    said = (done.stdout + done.stderr).replace(str(tmp_path), "").replace(str(records.parent), "")
    assert english_in(said) == set()


def english_in(text: str) -> set[str]:
    """Return the words of a text that the English catalogue has and no Vietnamese text does."""
    codes = r"extract \w+|\w+(?:[._=]\w*)+|\(\w+\)|⟦.*?⟧|`[^`]*`|--[\w-]+|https?://\S+|\S+/\S+|\p{Lu}{2,}"
    shown = regex.sub(codes, " ", text)
    return {word.lower() for word in regex.findall(r"\b[A-Za-z]{4,}\b", shown)} & english_words()


def english_words() -> set[str]:
    english, vietnamese = set(), set()
    for path in CATALOGUES.glob("*.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                english |= ascii_words(str(message.id))
                vietnamese |= ascii_words(str(message.string))
    for path in (ROOT / "corpus").glob("*.txt"):
        vietnamese |= ascii_words(path.read_text("utf-8"))
    return english - vietnamese


def ascii_words(text: str) -> set[str]:
    return {word.lower() for word in regex.findall(r"\b[A-Za-z]{4,}\b", text)}


PAGES = [*SOURCE.glob("*/*.html"), *(p for p in SOURCE.glob("*/*.js"))]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_word_of_a_page_is_said(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        written = regex.findall(r">([^<>{}*]*\p{L}{2}[^<>{}]*)<|aria-label=\"([^\"]+)\"", text)
        unsaid = {"".join(found).strip() for found in written}
    else:
        unsaid = set(
            regex.findall(
                r"(?:textContent|ariaLabel|title|placeholder): \"([^\"]*\p{L}{2}[^\"]*)\"", text
            )
        )
    assert unsaid - {"extract", "F1", "/*TITLE*/", "Tiếng Việt", "English"} == set()
