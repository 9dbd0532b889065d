"""Challenge tables: families of expressions as data, scored like gold.

A table is a TOML file with the `field` it is about and `[[family]]` entries, each with a
`name`, what is known of its articles (`published`, `title`, `site`; all optional) and
`cases`. A case is a text in which every mention of the field is marked as
`⟦words→value|attribute=value|…⟧` and nothing else is one. The value is written as in the
report: a date, a committee's name, a document's id, count and recipient, a person's name; `∅`
for null. Attributes carry the record's own names (`level=district`, `roles=A; B`).

A case may also be a table with `text` and what differs from its family; cases of events have
`events`, each written `type | date | committee | documents | awards` with `-` for nothing,
`A or B` where a careful reader could defend another value than the first, and `?` in front of
an event of which it can be doubted that it is one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import regex
from pydantic import ValidationError

from extract.evaluation.align import align
from extract.evaluation.errors import Error, Sentences, attribute_errors
from extract.evaluation.gold import Gold, GoldError, Labels
from extract.evaluation.report import Score, score
from extract.evaluation.scores import ALL_FIELDS, ArticleScores, score_article
from extract.evaluation.tally import total
from extract.evaluation.values import FIELDS
from extract.record import MENTION_FIELDS, Article, Model, Record

_MARK = regex.compile(r"⟦([^⟦⟧→]++)→([^⟦⟧→]++)⟧")
_NULL = "∅"
_NOTHING = "-"
_OR = " or "
_DOUBTED = "?"
_KNOWN = {"published": "published_at", "title": "title", "site": "site"}


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
    """How many texts it has."""
    passed: int
    """In how many of them everything is right: values, spans and the attributes stated."""
    score: Score
    """The figure over all of them; for events over their slots."""
    errors: list[Error]
    """What goes wrong."""


def read_marks(marked: str) -> tuple[str, list[Mark]]:
    """Take the marks out of a text; return the plain text and the marked stretches.

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
    if field not in ALL_FIELDS:
        raise GoldError(f"{name}: there is no field {field!r}")
    return [
        _family(entry, field, f"{name}.{number}") for number, entry in enumerate(table["family"])
    ]


def run_challenge(
    families: Iterable[Family], extract: Callable[[Article], Record]
) -> list[FamilyScore]:
    """Score every family with the extractor given, in order of the tables."""
    return [_run(family, extract) for family in families]


def case_errors(case: Gold, record: Record, field: str) -> list[Error]:
    """List everything in which a record differs from a case: values, spans, attributes."""
    return _compare(case, record, field)[1]


def failed(scores: Sequence[FamilyScore]) -> list[FamilyScore]:
    """Return the families in which something is wrong, worst first."""
    wrong = [one for one in scores if one.passed < one.cases]
    return sorted(wrong, key=lambda one: one.passed / one.cases)


def _family(entry: dict[str, Any], field: str, prefix: str) -> Family:
    shared = {key: entry[key] for key in _KNOWN if key in entry}
    cases = (
        shared | (case if isinstance(case, dict) else {"text": case}) for case in entry["cases"]
    )
    return Family(
        field,
        entry["name"],
        tuple(_case(case, field, f"{prefix}.{number}") for number, case in enumerate(cases)),
    )


def _case(case: dict[str, Any], field: str, id_: str) -> Gold:
    text, marks = read_marks(case["text"])
    labels: dict[str, Any] = {name: [] for name in (*MENTION_FIELDS, "events")}
    if field == "events":
        labels |= _event_labels(case["events"])
    else:
        labels[field] = [_label(field, mark) for mark in marks]
    known = {name: case[key] for key, name in _KNOWN.items() if key in case}
    article = Article(id=id_, text=text, **known)
    return Gold(article, Labels(article={"id": id_}, **labels), "constructed")


def _label(field: str, mark: Mark) -> dict[str, Any]:
    value, *attributes = mark.value.split("|")
    place = {"start": mark.start, "end": mark.end, "text": mark.text}
    return place | _VALUES[field](_read(value)) | dict(map(_attribute, attributes))


def _read(written: str) -> str | None:
    return None if written.strip() == _NULL else written


def _attribute(written: str) -> tuple[str, Any]:
    name, _, value = written.partition("=")
    if value in ("true", "false"):
        return name, value == "true"
    return name, value.split("; ") if name == "roles" else _read(value)


def _date(value: str | None) -> dict[str, Any]:
    interval = value is not None and "/" in value
    return {"value": value, "kind": "interval" if interval else "date"}


def _award(value: str | None) -> dict[str, Any]:
    count, recipient = (value or "").split()
    usual = {"approx": None, "cumulative": False, "total": False}
    return usual | {"count": int(count), "recipient": recipient}


_VALUES: dict[str, Callable[[str | None], dict[str, Any]]] = {
    "dates": _date,
    "committees": lambda value: {"name": value},
    "documents": lambda value: {"id": value, "type": "other"},
    "awards": _award,
    "people": lambda value: {"name": value, "roles": []},
}


def _event_labels(written: Sequence[str]) -> dict[str, Any]:
    """Read events; their awards stand nowhere in the text, since only events are scored."""
    awards: list[dict[str, Any]] = []
    events = []
    for number, line in enumerate(written, 1):
        *slots, counts = (part.strip() for part in line.removeprefix(_DOUBTED).split("|"))
        given = [_award(value) for value in _listed(counts)]
        told = {
            "id": f"e{number}",
            "optional": line.startswith(_DOUBTED),
            "awards": [len(awards) + index for index in range(len(given))],
        }
        events.append(told | _slots(*slots))
        awards += given
    place = {"start": 0, "end": 0, "text": ""}
    return {"events": events, "awards": [place | award for award in awards]}


def _slots(type_: str, date: str, committee: str, documents: str) -> dict[str, Any]:
    readings: dict[str, list[Any]] = {
        "type": type_.split(_OR),
        "date": [_given(one) for one in date.split(_OR)],
        "committee": [_given(one) for one in committee.split(_OR)],
        "documents": [_listed(one) for one in documents.split(_OR)],
    }
    own = {slot: values[0] for slot, values in readings.items()}
    return own | {"also": {slot: values[1:] for slot, values in readings.items()}}


def _given(written: str) -> str | None:
    return None if written == _NOTHING else written


def _listed(written: str) -> list[str]:
    return [] if written == _NOTHING else [one.strip() for one in written.split(",")]


def _run(family: Family, extract: Callable[[Article], Record]) -> FamilyScore:
    field = family.field
    compared = [_compare(case, extract(case.article), field) for case in family.cases]
    figure = "events.slots" if field == "events" else field
    return FamilyScore(
        field=field,
        family=family.name,
        cases=len(compared),
        passed=sum(not errors for _, errors in compared),
        score=score(total([scores.tallies[figure] for scores, _ in compared])),
        errors=[error for _, errors in compared for error in errors],
    )


def _compare(case: Gold, record: Record, field: str) -> tuple[ArticleScores, list[Error]]:
    scores = score_article(case, record, [field])
    return scores, [*scores.errors, *_attribute_errors(case, record, field)]


def _attribute_errors(case: Gold, record: Record, field: str) -> Iterator[Error]:
    if field not in FIELDS:
        return
    kind = FIELDS[field]
    alignment = align(kind, getattr(case.labels, field), getattr(record, field))
    yield from attribute_errors(case.article.id, kind, alignment, Sentences(case.article.text))
