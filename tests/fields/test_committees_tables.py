"""Committees read from passages of every family: names, levels, organs and spans."""

from __future__ import annotations

import unicodedata

import pytest

from extract.fields.committees import read_committees
from extract.reading import Reading
from extract.record import Article
from tests.fields.committee_tables import Case, Expected, cases

NAMED = cases("named")
CONTEXT = cases("context")
NEGATIVE = cases("negative")


def read(article: Article) -> tuple[Expected, ...]:
    return tuple(
        Expected(one.start, one.text, one.name and one.name.casefold(), str(one.level), one.organ)
        for one in read_committees(Reading(article))
    )


def label(case: Case) -> str:
    return f"{case.family}: {case.article.text[:50]}"


@pytest.mark.parametrize("case", NAMED, ids=label)
def test_named(case: Case) -> None:
    assert read(case.article) == case.mentions


@pytest.mark.parametrize("case", CONTEXT, ids=label)
def test_in_context(case: Case) -> None:
    assert read(case.article) == case.mentions


@pytest.mark.parametrize("case", NEGATIVE, ids=label)
def test_no_committee(case: Case) -> None:
    assert read(case.article) == ()


def test_the_tables_are_large_enough() -> None:
    assert len(NAMED) + len(CONTEXT) + len(NEGATIVE) >= 250
    assert len(NEGATIVE) >= 60
    assert all(case.mentions for case in NAMED + CONTEXT)


def names(article: Article) -> list[str | None]:
    return [one.name for one in read(article)]


LOST_IN_CAPITALS = {
    "cells", "central bodies of earlier times", "firms by their acronym", "missions abroad",
    "provinces that are no more",
}  # fmt: skip
IN_CAPITALS = [case for case in NAMED if case.family not in LOST_IN_CAPITALS]
"""Without capitals to go by, a name that no list holds cannot be told from what follows it."""


@pytest.mark.parametrize("case", IN_CAPITALS, ids=label)
def test_capitals_throughout_give_the_same_names(case: Case) -> None:
    upper = case.article.model_copy(update={"text": case.article.text.upper()})
    assert names(upper) == [one.name for one in case.mentions]


@pytest.mark.parametrize("case", NAMED + CONTEXT, ids=label)
def test_old_tone_marks_and_decomposed_letters_give_the_same_names(case: Case) -> None:
    old = case.article.text.replace("ủy", "uỷ").replace("òa", "oà").replace("óa", "oá")
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFD", old))
    article = case.article.model_copy(update={"text": composed})
    assert names(article) == [one.name for one in case.mentions]
