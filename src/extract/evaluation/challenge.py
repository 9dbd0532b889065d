"""Challenge tables: families of expressions as data, scored like gold.

A table is a TOML file with the `field` it is about and `[[family]]` entries, each with a
`name`, the day its texts were `published` (optional) and `cases`: sentences in which every
mention of that field is marked as `⟦words→value⟧`, and nothing else is one. The value is
written as in the report: a date, a committee's name, a document's id (or its type in
parentheses), count and recipient, a person's name; `∅` for null.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import regex
from pydantic import ValidationError

from extract.evaluation.errors import Error
from extract.evaluation.gold import Gold, GoldError, Labels
from extract.evaluation.report import Score, score
from extract.evaluation.scores import score_article
from extract.evaluation.tally import total
from extract.evaluation.values import FIELDS
from extract.record import MENTION_FIELDS, Article, Model, Record

_MARK = regex.compile(r"⟦([^⟦⟧→]++)→([^⟦⟧→]++)⟧")
_NULL = "∅"


class Mark(NamedTuple):
    """A marked stretch of a case."""

    start: int
    end: int
    text: str
    value: str


@dataclass(frozen=True)
class Family:
    """One family of expressions and its cases, each labelled like a gold article."""

    field: str
    name: str
    cases: tuple[Gold, ...]


class FamilyScore(Model):
    """How a family fares."""

    field: str
    """The field it is about."""
    family: str
    """Its name."""
    cases: int
    """How many sentences it has."""
    passed: int
    """In how many of them everything is right."""
    score: Score
    """The figure over all of them."""
    errors: list[Error]
    """What goes wrong."""


def read_marks(marked: str) -> tuple[str, list[Mark]]:
    """Take the marks out of a sentence; return the plain text and the marked stretches.

    >>> read_marks("Sáng ⟦16/5→XXXX-05-16⟧, họp.")
    ('Sáng 16/5, họp.', [Mark(start=5, end=9, text='16/5', value='XXXX-05-16')])
    """
    parts: list[str] = []
    marks: list[Mark] = []
    length = last = 0
    for match in _MARK.finditer(marked):
        before = marked[last : match.start()]
        start = length + len(before)
        length, last = start + len(match[1]), match.end()
        parts += (before, match[1])
        marks.append(Mark(start, length, match[1], match[2]))
    return "".join([*parts, marked[last:]]), marks


def load_challenge(folder: Path | str) -> list[Family]:
    """Load every table (`*.toml`) of a folder; raises `GoldError` naming a broken one."""
    families = []
    for path in sorted(Path(folder).glob("*.toml")):
        try:
            families += parse_table(path.read_text("utf-8"), path.stem)
        except (KeyError, ValueError, ValidationError) as fault:
            raise GoldError(f"{path}: {fault}") from fault
    return families


def parse_table(source: str, name: str = "table") -> list[Family]:
    """Read the families of one table from TOML text."""
    table = tomllib.loads(source)
    field = table["field"]
    if field not in FIELDS:
        raise GoldError(f"{name}: {field!r} is no field of mentions")
    return [
        _family(entry, field, f"{name}.{number}") for number, entry in enumerate(table["family"])
    ]


def run_challenge(
    families: Iterable[Family], extract: Callable[[Article], Record]
) -> list[FamilyScore]:
    """Score every family with the extractor given, in order of the tables."""
    return [_run(family, extract) for family in families]


def _family(entry: dict[str, Any], field: str, prefix: str) -> Family:
    cases = tuple(
        _case(marked, field, f"{prefix}.{number}", entry.get("published"))
        for number, marked in enumerate(entry["cases"])
    )
    return Family(field, entry["name"], cases)


def _case(marked: str, field: str, id_: str, published: str | None) -> Gold:
    text, marks = read_marks(marked)
    labels: dict[str, Any] = {name: [] for name in (*MENTION_FIELDS, "events")}
    labels[field] = [_label(field, mark) for mark in marks]
    article = Article(id=id_, text=text, published_at=published)
    return Gold(article, Labels(article={"id": id_}, **labels), "constructed")


def _label(field: str, mark: Mark) -> dict[str, Any]:
    place = {"start": mark.start, "end": mark.end, "text": mark.text}
    return place | _VALUES[field](None if mark.value == _NULL else mark.value)


def _date(value: str | None) -> dict[str, Any]:
    interval = value is not None and "/" in value
    return {"value": value, "kind": "interval" if interval else "date"}


def _document(value: str | None) -> dict[str, Any]:
    if value and value.startswith("("):
        return {"id": None, "type": value.strip("()")}
    return {"id": value, "type": "other"}


def _award(value: str | None) -> dict[str, Any]:
    count, recipient = (value or "").split()
    return {"count": int(count), "recipient": recipient}


_VALUES: dict[str, Callable[[str | None], dict[str, Any]]] = {
    "dates": _date,
    "committees": lambda value: {"name": value},
    "documents": _document,
    "awards": _award,
    "people": lambda value: {"name": value},
}


def _run(family: Family, extract: Callable[[Article], Record]) -> FamilyScore:
    scored = [score_article(case, extract(case.article), [family.field]) for case in family.cases]
    errors = [[error for error in one.errors if error.counts] for one in scored]
    return FamilyScore(
        field=family.field,
        family=family.name,
        cases=len(scored),
        passed=sum(not wrong for wrong in errors),
        score=score(total([one.tallies[family.field] for one in scored])),
        errors=[error for wrong in errors for error in wrong],
    )


def failed(scores: Sequence[FamilyScore]) -> list[FamilyScore]:
    """Return the families in which something is wrong, worst first."""
    wrong = [one for one in scores if one.passed < one.cases]
    return sorted(wrong, key=lambda one: one.passed / one.cases)
