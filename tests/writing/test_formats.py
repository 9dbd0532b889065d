"""Records out: whole lines, stable columns, Vietnamese intact, nothing a spreadsheet runs."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from extract.record import Article, AwardMention, Event, Record
from extract.writing import open_writer
from extract.writing.events_csv import COLUMNS, honoured
from extract.writing.load import read_records

TEXT = "=SUM(A1) Quận ủy Quận 7 khen thưởng 70 tập thể và hơn 78 cá nhân."


def award(surface: str, count: int, recipient: str, **more: object) -> AwardMention:
    start = TEXT.index(surface)
    return AwardMention(
        start=start, end=start + len(surface), text=surface, count=count,
        recipient=recipient, **more,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.fixture
def record() -> Record:
    return Record(
        article=Article(id="a1", text=TEXT, title="=SUM(A1)"),
        awards=[
            award("70 tập thể", 70, "collective"),
            award("hơn 78 cá nhân", 78, "individual", approx="at_least"),
        ],
        events=[
            Event(
                id="e1", type="interim_review", date="2024-05-24", committee="Quận ủy Quận 7",
                documents=["01-KL/TW"], awards=[0, 1], evidence=[(9, 66)],
            )
        ],
    )  # fmt: skip


def written(record: Record, path: Path, times: int = 2) -> bytes:
    writer = open_writer(path, None)
    for _ in range(times):
        writer.write(record)
    writer.close()
    return path.read_bytes()


def test_json_lines_round_trip(record: Record, tmp_path: Path) -> None:
    data = written(record, tmp_path / "r.jsonl")
    assert data.count(b"\n") == 2
    assert "Quận ủy Quận 7".encode() in data
    assert list(read_records(tmp_path / "r.jsonl")) == [record, record]


@pytest.mark.parametrize("times", [0, 1, 3])
def test_json_is_one_array(record: Record, tmp_path: Path, times: int) -> None:
    assert len(json.loads(written(record, tmp_path / "r.json", times))) == times
    assert list(read_records(tmp_path / "r.json")) == [record] * times


def test_csv_opens_in_a_spreadsheet(record: Record, tmp_path: Path) -> None:
    data = written(record, tmp_path / "e.csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["title"] == "'=SUM(A1)"
    assert (rows[0]["collectives"], rows[0]["individuals"]) == ("70", "")
    assert rows[0]["evidence"] == TEXT[9:66]


def test_an_approximate_count_is_not_summed(record: Record) -> None:
    assert honoured(record.awards, "individual") == ""
    assert honoured(record.awards[:1], "collective") == "70"


def test_table_shows_every_event(record: Record, tmp_path: Path) -> None:
    writer = open_writer(tmp_path / "t.txt", "table")
    writer.write(record)
    writer.close()
    shown = (tmp_path / "t.txt").read_text("utf-8")
    assert "Quận ủy Quận 7" in shown
    assert "01-KL/TW" in shown
    assert "1 article, 1 event" in shown
