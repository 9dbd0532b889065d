"""What a person sees at a terminal, a real one: narrow and wide, with and without colour."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
import unicodedata
from io import StringIO
from pathlib import Path

import pytest
import regex
from rich.cells import cell_len

from extract.cli.main import COMMANDS

ROOT = Path(__file__).parents[2]
SENTENCE = (
    "Ngày 16/5/2025, Quận ủy Tây Hồ tổ chức hội nghị tổng kết, biểu dương 15 tập thể và "
    "25 cá nhân. Luật Đất đai được nhắc lại."
)
ESCAPE = regex.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def at_terminal(*arguments: str, columns: int = 100, **environment: str) -> str:
    """Run a command in a terminal of its own and return all that it shows."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    clean = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS", "FORCE_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "extract", *arguments], stdin=theirs, stdout=theirs, stderr=theirs,
        env=clean | {"TERM": "xterm-256color", "EXTRACT_LANG": "en"} | environment, cwd=ROOT,
    )  # fmt: skip
    os.close(theirs)
    shown = bytearray()
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:  # how Linux says that the other side has closed
            break
        if not data:
            break
        shown += data
    process.wait(60)
    os.close(ours)
    return shown.decode("utf-8")


def plain(shown: str) -> list[str]:
    return ESCAPE.sub("", shown).replace("\r", "").split("\n")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("terminal")
    article, records = folder / "a.txt", folder / "r.jsonl"
    article.write_text(SENTENCE, "utf-8")
    done = [sys.executable, "-m", "extract", "run", str(article), "corpus", "-o", str(records)]
    subprocess.run(done, check=True, cwd=ROOT)
    return str(records)


def article_id(records: str) -> str:
    first = Path(records).read_text("utf-8").split("\n")[0]
    found = regex.search(r'"id":"([0-9a-f]+)"', first)
    assert found
    return str(found[1])


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
def test_table_fits_the_terminal(records: str, columns: int) -> None:
    lines = plain(at_terminal("show", records, columns=columns))
    assert max(map(cell_len, lines)) <= columns
    assert any("2025-05-16" in line for line in lines)  # a date is never cut


@pytest.mark.parametrize("columns", [50, 100, 160])
def test_cards_fit_and_their_borders_stand_in_line(records: str, columns: int) -> None:
    lines = plain(at_terminal("show", records, article_id(records), columns=columns))
    card = [line for line in lines if line[:1] in ("╭", "│", "╰")]
    assert len(card) > 5
    assert {cell_len(line) for line in card} == {min(columns, 100)}


def test_a_card_says_the_slots_the_sentence_and_what_is_open(records: str) -> None:
    shown = "\n".join(plain(at_terminal("show", records, article_id(records))))
    for word in (
        "e1 · final review",
        "Quận ủy Tây Hồ",
        "15 tập thể · 25 cá nhân",
        "“Ngày 16/5/2025",
    ):
        assert word in shown
    assert "documents  the article does not say" in regex.sub(" {3,}", "  ", shown)
    assert "? “Luật Đất đai” left open: a name alone does not tell the year of the law" in shown


def test_colours_respect_no_color_and_pipes(records: str) -> None:
    assert "\x1b[" in at_terminal("show", records)
    assert "\x1b[3" not in at_terminal("show", records, NO_COLOR="1")
    piped = subprocess.run(
        [sys.executable, "-m", "extract", "show", records], capture_output=True, text=True, cwd=ROOT
    )
    assert "\x1b" not in piped.stdout


def test_combining_marks_take_no_room() -> None:
    from extract.record import Article, Event, Record
    from extract.writing.tables import event_table, plain_console

    name = unicodedata.normalize("NFD", "Quận ủy Thốt Nốt")
    assert len(name) > cell_len(name) == 16
    record = Record(article=Article(id="a", text="x"))
    table = event_table([(record, Event(id="e1", type="meeting", date="2025", committee=name))])
    out = StringIO()
    plain_console(out).print(table)
    rows = [line.rstrip() for line in out.getvalue().split("\n") if line.strip()]
    assert cell_len(rows[0][: rows[0].index("Documents")]) == cell_len(
        rows[2][: rows[2].index("—")]
    )


def test_progress_tells_how_many_of_how_many_rate_and_failures(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(SENTENCE * 20, "utf-8")
    (folder / "05.txt").write_bytes(b"\x00\x01\x02")
    shown = at_terminal("run", str(folder), "-o", str(tmp_path / "out.jsonl"))
    assert regex.search(r"\d+/30", ESCAPE.sub("", shown))
    assert "a second" in shown
    assert "1 failed" in ESCAPE.sub("", shown)
    assert "05.txt: this is no text but binary data" in ESCAPE.sub("", shown)


@pytest.mark.parametrize(
    ("which", "told"),
    [
        ("c00", "may be any of: c001, c002"),
        ("c9999", "no article 'c9999'"),
        ("C001", "did you mean c001"),
    ],
)
def test_an_id_that_names_no_single_article(records: str, which: str, told: str) -> None:
    shown = "".join(plain(at_terminal("show", records, which, columns=200)))
    assert told in shown


def test_one_event_of_an_article(records: str) -> None:
    shown = at_terminal("show", records, "001/e2")
    assert "e2 · interim review" in shown
    assert "e1 · " not in shown


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(
    "line",
    [
        "merge {records}",
        "explain corpus/000_c75a4d29ddaa3a03.txt",
        "eval --gold gold --corpus corpus --records {records}",
        "units Tây\N{NO-BREAK SPACE}Hồ",
        "documents 01-KL/TW",
        *(f"{name} --help" for name in COMMANDS),
    ],
)
def test_every_listing_fits_the_terminal(
    line: str, columns: int, language: str, records: str
) -> None:
    arguments = [part.replace("\N{NO-BREAK SPACE}", " ") for part in line.split(" ")]
    arguments = [part.format(records=records) for part in arguments]
    lines = plain(at_terminal(*arguments, columns=columns, EXTRACT_LANG=language))
    too_long = [one for one in lines if cell_len(one) > columns]
    assert too_long == []


def test_the_bar_knows_how_many_lines_come(tmp_path: Path) -> None:
    line = json.dumps({"text": SENTENCE}, ensure_ascii=False) + "\n"
    (tmp_path / "a.jsonl").write_text(line * 40, "utf-8")
    shown = at_terminal("run", str(tmp_path / "a.jsonl"), "-o", str(tmp_path / "out.jsonl"))
    assert regex.search(r"\d+/40", ESCAPE.sub("", shown))
