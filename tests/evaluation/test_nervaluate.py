"""Mention scores against nervaluate: entities whose label is field and value."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nervaluate import Evaluator

from extract.evaluation.align import align
from extract.evaluation.gold import GoldDate
from extract.evaluation.values import FIELDS
from extract.record import DateMention

from .evaluation_sample import content

VALUES = ("2021", "2022", "2023")


def entities(mentions: list[Any]) -> list[dict[str, Any]]:
    """nervaluate's ends are inclusive."""
    return [{"label": m.value, "start": m.start, "end": m.end - 1} for m in mentions]


def theirs(gold: list[Any], predicted: list[Any]) -> tuple[int, int]:
    """Count by nervaluate: overlap with the same label, and the same span with it."""
    results = Evaluator([entities(gold)], [entities(predicted)], tags=list(VALUES), loader="dict")
    overall = results.evaluate()["overall"]
    return overall["ent_type"].correct, overall["strict"].correct


def ours(gold: list[Any], predicted: list[Any]) -> tuple[int, int]:
    alignment = align(FIELDS["dates"], gold, predicted)
    return alignment.tally.right, alignment.exact.right


@st.composite
def stretches(draw: st.DrawFn) -> list[tuple[int, int, str]]:
    """Draw spans that do not overlap, as gold and extractor both give them."""
    edges = draw(st.lists(st.integers(0, 40), max_size=12, unique=True))
    edges.sort()
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return [(start, end, draw(st.sampled_from(VALUES))) for start, end in pairs]


def mentions(kind: type[DateMention], spans: list[tuple[int, int, str]]) -> list[Any]:
    text = "x" * 130
    return [
        kind(start=start, end=end, text=text[start:end], kind="date", value=value)
        for start, end, value in spans
    ]


@pytest.mark.parametrize(
    ("gold", "predicted", "counts"),
    [
        ([(0, 5, "2021")], [(0, 5, "2021")], (1, 1)),
        ([(0, 5, "2021")], [(2, 7, "2021")], (1, 0)),
        ([(0, 5, "2021")], [(0, 5, "2022")], (0, 0)),
        ([(0, 5, "2021")], [(5, 9, "2021")], (0, 0)),
        ([(0, 5, "2021"), (6, 9, "2022")], [(0, 9, "2022")], (1, 0)),
        ([(0, 5, "2021"), (6, 9, "2022")], [(6, 9, "2022"), (0, 5, "2021")], (2, 2)),
    ],
)
def test_both_count_alike(gold: Any, predicted: Any, counts: tuple[int, int]) -> None:
    labels, found = mentions(GoldDate, gold), mentions(DateMention, predicted)
    assert ours(labels, found) == counts
    if len(predicted) == len(gold):
        assert theirs(labels, found) == counts


@settings(max_examples=200)
@given(stretches(), stretches())
def test_at_least_as_many_pairs_as_nervaluate_finds(gold: Any, predicted: Any) -> None:
    """nervaluate pairs first come, first served: it can miss a pair, and never finds one more."""
    labels, found = mentions(GoldDate, gold), mentions(DateMention, predicted)
    (right, exact), (their_right, their_exact) = ours(labels, found), theirs(labels, found)
    assert right >= their_right
    assert exact <= their_exact <= right


@settings(max_examples=200)
@given(stretches(), st.lists(st.tuples(st.integers(-1, 1), st.sampled_from(VALUES)), max_size=6))
def test_the_same_count_where_each_prediction_meets_one_label(gold: Any, noise: Any) -> None:
    """Predictions made by jogging labels that stand apart: pairing has no choice."""
    apart = [(3 * start, 3 * end, value) for start, end, value in gold]
    jogged = [
        (max(0, start + shift), end + shift, value)
        for (start, end, _), (shift, value) in zip(apart, noise, strict=False)
    ]
    labels, found = mentions(GoldDate, apart), mentions(DateMention, jogged)
    assert ours(labels, found) == theirs(labels, found)


def test_the_sample_counts_alike() -> None:
    dates = [GoldDate(**date) for date in content()["dates"]]
    wrong = [dates[0].model_copy(update={"value": "2022"}), *dates[1:]]
    tags = [date.value for date in dates if date.value]
    overall = Evaluator([entities(dates)], [entities(wrong)], tags=[*tags, "2022"], loader="dict")
    assert overall.evaluate()["overall"]["ent_type"].correct == ours(dates, wrong)[0] == 2
