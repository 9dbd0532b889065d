"""Short articles of every family, read by the whole pipeline, against the events they tell."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extract.pipeline import extract
from extract.record import Article, Event, Record

TABLE = Path(__file__).parent / "data" / "passages.toml"
FAMILIES = tomllib.loads(TABLE.read_text("utf-8"))["family"]
CASES = [
    pytest.param(case, family.get("published"), id=f"{family['name']}: {case['text'][:50]}")
    for family in FAMILIES
    for case in family["cases"]
]


def read(case: dict[str, Any], published: str | None) -> Record:
    title = case.get("title")
    return extract(Article(id="a", title=title, text=case["text"], published_at=published))


def written(record: Record, event: Event) -> str:
    awards = [record.awards[index] for index in event.awards]
    slots = (
        event.type,
        event.date,
        event.committee,
        ", ".join(event.documents),
        ", ".join(f"{award.count} {award.recipient}" for award in awards),
    )
    return " | ".join(slot or "-" for slot in slots)


@pytest.mark.parametrize(("case", "published"), CASES)
def test_events_of_passage(case: dict[str, Any], published: str | None) -> None:
    record = read(case, published)
    assert [written(record, event) for event in record.events] == case["events"]


def test_table_is_large_and_a_third_tells_nothing() -> None:
    cases = [case for family in FAMILIES for case in family["cases"]]
    assert len(cases) >= 120
    assert sum(not case["events"] for case in cases) >= 20
