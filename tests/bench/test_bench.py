"""The benchmarks run, and what they write can be drawn and compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.articles import lengthened, page_of, varied
from bench.baselines import naive_patterns
from bench.compare import table
from bench.plot import draw
from bench.soak import write_articles
from bench.table import Results, Row, Series
from extract.record import Article
from extract.sources import walk

ROWS = [
    Row(
        "one article", "text to record, real", "µs / 1,000 characters", 1500.0, 9000.0, "dateparser"
    ),
    Row("one machine", "2 processes", "articles / s", 190.0, 100.0, "one process"),
]


@pytest.fixture
def results() -> Results:
    return Results(list(ROWS), [Series("jobs", "articles / s", [1, 2], [100.0, 190.0])])


def test_results_are_written_drawn_and_shown(
    results: Results, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results.write(tmp_path / "bench.json")
    told = json.loads((tmp_path / "bench.json").read_text("utf-8"))
    assert told["rows"][0]["ratio"] == 6.0
    assert told["about"]["versions"]["trafilatura"]
    draw(results, tmp_path / "bench.svg")
    first = (tmp_path / "bench.svg").read_bytes()
    draw(results, tmp_path / "bench.svg")
    assert first == (tmp_path / "bench.svg").read_bytes()
    assert "dateparser" in first.decode()
    results.show()
    assert "9,000" in capsys.readouterr().out


def test_a_slower_machine_is_no_slower_program() -> None:
    """The same ratio to the baseline is no change; half the ratio is one."""
    row = {
        "section": "s",
        "figure": "f",
        "unit": "µs",
        "named": "x",
        "ours": 10.0,
        "baseline": 50.0,
    }
    slow = row | {"ours": 20.0, "baseline": 100.0}
    assert "+0 %" in list(table({"rows": [row]}, {"rows": [slow]}))[-1]
    fast = slow | {"ours": 10.0}
    assert "-50 % ★" in list(table({"rows": [row]}, {"rows": [fast]}))[-1]
    assert list(table({"rows": []}, {"rows": [row]}))[-1].endswith("new |")


def test_varied_articles_differ_and_are_the_same_each_time() -> None:
    some = list(varied(50))
    assert len({article.text for article in some}) == 50
    assert some == list(varied(50))
    assert [len(a.text) for a in varied(9, most=2)] < [len(a.text) for a in varied(9)]
    assert len(lengthened(30).text) > 5 * len(lengthened(5).text)
    assert "<article>" in page_of(some[0])


def test_soak_articles_are_read_back(tmp_path: Path) -> None:
    write_articles(tmp_path / "news", 45)
    assert len(list(walk([str(tmp_path / "news")]))) == 45


def test_naive_patterns_find_what_is_plain() -> None:
    text = "Ngày 16/5/2025, Quận ủy Tây Hồ theo Chỉ thị 05-CT/TW biểu dương 15 tập thể."
    record = naive_patterns(Article(id="a", text=text))
    assert [date.value for date in record.dates] == ["2025-05-16"]
    assert [committee.name for committee in record.committees] == ["Quận ủy Tây Hồ"]
    assert [document.id for document in record.documents] == ["05-CT/TW"]
    assert [(award.count, award.recipient) for award in record.awards] == [(15, "collective")]
