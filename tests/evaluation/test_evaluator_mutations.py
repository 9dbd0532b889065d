"""Mutations of a perfect record each lower exactly the figures they should, and no other."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.evaluation.report import Report, evaluate

from .evaluation_sample import EVENTS, altered, content, make_gold, make_record

MENTIONS = ("dates", "committees", "documents", "awards", "people")


def report(record: Any) -> Report:
    return evaluate([record], [make_gold()])


def changed_figures(mutant: Report) -> set[str]:
    """Name every figure that is not perfect."""
    scores = {name for name, one in mutant.scores.items() if one.f1 != 1.0}
    return scores | {
        name for name, one in mutant.accuracies.items() if one.accuracy not in (1.0, None)
    }


def shifted(field: str) -> dict[str, Any]:
    """Move the first span of a field one code point to the right at its start."""
    first = content()[field][0]
    return altered(field, 0, start=first["start"] + 1, text=first["text"][1:])


def misplaced(field: str) -> dict[str, Any]:
    """Move the first mention of a field to the end of the text, where nothing is."""
    place = {"start": 250, "end": 252, "text": make_record().article.text[250:252]}
    return altered(field, 0, **place)


def doubled(field: str) -> dict[str, Any]:
    listed = content()[field]
    return {field: [*listed, listed[0]]}


def without_first(field: str) -> dict[str, Any]:
    return {field: content()[field][1:]}


def test_a_perfect_record_is_perfect() -> None:
    perfect = report(make_record())
    assert changed_figures(perfect) == set()
    assert perfect.errors == []


@pytest.mark.parametrize("field", MENTIONS)
def test_a_shifted_span_lowers_the_exact_figure_alone(field: str) -> None:
    mutant = report(make_record(**shifted(field)))
    assert changed_figures(mutant) == {f"{field}.exact"}
    assert [error.kind for error in mutant.errors] == ["wrong_boundary"]


@pytest.mark.parametrize("field", MENTIONS)
def test_a_mention_somewhere_else_is_a_miss_and_a_false_alarm(field: str) -> None:
    mutant = report(make_record(**misplaced(field)))
    assert changed_figures(mutant) == {field, f"{field}.exact", f"{field}.span", "mentions"}
    assert sorted(error.kind for error in mutant.errors) == ["missed", "spurious"]


# field, what is misread in its first mention, which further figures fall
MISREAD = [
    ("dates", {"value": "2025-05-15"}, set()),
    ("committees", {"name": "Quận ủy Hải Yến"}, set()),
    ("documents", {"id": "06-CT/TW"}, set()),
    ("awards", {"count": 33}, {"events.awards", "events.slots", "events.strict"}),
    ("awards", {"recipient": "individual"}, {"events.awards", "events.slots", "events.strict"}),
    ("people", {"name": "Phan Thị Mai"}, set()),
]


@pytest.mark.parametrize(("field", "change", "further"), MISREAD)
def test_a_misread_value(field: str, change: dict[str, Any], further: set[str]) -> None:
    mutant = report(make_record(**altered(field, 0, **change)))
    assert changed_figures(mutant) == {field, f"{field}.exact", "mentions"} | further
    assert mutant.scores[field].predicted == mutant.scores[field].gold
    assert mutant.errors[0].kind == "wrong_value"


@pytest.mark.parametrize(
    ("field", "attribute", "value"),
    [
        ("committees", "level", "province"),
        ("documents", "issued", "2016-05-16"),
        ("awards", "cumulative", True),
    ],
)
def test_a_wrong_attribute_lowers_its_accuracy_alone(
    field: str, attribute: str, value: object
) -> None:
    mutant = report(make_record(**altered(field, 0, **{attribute: value})))
    assert changed_figures(mutant) == {f"{field}.{attribute}"}


@pytest.mark.parametrize("field", MENTIONS)
def test_a_duplicate_lowers_precision_and_not_recall(field: str) -> None:
    mutant = report(make_record(**doubled(field)))
    assert changed_figures(mutant) == {field, f"{field}.exact", f"{field}.span", "mentions"}
    assert mutant.scores[field].recall == 1.0
    assert [error.kind for error in mutant.errors] == ["spurious"]


@pytest.mark.parametrize("field", ["dates", "committees", "documents", "people"])
def test_a_dropped_mention_lowers_recall_and_not_precision(field: str) -> None:
    mutant = report(make_record(**without_first(field)))
    assert changed_figures(mutant) == {field, f"{field}.exact", f"{field}.span", "mentions"}
    assert mutant.scores[field].precision in (1.0, None)
    assert [error.kind for error in mutant.errors] == ["missed"]


def test_a_dropped_event_lowers_event_recall_alone() -> None:
    mutant = report(make_record(events=EVENTS[:1]))
    slots = {"date", "committee", "type", "awards", "slots", "found", "strict"}
    assert changed_figures(mutant) == {f"events.{slot}" for slot in slots}
    assert mutant.scores["events.strict"].precision == 1.0
    assert mutant.scores["events.strict"].recall == 0.5
    assert [error.kind for error in mutant.errors] == ["missed"]


def test_a_duplicated_event_lowers_event_precision_alone() -> None:
    mutant = report(make_record(events=[*EVENTS, EVENTS[0] | {"id": "e3"}]))
    assert mutant.scores["events.strict"].recall == 1.0
    assert mutant.scores["events.strict"].precision == pytest.approx(2 / 3)
    assert mutant.scores["mentions"].f1 == 1.0


@pytest.mark.parametrize(
    ("slot", "value", "kind"),
    [
        ("date", "2025-05-17", "wrong_value"),
        ("date", None, "wrong_link"),
        ("committee", None, "wrong_link"),
        ("committee", "Đảng ủy Phường Bến Sỏi", "wrong_link"),
        ("type", "study", "wrong_value"),
        ("documents", [], "wrong_link"),
        ("documents", ["05-CT/TW", "01-KL/TW"], "spurious"),
        ("awards", [0], "wrong_link"),
        ("awards", [0, 1, 2], "spurious"),
    ],
)
def test_a_wrong_slot_lowers_its_slot_alone(slot: str, value: object, kind: str) -> None:
    mutant = report(make_record(**altered("events", 0, **{slot: value})))
    assert changed_figures(mutant) == {f"events.{slot}", "events.slots", "events.strict"}
    [error] = mutant.errors
    assert error.field == f"events.{slot}"
    if slot != "date" or value is None:
        assert error.kind == kind


def test_no_record_at_all() -> None:
    mutant = evaluate([], [make_gold()])
    assert mutant.unrecorded == ["a"]
    assert all(one.right == one.predicted == 0 for one in mutant.scores.values())


@given(st.permutations(range(3)), st.permutations(range(2)))
def test_the_order_of_predictions_does_not_matter(dates: list[int], events: list[int]) -> None:
    listed = content()
    mutant = report(
        make_record(
            dates=[listed["dates"][index] for index in dates],
            events=[listed["events"][index] for index in events],
        )
    )
    assert changed_figures(mutant) == set()
