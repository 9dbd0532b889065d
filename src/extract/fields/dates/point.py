"""A point in time as far as it is known, and its spelling in EDTF / ISO 8601."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import Final, NamedTuple

_LEAP_YEAR: Final = 2000
"""Stands in for an unknown year: 29 February is a day."""
_MONTHS_IN_QUARTER: Final = 3
_FIRST_QUARTER: Final = 33
"""EDTF spells the quarters of a year as months 33 to 36."""
_CENTURY: Final = 100
_LEAP_DAY: Final = (2, 29)
_DAYS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Of each month, in a year that is no leap year."""


class Point(NamedTuple):
    """A point in time of any precision; what is not known is None.

    >>> Point(day=16, month=5).edtf, Point(year=2024, month=2, approximate=True).edtf
    ('XXXX-05-16', '2024-02~')
    >>> Point(year=2025, quarter=2).edtf, Point(year=1997).edtf
    ('2025-34', '1997')
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    approximate: bool = False
    short_year: int | None = None
    """The last two digits of a year whose century is not written."""

    @classmethod
    def of(cls, day: date) -> Point:
        """Return the point of a calendar day."""
        return cls(day.year, day.month, day.day)

    @property
    def edtf(self) -> str:
        """The value in EDTF; unknown parts as X."""
        text = self._spelled_year
        if self.quarter:
            text += f"-{_FIRST_QUARTER - 1 + self.quarter}"
        if self.day and not self.month:
            text += f"-XX-{self.day:02}"
        elif self.month:
            text += f"-{self.month:02}" + (f"-{self.day:02}" if self.day else "")
        return text + "~" * self.approximate

    @property
    def _spelled_year(self) -> str:
        if self.year is not None:
            return f"{self.year:04}"
        return "XXXX" if self.short_year is None else f"XX{self.short_year:02}"

    @property
    def is_possible(self) -> bool:
        """Whether the calendar has such a day.

        >>> Point(day=31, month=6).is_possible, Point(day=29, month=2).is_possible
        (False, True)
        """
        if not self.month or not self.day:
            return self.day is None or self.day > 0
        if self.month > 12:
            return False
        return 1 <= self.day <= _days(self.year or _LEAP_YEAR, self.month)

    @property
    def is_day(self) -> bool:
        """Whether it names a day of a month."""
        return self.day is not None and self.month is not None

    @property
    def needs_year(self) -> bool:
        """Whether only the year, or its century, is missing."""
        return self.year is None and bool(self.month or self.quarter)

    @property
    def within_year(self) -> tuple[int, int]:
        """Month and day, to order points within one year; 0 where there is none."""
        month = self.quarter * _MONTHS_IN_QUARTER if self.quarter else self.month or 0
        return month, self.day or 0

    def in_year(self, year: int) -> Point:
        """Return the point in a year."""
        return Point(year, self.month, self.day, self.quarter, self.approximate)

    def following(self, first: Point) -> Point:
        """Return the point in the year of an interval's start, or the next, if it lacks one."""
        if not self.needs_year or first.year is None or self.short_year is not None:
            return self
        return self.in_year(first.year + (self.within_year < first.within_year))

    def shifted(self, step: timedelta) -> Point:
        """Return the day so many days on; the year stays open where it is.

        >>> Point(day=30, month=4).shifted(timedelta(days=1)).edtf
        'XXXX-05-01'
        """
        day = date(self.year or _LEAP_YEAR, self.month or 1, self.day or 1) + step
        return Point(day.year if self.year else None, day.month, day.day)

    def span(self) -> tuple[date, date] | None:
        """Return the first and last day of a point whose year is known; None for no such days.

        >>> Point(2024, 2).span()
        (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
        """
        if self.year is None or not self.is_possible:
            return None
        first, last = 1, 12
        if self.quarter:
            last = self.quarter * _MONTHS_IN_QUARTER
            first = last - _MONTHS_IN_QUARTER + 1
        elif self.month:
            first = last = self.month
        if self.day and self.month:
            return (day := date(self.year, self.month, self.day)), day
        return date(self.year, first, 1), date(self.year, last, _days(self.year, last))

    def distance(self, day: date) -> int | None:
        """Days from `day` to the point: negative when it lies before, 0 within it.

        >>> Point(2024, 3).distance(date(2024, 2, 28)), Point(2024, 2).distance(date(2024, 2, 28))
        (2, 0)
        """
        span = self.span()
        if span is None:
            return None
        first, last = span
        return (first - day).days if first > day else min(0, (last - day).days)

    def years_near(self, day: date) -> list[tuple[int, int]]:
        """Return (distance in days, year) of the occurrences around `day`, nearest first.

        With a year of two digits, only years that end in them are tried.

        >>> Point(day=20, month=12).years_near(date(2024, 1, 3))[0]
        (-14, 2023)
        """
        step, base = 1, day.year
        if self.short_year is not None:
            step, base = _CENTURY, day.year - day.year % _CENTURY + self.short_year
        elif self.within_year == _LEAP_DAY:
            step, base = 4, day.year - day.year % 4
        years = (base - step, base, base + step)
        gaps = [(self.in_year(year).distance(day), year) for year in years]
        return sorted(((gap, year) for gap, year in gaps if gap is not None), key=_closeness)


def _days(year: int, month: int) -> int:
    """Return how many days a month has."""
    return _DAYS[month] + (month == _LEAP_DAY[0] and isleap(year))


def _closeness(near: tuple[int, int]) -> int:
    return abs(near[0])
