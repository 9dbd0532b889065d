"""When an event was held, as far as a telling says: values of EDTF compared as stretches of days.

Two values are compatible when a day can be meant by both (ISO 8601-2, "unspecified" and
"uncertain" parts): 2023-05-16, XXXX-05-16 and 2023-05 are, 2023-05-16 and 2023-05-17 are not.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from extract.patterns import compile_pattern

Relation = Literal["same", "yearless", "within", "near", "other"]
"""`same`: a day in common; `yearless`: the same day of the year; `within`: one lies in a longer
stretch that the other leaves open; `near`: one day apart; `other`: not the same time."""

_POINT = compile_pattern(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?~?")
_LEAP_YEAR = 2000
_LONGEST = 5
"""Days that one occasion lasts; a longer stretch says within which it was held."""
_FIRST_QUARTER = 33
_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True, slots=True)
class When:
    """A stretch of days, from the first to the last; in the year 2000 where the year is open."""

    first: date
    last: date
    yearless: bool = False

    @property
    def held(self) -> bool:
        """Whether it tells the days of the event, not a longer stretch that they lie in."""
        return (self.last - self.first).days < _LONGEST

    def days(self) -> Iterator[date]:
        """Yield each day of it."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + number * _DAY


@lru_cache(maxsize=8192)
def read_when(value: str | None) -> When | None:
    """Read the value of a date; null when it says nothing to compare by.

    >>> read_when("2023-05-16") == read_when("2023-05-16/2023-05-16")
    True
    >>> when = read_when("2025-34")
    >>> str(when.first), str(when.last), when.held
    ('2025-04-01', '2025-06-30', False)
    >>> read_when("2023/..") is read_when("XXXX") is read_when("P3Y") is None
    True
    """
    ends = [_stretch(point) for point in (value or "").split("/")]
    first, last = ends[0], ends[-1]
    if len(ends) > 2 or not first or not last:
        return None
    when = When(first.first, last.last, first.yearless)
    return when if first.yearless == last.yearless and when.first <= when.last else None


def _stretch(point: str) -> When | None:
    match = _POINT.fullmatch(point)
    if not match or (match["year"] == "XXXX" and not match["month"]):
        return None
    yearless = match["year"] == "XXXX"
    year = _LEAP_YEAR if yearless else int(match["year"])
    try:
        first = date(year, _first_month(match["month"]), int(match["day"] or 1))
        last = first if match["day"] else _last_day(year, match["month"])
    except ValueError:
        return None
    return When(first, last, yearless)


def _first_month(month: str | None) -> int:
    number = int(month or 1)
    return number if number < _FIRST_QUARTER else 1 + 3 * (number - _FIRST_QUARTER)


def _last_day(year: int, month: str | None) -> date:
    last = 12 if month is None else _first_month(month) + 2 * (int(month) >= _FIRST_QUARTER)
    return date(year, last, monthrange(year, last)[1])


def relate(one: When, other: When) -> Relation:
    """Tell how two times stand to each other.

    >>> held = read_when("2023-05-16")
    >>> [relate(held, read_when(v)) for v in ("2023-05-15/2023-05-16", "XXXX-05-16", "2023-05")]
    ['same', 'yearless', 'within']
    >>> [relate(held, read_when(v)) for v in ("2023-05-17", "2022-05-16", "XXXX-05-18")]
    ['near', 'other', 'other']
    """
    yearless = one.yearless or other.yearless
    if yearless:
        one, other = _without_year(one), _without_year(other)
    held = one.held and other.held
    gap = (max(one.first, other.first) - min(one.last, other.last)).days
    if gap > 0:
        return "near" if gap == 1 and held and not yearless else "other"
    if not held:
        return "within"
    return "yearless" if yearless else "same"


def _without_year(when: When) -> When:
    if when.first.year != when.last.year:
        return When(date(_LEAP_YEAR, 1, 1), date(_LEAP_YEAR, 12, 31), yearless=True)
    first, last = (end.replace(year=_LEAP_YEAR) for end in (when.first, when.last))
    return When(first, last, yearless=True)


def longest(whens: Collection[When]) -> frozenset[When]:
    """Leave out single days of an occasion that others tell to have lasted several.

    >>> days = [read_when(value) for value in ("2023-10-19/2023-10-20", "2023-10-20")]
    >>> longest(days) == {days[0]}
    True
    """
    return frozenset(one for one in whens if not any(_holds(other, one) for other in whens))


def _holds(longer: When, one: When) -> bool:
    inside = longer.first <= one.first and one.last <= longer.last
    return inside and longer != one and longer.held and longer.yearless == one.yearless


def refines(fuller: str, vaguer: str) -> bool:
    """Whether one value says all that another does, or more.

    >>> refines("2023-05-16", "XXXX-05-16"), refines("2023-05-16", "2023-05")
    (True, True)
    >>> refines("2023-05-16", "2023-05-16/2023-05-17"), refines("2023-05", "2023-05-16")
    (False, False)
    """
    if fuller == vaguer:
        return True
    one, other = read_when(fuller), read_when(vaguer)
    if not one or not other or (one.yearless and not other.yearless):
        return False
    if other.yearless:
        one = _without_year(one)
    if (one.first, one.last) == (other.first, other.last):
        return True
    return not other.held and other.first <= one.first and one.last <= other.last


def contradict(one: str, other: str) -> bool:
    """Whether two values cannot both be right as they stand.

    >>> contradict("2023-05-16", "2023-05-17"), contradict("2023-05-16", "XXXX-05")
    (True, False)
    """
    first, second = read_when(one), read_when(other)
    if not first or not second:
        return False
    relation = relate(first, second)
    days_differ = relation == "same" and (first.first, first.last) != (second.first, second.last)
    return days_differ or relation in ("near", "other")
