"""The committees of the challenge tables, written in other ways, keep their names."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from extract.evaluation.challenge import Family, parse_table
from extract.evaluation.gold import Gold
from extract.fields.committees import read_committees
from extract.reading import Reading, name_key
from extract.record import Article

TABLES = Path(__file__).parents[1] / "challenge"


def families(table: str) -> list[Family]:
    return parse_table((TABLES / f"committees_{table}.toml").read_text("utf-8"))


LOST_IN_CAPITALS = {
    "cells", "central bodies of earlier times", "firms by their acronym", "missions abroad",
    "provinces that are no more", "a commune whose name has a word more than one that is known",
}  # fmt: skip
"""Without capitals to go by, a name that no list holds cannot be told from what follows it."""

NAMED = [case for family in families("named") for case in family.cases]
CONTEXT = [case for family in families("context") for case in family.cases]
IN_CAPITALS = [
    case
    for family in families("named")
    if family.name not in LOST_IN_CAPITALS
    for case in family.cases
]


def rewritten(case: Gold, text: str) -> list[str | None]:
    """The names read from a case's article when its text is written so."""
    article: Article = case.article.model_copy(update={"text": text})
    return [one.name and name_key(one.name) for one in read_committees(Reading(article))]


def expected(case: Gold) -> list[str | None]:
    return [one.name and name_key(one.name) for one in case.labels.committees]


def label(case: Gold) -> str:
    return case.article.text[:50]


@pytest.mark.parametrize("case", IN_CAPITALS, ids=label)
def test_capitals_throughout_give_the_same_names(case: Gold) -> None:
    assert rewritten(case, case.article.text.upper()) == expected(case)


@pytest.mark.parametrize("case", NAMED + CONTEXT, ids=label)
def test_old_tone_marks_and_decomposed_letters_give_the_same_names(case: Gold) -> None:
    old = case.article.text.replace("ủy", "uỷ").replace("òa", "oà").replace("óa", "oá")
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFD", old))
    assert rewritten(case, composed) == expected(case)
