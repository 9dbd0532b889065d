"""The report page: self-contained, hostile text stays text, runs rebuild the article."""

from __future__ import annotations

import json
from pathlib import Path

import regex

from extract.record import Article, DateMention, Event, Record
from extract.viewing import write_report
from extract.viewing.segments import annotate

TEXT = "<script>alert(1)</script> Ngày 24-5-2024 </script> họp 👍 xong."


def record() -> Record:
    start = TEXT.index("Ngày")
    date = DateMention(
        start=start, end=start + 14, text=TEXT[start : start + 14], kind="date", value="2024-05-24"
    )
    year = DateMention(
        start=start + 10, end=start + 14, text="2024", kind="date", value=None, reason="bare"
    )
    event = Event(id="e1", type="meeting", evidence=[(20, 60)])
    return Record(article=Article(id="a", text=TEXT), dates=[date, year], events=[event])


def test_runs_rebuild_the_text_and_carry_overlapping_labels() -> None:
    labels, runs = annotate(record())
    assert "".join(text for text, _, _ in runs) == TEXT
    assert ("2024", [0, 1]) in [(text, covering) for text, covering, _ in runs]
    assert [label["open"] for label in labels] == [False, True]
    assert all(TEXT[start : start + len(text)] == text for text, _, start in runs)


def test_page_is_self_contained_and_text_cannot_become_markup(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert write_report([record()], page) == 1
    html = page.read_text("utf-8")
    assert html.count("</script>") == 2
    assert "alert(1)</script>" not in html
    assert not regex.search(r"(?:src|href)=[\"']?(?:https?:)?//", html)
    data = regex.search(r'type="application/json">(.*?)</script>', html, regex.DOTALL)[1]
    assert json.loads(data)[0]["runs"][0][0].startswith("<script>")
