"""What the labels of one article must satisfy, beyond their shape."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Any

import regex

from extract.evaluation.edtf import fault_in_interval, fault_in_point, fault_in_value
from extract.evaluation.gold import GoldEvent, Labels, all_labels
from extract.language import mark
from extract.reading import canonical
from extract.record import MENTION_FIELDS

Fault = tuple[str, str]
"""A place (`dates[3].value`) and what is wrong there."""

_DAY = regex.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STAMP = regex.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+\+07:00")
_CODE = regex.compile(r"[0-9]{2,5}")
_SYMBOL = regex.compile(
    r"[0-9]{1,6}[a-zđ]?(?:/[0-9]{4})?[-/]\p{Lu}[\p{L}0-9]*(?:[-/]\p{Lu}[\p{L}0-9]*)*"
)


def check_labels(labels: Labels, text: str) -> Iterator[Fault]:
    """Yield every fault of one article's labels, in order of the file."""
    if not unicodedata.is_normalized("NFC", text):
        yield "article.text", mark("is not in normal form C")
    yield from _check_publication(labels.article.published_at)
    for field in MENTION_FIELDS:
        yield from _check_places(field, getattr(labels, field) or (), text)
    for place, mention in _placed(labels):
        yield from _check_mention(place, mention)
    for number, event in enumerate(labels.events):
        yield from _check_event(f"events[{number}]", event, labels, text)
    counts = Counter(event.id for event in labels.events)
    yield from (
        ("events", mark(f"id {id_} occurs {n} times")) for id_, n in counts.items() if n > 1
    )


def _placed(labels: Labels) -> Iterator[tuple[str, Any]]:
    counts: Counter[str] = Counter()
    for field, mention in all_labels(labels):
        yield f"{field}[{counts[field]}]", mention
        counts[field] += 1


def _check_publication(published: str | None) -> Iterator[Fault]:
    if published is None:
        return
    well_formed = _DAY.fullmatch(published) or _STAMP.fullmatch(published)
    if not well_formed or not _is_calendar(published):
        yield (
            "article.published_at",
            mark(f"{published!r} is neither a date nor a time with +07:00"),
        )


def _is_calendar(stamp: str) -> bool:
    try:
        datetime.fromisoformat(stamp)
    except ValueError:
        return False
    return True


def _check_places(field: str, mentions: Sequence[Any], text: str) -> Iterator[Fault]:
    """Check spans: in the text, tight, in order, none on another's ground."""
    reach = 0
    for number, mention in enumerate(mentions):
        place = f"{field}[{number}]"
        if text[mention.start : mention.end] != mention.text or not mention.text:
            yield place, mark(f"{mention.text!r} does not stand at {mention.start}–{mention.end}")
        elif mention.text != mention.text.strip():
            yield place, mark(f"{mention.text!r} has space at its ends")
        if mention.start < reach:
            yield place, mark(f"{mention.text!r} overlaps the label before it or is out of order")
        reach = max(reach, mention.end)


def _check_mention(place: str, mention: Any) -> Iterator[Fault]:
    checks = {
        "dates": _check_date,
        "committees": _check_committee,
        "documents": _check_document,
        "awards": _check_award,
        "people": _check_person,
    }
    yield from checks[place.partition("[")[0]](place, mention)


def _check_date(place: str, date: Any) -> Iterator[Fault]:
    if date.value is not None and (fault := fault_in_value(date.value, date.kind)):
        yield f"{place}.value", fault
    for other in date.also:
        if other is not None and fault_in_point(other) and fault_in_interval(other):
            yield f"{place}.also", mark(f"{other!r} is no EDTF value")
    if date.value in date.also:
        yield f"{place}.also", mark("repeats the value")


def _check_committee(place: str, committee: Any) -> Iterator[Fault]:
    yield from _check_names(f"{place}.name", [committee.name, *committee.also])
    yield from _check_names(f"{place}.organ", [committee.organ])
    unit = committee.unit
    if unit is None:
        return
    if unit.code is not None and not _CODE.fullmatch(unit.code):
        yield f"{place}.unit.code", mark(f"{unit.code!r} is no statistical code (2 to 5 digits)")
    yield from _check_names(f"{place}.unit.name", [unit.name, unit.province, *unit.became])


def _check_document(place: str, document: Any) -> Iterator[Fault]:
    for id_ in (document.id, *document.also):
        if id_ is not None and not _SYMBOL.fullmatch(id_):
            yield f"{place}.id", mark(f"{id_!r} is no canonical id")
    if document.issued is not None and not _is_day(document.issued):
        yield f"{place}.issued", mark(f"{document.issued!r} is no day (YYYY-MM-DD)")
    yield from _check_names(f"{place}.issuer", [document.issuer])


def _is_day(value: str) -> bool:
    return bool(_DAY.fullmatch(value)) and fault_in_point(value) is None


def _check_award(place: str, award: Any) -> Iterator[Fault]:
    period = award.period
    if period is not None and all(
        fault_in_value(period, kind) for kind in ("date", "interval", "duration")
    ):
        yield f"{place}.period", mark(f"{period!r} is no EDTF value and no duration")
    yield from _check_names(f"{place}.giver", [award.giver])


def _check_person(place: str, person: Any) -> Iterator[Fault]:
    yield from _check_names(f"{place}.name", [person.name, *person.also])
    if not all(role.strip() for role in person.roles):
        yield f"{place}.roles", mark("holds an empty role")


def _check_names(place: str, names: Sequence[str | None]) -> Iterator[Fault]:
    """Check the spelling of canonical names: one placement of tone marks, plain dashes."""
    for name in names:
        if name is not None and canonical(name).strip() != name:
            yield (
                place,
                mark(f"{name!r} is written {canonical(name).strip()!r} in canonical spelling"),
            )


def _check_event(place: str, event: GoldEvent, labels: Labels, text: str) -> Iterator[Fault]:
    if event.date is not None and fault_in_point(event.date) and fault_in_interval(event.date):
        yield f"{place}.date", mark(f"{event.date!r} is no EDTF value")
    yield from _check_names(f"{place}.committee", [event.committee])
    known = set(chain.from_iterable((doc.id, *doc.also) for doc in labels.documents))
    for id_ in event.documents:
        if id_ not in known:
            yield f"{place}.documents", mark(f"no document of the article has the id {id_!r}")
    for name, values in (("documents", event.documents), ("awards", event.awards)):
        if len(set(values)) < len(values):
            yield f"{place}.{name}", mark("names one twice")
    for start, end in event.evidence:
        if not 0 <= start < end <= len(text):
            yield f"{place}.evidence", mark(f"{start}–{end} is not in the text")
