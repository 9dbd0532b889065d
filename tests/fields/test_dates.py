"""Dates on passages of our own, by family: surfaces in ⟦marks⟧, values in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from extract.fields.dates import read_dates
from extract.reading import Reading
from extract.record import Article, DateMention

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
            family, published, marked, *values = line.replace("\\n", "\n").split("\t")
            yield Passage(
                family,
                None if published == "-" else published,
                marked.replace("⟦", "").replace("⟧", ""),
                tuple(part.split("⟧")[0].strip() for part in marked.split("⟦")[1:]),
                tuple(None if v == "null" else v for v in "".join(values).split(" | ") if v),
            )


PASSAGES = [passage for table in sorted(DATA.glob("dates_*.tsv")) for passage in passages(table)]


def dates(passage: Passage) -> list[DateMention]:
    article = Article(id="p", text=passage.text, published_at=passage.published)
    found = read_dates(Reading(article), [])
    return [date for date in found if date.kind != "duration" or passage.family == "duration"]


def holds(passage: Passage) -> bool:
    found = dates(passage)
    return (tuple(date.text for date in found), tuple(date.value for date in found)) == (
        passage.surfaces,
        passage.values,
    )


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: f"{p.family}: {p.text[:50]}")
def test_passage(passage: Passage) -> None:
    found = dates(passage)
    assert tuple(date.text for date in found) == passage.surfaces
    assert tuple(date.value for date in found) == passage.values


def test_there_are_enough_passages_of_each_kind() -> None:
    families = Counter(passage.family for passage in PASSAGES)
    assert sum(families.values()) >= 400
    assert len(families) >= 50
    assert sum(not passage.surfaces for passage in PASSAGES) >= 90


def changed(value: str | None) -> str:
    """A value near the right one: another last figure, or any for none."""
    last = next((char for char in reversed(value or "") if char.isdigit()), None)
    if value is None or last is None:
        return "2001-01-01"
    at = value.rindex(last)
    return value[:at] + str((int(last) + 1) % 10) + value[at + 1 :]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: f"{p.family}: {p.text[:50]}")
def test_a_changed_expectation_fails(passage: Passage) -> None:
    for at, value in enumerate(passage.values):
        values = (*passage.values[:at], changed(value), *passage.values[at + 1 :])
        assert not holds(passage._replace(values=values))
    assert not holds(passage._replace(values=(*passage.values, "2001"), surfaces=("2001",)))


@pytest.mark.parametrize(
    ("text", "published", "sources"),
    [
        ("Ngày 16/5/2025, xã họp.", None, ["text"]),
        ("Ngày 16/5, xã họp.", "2025-05-17", ["publication"]),
        ("Ngày 16/5, xã họp.", None, [None]),
        ("Sáng nay, xã họp.", "2025-05-17", ["publication"]),
        ("Sáng 16/5, xã họp. Cùng ngày, huyện họp.", "2025-05-17", ["publication", "context"]),
        ("Ngày 16/5, xã họp bàn việc từ ngày 20/4/2025.", None, ["context", "text"]),
        ("Mừng Quốc khánh 2/9.", "2025-08-01", [None]),
        ("Từ 28/12/2024 đến 3/1, hội chợ mở.", None, ["text"]),
    ],
)
def test_where_a_value_comes_from(
    text: str, published: str | None, sources: list[str | None]
) -> None:
    found = read_dates(Reading(Article(id="a", text=text, published_at=published)), [])
    assert [date.resolved_from for date in found] == sources


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ngày 16/5, xã họp.", "no year is written"),
        ("Sáng nay, xã họp.", "no day is known"),
        ("Đơn đề ngày 31/6/2022.", "impossible date"),
        ("Trực từ ngày 18/5/2022 đến ngày 5/5/2022.", "impossible date"),
        ("Mừng Quốc khánh 2/9.", "every year"),
    ],
)
def test_an_open_value_says_why(text: str, words: str) -> None:
    (date,) = read_dates(Reading(Article(id="a", text=text)), [])
    assert words in (date.reason or "")


def test_a_settled_value_has_no_reason() -> None:
    (date,) = read_dates(Reading(Article(id="a", text="Ngày 16/5/2025.")), [])
    assert date.reason is None


def test_symbols_are_no_dates() -> None:
    text = "Quyết định 12/5/2021 của huyện, ký ngày 3/4/2021."
    start = text.index("12/5/2021")
    found = read_dates(Reading(Article(id="a", text=text)), [(start, start + 9)])
    assert [date.text for date in found] == ["ngày 3/4/2021"]


def test_offsets_are_of_the_view() -> None:
    text = "Sáng\u200b 16/5/2025, xã\u200b họp ngày\u00a017/5/2025."
    reading = Reading(Article(id="a", text=text))
    found = read_dates(reading, [])
    assert [reading.lower[d.start : d.end] for d in found] == ["sáng 16/5/2025", "ngày 17/5/2025"]
    assert [date.text for date in found] == ["Sáng\u200b 16/5/2025", "ngày\u00a017/5/2025"]
