"""Articles of our own, read and merged: which tellings of an event come together.

Precision and recall of pairs of tellings. Labelled before the program was run on them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from extract import Article, extract
from extract.merging import MergedEvent, merge
from extract.record import Record

DATA = Path(__file__).parent / "data" / "papers.toml"
Pair = frozenset[str]


@dataclass(frozen=True)
class Outcome:
    """What was brought together, what should have been, what was said to be possible."""

    made: set[Pair]
    true: set[Pair]
    """Pairs of tellings of one event, of those that were read from the articles at all."""
    possible: set[Pair]


@cache
def outcome() -> Outcome:
    keys: dict[str, str] = {}
    records = []
    for entry in tomllib.loads(DATA.read_text("utf-8"))["article"]:
        record = _read(entry)
        records.append(record)
        keys |= dict(_keys(record, entry["tells"]))
    events = merge(records)
    true = {frozenset(pair) for pair in combinations(keys, 2) if keys[pair[0]] == keys[pair[1]]}
    possible = {frozenset((event.id, other.event)) for event in events for other in event.possible}
    return Outcome(_pairs(events), true, possible)


def _read(entry: dict[str, str]) -> Record:
    return extract(
        Article(
            id=entry["id"], title=entry["title"], text=entry["text"],
            published_at=entry.get("published"),
        )
    )  # fmt: skip


def _keys(record: Record, tells: dict[str, str]) -> Iterable[tuple[str, str]]:
    """Name each event by the key whose words stand in the sentences that tell it."""
    text = record.article.text
    for event in record.events:
        told = " ".join(text[start:end] for start, end in event.evidence)
        name = f"{record.article.id}#{event.id}"
        yield name, next((key for key, words in tells.items() if words in told), name)


def _pairs(events: Iterable[MergedEvent]) -> set[Pair]:
    return {
        frozenset(pair)
        for event in events
        for pair in combinations([source.id for source in event.sources], 2)
    }


def test_no_two_events_are_taken_for_one() -> None:
    assert outcome().made - outcome().true == set()


def test_most_tellings_of_one_event_come_together() -> None:
    made, true = outcome().made, outcome().true
    assert len(true) >= 15
    assert len(made & true) >= 0.75 * len(true)


def test_what_is_not_joined_is_listed_as_possible() -> None:
    missed = outcome().true - outcome().made
    assert len(missed & outcome().possible) >= 0.75 * len(missed)
