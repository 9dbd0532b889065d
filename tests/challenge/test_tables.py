"""Every case of the challenge tables through the whole pipeline, and what the tables hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from extract.evaluation import Gold, load_challenge
from extract.evaluation.challenge import case_errors
from extract.pipeline import extract
from extract.record import Record

TABLES = Path(__file__).parent


class Case(NamedTuple):
    """A text of a family, labelled."""

    field: str
    family: str
    gold: Gold

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing of its field."""
        return not getattr(self.gold.labels, self.field)


CASES = [
    Case(family.field, family.name, gold)
    for family in load_challenge(TABLES)
    for gold in family.cases
]
FULL = [case for case in CASES if not case.is_empty]
ARTICLES = {case.gold.article.id: case.gold.article for case in CASES}


def label(case: Case) -> str:
    return f"{case.field}: {case.family}: {case.gold.article.text[:50]}"


@cache
def record_of(id_: str) -> Record:
    """The record of a case, made once for all that is asked of it."""
    return extract(ARTICLES[id_])


def differences(case: Case, gold: Gold) -> list[str]:
    record = record_of(gold.article.id)
    return [str(error) for error in case_errors(gold, record, case.field)]


@pytest.mark.parametrize("case", CASES, ids=label)
def test_case(case: Case) -> None:
    assert differences(case, case.gold) == []


def near(value: Any) -> Any:
    """Return another value of the same kind: the last figure or letter changed."""
    if value is None:
        return "2001-01-01"
    if isinstance(value, int):
        return value + 1
    return value[:-1] + ("1" if value[-1] != "1" else "2")


VALUES = {
    "dates": "value", "committees": "name", "documents": "id", "awards": "count",
    "people": "name",
}  # fmt: skip


def mutants(case: Case) -> Iterator[Gold]:
    """The case with one expected value changed, or one mention left out, at a time."""
    labels = getattr(case.gold.labels, case.field)
    slot = VALUES.get(case.field, "date")
    for at, one in enumerate(labels):
        changed = one.model_copy(update={slot: near(getattr(one, slot))})
        for others in ([changed], []):
            update = {case.field: [*labels[:at], *others, *labels[at + 1 :]]}
            yield Gold(case.gold.article, case.gold.labels.model_copy(update=update))


@pytest.mark.parametrize("case", FULL, ids=label)
def test_a_changed_expectation_fails(case: Case) -> None:
    assert all(differences(case, mutant) for mutant in mutants(case))


@pytest.mark.parametrize(
    ("field", "cases", "empty"),
    [
        ("dates", 400, 90),
        ("documents", 350, 60),
        ("committees", 250, 60),
        ("people", 100, 35),
        ("awards", 300, 150),
        ("events", 120, 20),
    ],
)
def test_the_tables_are_wide(field: str, cases: int, empty: int) -> None:
    of_field = [case for case in CASES if case.field == field]
    assert len(of_field) >= cases
    assert sum(case.is_empty for case in of_field) >= empty
    assert len({case.family for case in of_field}) >= 10


def test_no_text_stands_twice_in_the_tables() -> None:
    seen = [(case.field, case.gold.article.text, case.gold.article.published_at) for case in CASES]
    assert len(seen) == len(set(seen))
