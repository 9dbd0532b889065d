"""Dates on passages of our own, by family: surfaces in ⟦marks⟧, values in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from extract.fields.dates import read_dates
from extract.reading import Reading
from extract.record import Article

DATA = Path(__file__).parent / "data"


class Passage(NamedTuple):
    family: str
    published: str | None
    text: str
    surfaces: tuple[str, ...]
    values: tuple[str | None, ...]


def passages(table: Path) -> Iterator[Passage]:
    for line in table.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            family, published, marked, *values = line.split("\t")
            marked = marked.replace("\\n", "\n")
            yield Passage(
                family,
                None if published == "-" else published,
                marked.replace("⟦", "").replace("⟧", ""),
                tuple(part.split("⟧")[0].strip() for part in marked.split("⟦")[1:]),
                tuple(None if v == "null" else v for v in "".join(values).split(" | ") if v),
            )


PASSAGES = [passage for table in sorted(DATA.glob("dates_*.tsv")) for passage in passages(table)]


def read(passage: Passage) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    article = Article(id="p", text=passage.text, published_at=passage.published)
    keep = passage.family == "duration"
    dates = [d for d in read_dates(Reading(article), []) if keep or d.kind != "duration"]
    return tuple(date.text for date in dates), tuple(date.value for date in dates)


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: f"{p.family}: {p.text[:50]}")
def test_passage(passage: Passage) -> None:
    assert read(passage) == (passage.surfaces, passage.values)
