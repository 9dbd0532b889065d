"""Committees read from passages of every family: names, levels, organs and spans."""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest
import regex

from extract.fields.committees import read_committees
from extract.reading import Reading
from extract.record import Article

FOLDER = Path(__file__).parent / "data"
_MARK = regex.compile(r"⟦([^⟦⟧→]++)→([^⟦⟧→]++)⟧")


class Expected(NamedTuple):
    """A mention as a table marks it."""

    start: int
    text: str
    name: str | None
    level: str
    organ: str | None


@dataclass(frozen=True)
class Case:
    """One passage of a family and what it must be read as."""

    family: str
    article: Article
    mentions: tuple[Expected, ...]


def cases(table: str) -> list[Case]:
    """Every case of a table, in order."""
    families = tomllib.loads((FOLDER / f"committees_{table}.toml").read_text("utf-8"))["family"]
    return [_case(family, marked) for family in families for marked in family["cases"]]


def _case(family: dict[str, str], marked: str) -> Case:
    plain, mentions, last = "", [], 0
    for match in _MARK.finditer(marked):
        plain += marked[last : match.start()]
        mentions.append(_expected(len(plain), match[1], match[2].split("|")))
        plain += match[1]
        last = match.end()
    article = Article(
        id="case",
        text=plain + marked[last:],
        title=family.get("title"),
        site=family.get("site"),
        published_at=family.get("published"),
    )
    return Case(family["name"], article, tuple(mentions))


def _expected(start: int, text: str, values: list[str]) -> Expected:
    name, level, *organ = values
    return Expected(
        start, text, None if name == "∅" else name.casefold(), level, organ[0] if organ else None
    )


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
