"""From what the user names to single inputs: every kind of source, every way to fail."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from extract.errors import SourceError
from extract.sources import Input, walk
from extract.sources.walk import read_addresses


def outcome(item: Input | SourceError) -> str:
    return item.code if isinstance(item, SourceError) else item.kind


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text("Quận ủy họp.", "utf-8")
    (tmp_path / "a.html").write_text("<p>Quận ủy họp.</p>", "utf-8")
    (tmp_path / "c.jsonl").write_text(
        '{"text": "Một."}\n\nno json\n[1]\n{"text": "Hai."}\n', "utf-8"
    )
    (tmp_path / "d.pdf").write_bytes(b"%PDF")
    return tmp_path


def test_folder_is_read_in_order_of_name_and_other_files_are_passed_over(folder: Path) -> None:
    outcomes = [outcome(item) for item in walk([str(folder)])]
    assert outcomes == ["html", "text", "article", "bad_json", "bad_json", "article"]


def test_manifest_says_what_is_known_of_a_file(folder: Path) -> None:
    manifest = [{"file": "b.txt", "id": "one", "site": None, "published_at": "2025-05-16"}]
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    known = {item.name: item.known for item in walk([str(folder)]) if isinstance(item, Input)}
    assert known[str(folder / "b.txt")] == {"id": "one", "published_at": "2025-05-16"}
    assert known[str(folder / "a.html")] == {}


def test_broken_line_is_named_by_its_number(folder: Path) -> None:
    errors = [item for item in walk([str(folder / "c.jsonl")]) if isinstance(item, SourceError)]
    assert [error.source for error in errors] == [f"{folder / 'c.jsonl'}:{n}" for n in (3, 4)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("missing.txt", "missing_file"),
        ("d.pdf", "unknown_kind"),
        ("https://bao.vn/a.html", "url"),
        ("HTTP://bao.vn/a.html", "url"),
    ],
)
def test_single_sources(folder: Path, source: str, expected: str) -> None:
    named = source if "://" in source else str(folder / source)
    assert [outcome(item) for item in walk([named])] == [expected]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (b'{"text": "M\xe1\xbb\x99t."}\n{"text": "Hai."}\n', ["article", "article"]),
        (b"\xef\xbb\xbf{}\n", ["article"]),
        (b"https://a.vn/1\nhttps://a.vn/2\n", ["url", "url"]),
        (b"\n\n<html><p>M</p></html>", ["html"]),
        ("Quận ủy họp.\nHết.".encode(), ["text"]),
        (b"", ["text"]),
    ],
)
def test_standard_input_is_told_by_its_first_character(
    given: bytes, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert [outcome(item) for item in walk(["-"])] == expected


def test_list_of_addresses_takes_comments_and_lines_of_an_errors_file(tmp_path: Path) -> None:
    links = tmp_path / "links.txt"
    failed = json.dumps(SourceError("https://a.vn/2", "timeout", "slow", "again").entry())
    links.write_text(f"# ours\nhttps://a.vn/1\n\n{failed}\nnot an address\n", "utf-8")
    found = list(read_addresses(links))
    assert [item.name for item in found if isinstance(item, Input)] == [
        "https://a.vn/1",
        "https://a.vn/2",
    ]
    assert [outcome(item) for item in found] == ["url", "url", "bad_url"]
