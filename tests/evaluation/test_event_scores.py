"""Worked examples of scoring events: slots, sets, alternatives, alignment."""

from __future__ import annotations

from typing import Any

import pytest

from extract.evaluation.events import EventAlignment, align_events
from extract.evaluation.tally import Tally

from .evaluation_sample import EVENTS, altered, content, make_gold, make_record

FULL = {"date": 1, "committee": 1, "type": 1, "documents": 1, "awards": 2}


def aligned(
    gold: dict[str, Any] | None = None, said: dict[str, Any] | None = None
) -> EventAlignment:
    """Align the sample's first event with one that differs as told."""
    labels = make_gold(events=[EVENTS[0] | (gold or {})]).labels
    return align_events(labels, make_record(events=[EVENTS[0] | (said or {})]))


def slots(alignment: EventAlignment) -> dict[str, Tally]:
    return {slot: alignment.slot(slot) for slot in FULL}


def test_a_perfect_event() -> None:
    alignment = aligned()
    assert slots(alignment) == {slot: Tally(n, n, n) for slot, n in FULL.items()}
    assert alignment.slots == Tally(6, 6, 6)
    assert alignment.strict == Tally(1, 1, 1)


# what is predicted instead → the slot, its counts
WRONG = [
    ({"date": "2025-05-17"}, "date", (0, 1, 1)),
    ({"date": None}, "date", (0, 0, 1)),
    ({"committee": "Quận ủy Khác"}, "committee", (0, 1, 1)),
    ({"committee": None}, "committee", (0, 0, 1)),
    ({"type": "final_review"}, "type", (0, 1, 1)),
    ({"documents": []}, "documents", (0, 0, 1)),
    ({"documents": ["05-CT/TW", "01-KL/TW"]}, "documents", (1, 2, 1)),
    ({"awards": [0]}, "awards", (1, 1, 2)),
    ({"awards": [0, 1, 2]}, "awards", (2, 3, 2)),
    ({"awards": [0, 1, 9]}, "awards", (2, 3, 2)),
]


@pytest.mark.parametrize(("said", "slot", "counts"), WRONG)
def test_one_wrong_slot_lowers_that_slot_and_the_strict_figure(
    said: dict[str, Any], slot: str, counts: tuple[int, ...]
) -> None:
    alignment = aligned(said=said)
    perfect = {name: Tally(n, n, n) for name, n in FULL.items()}
    assert slots(alignment) == perfect | {slot: Tally(*counts)}
    assert alignment.strict == Tally(0, 1, 1)
    assert alignment.found == Tally(1, 1, 1)


# also, what is predicted instead → the slot, its counts
ACCEPTED = [
    ({"date": ["XXXX-05-16"]}, {"date": "XXXX-05-16"}, "date", (1, 1, 1)),
    ({"date": [None]}, {"date": None}, "date", (0, 0, 0)),
    ({"committee": ["Quận uỷ Khác"]}, {"committee": "quận ủy khác"}, "committee", (1, 1, 1)),
    ({"type": ["meeting"]}, {"type": "meeting"}, "type", (1, 1, 1)),
    ({"documents": ["01-KL/TW"]}, {}, "documents", (1, 1, 1)),
    (
        {"documents": ["01-KL/TW"]},
        {"documents": ["05-CT/TW", "01-KL/TW"]},
        "documents",
        (1, 1, 1),
    ),
    ({"documents": [[]]}, {"documents": []}, "documents", (0, 0, 0)),
    ({"documents": [["01-KL/TW"]]}, {"documents": ["01-KL/TW"]}, "documents", (1, 1, 1)),
    ({"awards": [2]}, {"awards": [0, 1, 2]}, "awards", (2, 2, 2)),
    ({"awards": [[2]]}, {"awards": [2]}, "awards", (1, 1, 1)),
]


@pytest.mark.parametrize(("also", "said", "slot", "counts"), ACCEPTED)
def test_alternatives_of_a_slot(
    also: dict[str, Any], said: dict[str, Any], slot: str, counts: tuple[int, ...]
) -> None:
    alignment = aligned({"also": also}, said)
    assert alignment.slot(slot) == Tally(*counts)
    assert alignment.strict == Tally(1, 1, 1)


def test_a_null_slot_counts_only_when_filled() -> None:
    gold = {"committee": None}
    assert aligned(gold, gold).slot("committee") == Tally()
    assert aligned(gold, gold).strict == Tally(1, 1, 1)
    assert aligned(gold, {}).slot("committee") == Tally(0, 1, 0)
    assert aligned(gold, {}).strict == Tally(0, 1, 1)


def test_a_null_slot_with_an_alternative_may_be_filled() -> None:
    gold = {"committee": None, "also": {"committee": ["Quận ủy Hải Yên"]}}
    for said in ({}, {"committee": None}):
        assert aligned(gold, said).slot("committee") == Tally()
        assert aligned(gold, said).strict == Tally(1, 1, 1)


def test_a_count_told_twice_is_one() -> None:
    twice = altered("awards", 1, count=32, recipient="collective")
    labels = make_gold(events=[EVENTS[0]], **twice).labels
    both = align_events(labels, make_record(events=[EVENTS[0]], **twice))
    once = align_events(labels, make_record(events=[EVENTS[0] | {"awards": [0]}], **twice))
    assert both.slot("awards") == once.slot("awards") == Tally(1, 1, 1)


def test_an_award_is_right_by_count_and_recipient_wherever_it_stands() -> None:
    changed = altered("awards", 2, count=49, recipient="individual")
    record = make_record(events=[EVENTS[0] | {"awards": [0, 2]}], **changed)
    labels = make_gold(events=[EVENTS[0]]).labels
    assert align_events(labels, record).slot("awards") == Tally(2, 2, 2)


def test_an_optional_award_is_not_required_of_the_event() -> None:
    labels = make_gold(events=[EVENTS[0]], **altered("awards", 1, optional=True)).labels
    record = make_record(events=[EVENTS[0] | {"awards": [0]}])
    assert align_events(labels, record).slot("awards") == Tally(1, 1, 1)
    assert align_events(labels, make_record(events=[EVENTS[0]])).slot("awards") == Tally(1, 1, 1)


def test_events_are_paired_by_the_slots_that_agree_not_by_order() -> None:
    swapped = [EVENTS[1] | {"id": "e1"}, EVENTS[0] | {"id": "e2"}]
    alignment = align_events(make_gold().labels, make_record(events=swapped))
    assert alignment.strict == Tally(2, 2, 2)


def test_pairing_is_optimal_over_all_events() -> None:
    """The first prediction fits the first label best, and strands the second prediction there."""
    label = {"type": "study", "date": "2025-05-16", "committee": "A", "documents": ["05-CT/TW"]}
    events = [{"id": "e1"} | label, {"id": "e2"} | label | {"committee": "B", "documents": []}]
    said = [
        {"id": "e1"} | label | {"documents": []},
        {"id": "e2", "type": "meeting", "committee": "A", "documents": ["05-CT/TW"]},
    ]
    alignment = align_events(make_gold(events=events).labels, make_record(events=said))
    assert alignment.slots.right == 4
    assert alignment.found == Tally(2, 2, 2)


def test_where_nothing_agrees_both_stand_alone() -> None:
    said = {"type": "study", "date": "2024-01-01", "committee": "Quận ủy Khác"}
    alignment = aligned(said=said | {"documents": [], "awards": []})
    assert alignment.found == Tally(0, 1, 1)
    assert alignment.slots == Tally(0, 3, 6)


def test_missed_and_invented_events() -> None:
    missed = align_events(make_gold().labels, make_record(events=EVENTS[:1]))
    assert missed.strict == Tally(1, 1, 2)
    assert missed.slots == Tally(6, 6, 10)
    invented = align_events(make_gold(events=EVENTS[:1]).labels, make_record())
    assert invented.strict == Tally(1, 2, 1)
    assert invented.slots == Tally(6, 10, 6)


def test_an_optional_event_is_neither_required_nor_wrong() -> None:
    events = content()["events"]
    events[1]["optional"] = True
    labels = make_gold(events=events).labels
    for said in (EVENTS, EVENTS[:1]):
        assert align_events(labels, make_record(events=said)).strict == Tally(1, 1, 1)


def test_no_events_on_either_side() -> None:
    alignment = align_events(make_gold(events=[]).labels, make_record(events=[]))
    assert alignment.strict == alignment.slots == Tally()
