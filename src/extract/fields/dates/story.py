"""The article's own day, where no publication date tells it.

It comes only from what the article settles: the same day written in full, a day of the same
weeks, an anniversary, the years under review, a report at the turn of the year, the year of an
award. Where nothing settles it, it stays open: a guess is never written as a fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import Final, NamedTuple

from extract.fields.dates import cues
from extract.fields.dates.point import Point
from extract.fields.dates.value import Found
from extract.once import once
from extract.reading import Reading

_SAME_WEEKS: Final = 45
"""A day written in full settles a bare one that follows it within so many days."""
_AROUND_ANNIVERSARY: Final = -10
"""An anniversary, the end of an interval, is kept up to so many days before it."""
_ANNOUNCED: Final = -75
"""A day announced in full settles a bare one up to so many days before it."""
_ONE_STRETCH: Final = 200
"""Days within an interval that is no longer than this are days of its own year."""
_SAME_STORY: Final = 120
"""From the article's own day on, others within so many days share its story and its year."""
_EARLY: Final = 20
"""The article's own day is among its first so many bare days."""
_SPRING: Final = 4
_AUTUMN: Final = 10


class Anchor(NamedTuple):
    """A date of the article with its year, for others to lean on."""

    point: Point
    is_document: bool
    first: int
    """How many days after it a bare day may stand, at least (negative: before it)."""
    last: int
    """And at most."""
    is_stretch: bool = False
    """A half-year, a quarter, months: it may be reviewed or planned on a day before its end."""

    @property
    def is_told(self) -> bool:
        """Whether it is over on the article's own day, or nearly so."""
        return self.first > _ANNOUNCED and not self.is_stretch

    def year_of(self, point: Point) -> int | None:
        """Return the year in which a bare point stands close enough."""
        around = self.point.span()
        if around is None:
            return None
        for year in (around[0].year, around[0].year + 1, around[0].year - 1):
            own = point.in_year(year).span()
            if not own or (own[1] - around[1]).days > self.last:
                continue
            if (own[0] - around[0]).days >= self.first:
                return year
        return None


class Story:
    """One article's dates, asked for the year of a bare one."""

    def __init__(self, reading: Reading, found: Sequence[Found]) -> None:
        self._reading = reading
        self._dated = [each for each in found if each.first]
        self._ahead: dict[int, bool] = {}

    def year(self, point: Point) -> int | None:
        """Return the year of a point near the article's own day; None when nothing settles it."""
        if point.short_year is not None and self._latest_told:
            return point.years_near(date(self._latest_told, 7, 1))[0][1]
        if self._own_day is None:
            return None
        near = point.years_near(self._own_day)
        return near[0][1] if near and abs(near[0][0]) <= _SAME_STORY else None

    @once
    def _own_day(self) -> date | None:
        return next(self._days_of_writing(), None) or next(self._settled_days(), None)

    def _days_of_writing(self) -> Iterator[date]:
        """Yield the day of "sáng nay (16/5/2017)"."""
        for each in self._dated:
            if each.word and not each.is_same_day and each.first and (span := each.first.span()):
                yield span[0] - timedelta(days=each.offset)

    def _settled_days(self) -> Iterator[date]:
        """Yield the bare days whose year the article settles, in order."""
        bare = (each for each in self._dated if each.first and each.first.needs_year)
        for each in islice(bare, _EARLY):
            point = each.first
            if point and not cues.is_feast(self._reading, each):
                same_day = self._same_day(point)
                year = same_day or self._by_days(point) or self._by_years(each, point)
                span = point.in_year(year).span() if year else None
                if span and (same_day or not self._is_overtaken(span[0])):
                    yield span[0]

    def _is_overtaken(self, day: date) -> bool:
        """Whether the article tells of days well after this one: then it is not its own day."""
        return any(
            (span[0] - day).days > -_AROUND_ANNIVERSARY
            for anchor in self._anchors
            if anchor.is_told and (span := anchor.point.span())
        )

    # ── Days written in full ────────────────────────────────────────────────────────────────

    def _same_day(self, point: Point) -> int | None:
        """Take the year in which the article itself writes the same day in full."""
        years = {
            anchor.point.year
            for anchor in self._anchors
            if point.is_day
            and (anchor.point.day, anchor.point.month) == (point.day, point.month)
            and not anchor.is_document
        }
        return years.pop() if len(years) == 1 else None

    def _by_days(self, point: Point) -> int | None:
        """Take the year of the days written in full around a bare one, where they agree."""
        if len(self._anchors) == 1 and self._anchors[0].is_document:
            return None
        years = {
            year
            for anchor in self._anchors
            if (year := anchor.year_of(point)) and self._is_current(year)
        }
        return years.pop() if len(years) == 1 else None

    @once
    def _anchors(self) -> list[Anchor]:
        return [anchor for each in self._dated for anchor in self._anchors_of(each)]

    def _anchors_of(self, found: Found) -> Iterator[Anchor]:
        point = found.last or found.first
        if found.is_open or point is None or point.year is None or not point.month:
            return
        front, announced = cues.before(self._reading, found), self._looks_ahead(found)
        if not cues.says("hindsight", front) and (point.is_day or not announced):
            is_document = found.kind == "date" and cues.says("document", front)
            is_stretch = found.kind == "interval" and not point.is_day
            yield Anchor(point, is_document, *_reach(found, point, announced), is_stretch)

    def _is_current(self, year: int) -> bool:
        """Whether a year goes with the latest that the article tells of."""
        return not self._latest_told or 0 <= year - self._latest_told <= 1

    @once
    def _latest_told(self) -> int:
        """The latest year that the article tells of without looking ahead."""
        years = [
            each.first.year
            for each in self._dated
            if each.kind == "date" and each.first and each.first.year
            if not self._looks_ahead(each)
        ]
        return max(years, default=0)

    def _looks_ahead(self, found: Found) -> bool:
        """Whether what stands before a date looks ahead to it."""
        if found.start not in self._ahead:
            front = cues.before(self._reading, found)
            self._ahead[found.start] = cues.says("future", front) or cues.says("goal", front)
        return self._ahead[found.start]

    # ── Years that the article counts with ──────────────────────────────────────────────────

    def _by_years(self, found: Found, point: Point) -> int | None:
        """Take the year that an anniversary, a review, a report or an award tells."""
        text = cues.around(self._reading, found)
        return (
            self._anniversary
            or _review(text)
            or _report(text, point.month or 0)
            or self._honours(text, point.month or 0)
        )

    @once
    def _anniversary(self) -> int | None:
        """Count from "27 năm qua kể từ khi thành lập (năm 1997)", where all agree.

        A bare stretch of years in parentheses ("5 năm (2016 - 2020)") is no anniversary.
        """
        years = set()
        for each in self._dated:
            if each.first and each.first.year and (each.kind == "date" or each.first.is_day):
                match = cues.cue("anniversary", cues.before(self._reading, each))
                if match:
                    years.add(int(match["n"]) + each.first.year)
        return years.pop() if len(years) == 1 else None

    def _honours(self, text: str, month: int) -> int | None:
        """Take the year of honours; in the first months it may be the year before, so none."""
        title, latest = self._reading.title.lower, str(self._latest_told)
        if month < _SPRING or not (latest in text or latest in title):
            return None
        match = cues.cue("honours", text) or cues.cue("honours", title)
        return int(latest) if match and match["y"] == latest else None


def _reach(found: Found, point: Point, announced: bool) -> tuple[int, int]:
    """Say how far around a date in full the article's own day may lie."""
    if not point.is_day:
        return 0, 0
    if found.kind == "interval":
        return min(_AROUND_ANNIVERSARY, -_length(found)), _SAME_WEEKS
    return (_ANNOUNCED, 0) if announced else (0, _SAME_WEEKS)


def _length(found: Found) -> int:
    """Return the days of an interval whose ends are days of one stretch; 0 for any other."""
    first = found.first and found.first.span()
    last = found.last and found.last.span()
    days = (last[1] - first[0]).days if first and last else 0
    return days if 0 < days <= _ONE_STRETCH else 0


def _review(text: str) -> int | None:
    """Take the last of the years under review, where their number fits."""
    match = cues.cue("review", text) if "giai đoạn" in text else None
    if not match:
        return None
    first, last = int(match["first"]), int(match["last"])
    return last if last - first == int(match["n"]) else None


def _report(text: str, month: int) -> int | None:
    """Place a report on one year, with the plan of the next, at the turn of the two."""
    match = cues.cue("report", text) if "tổng kết" in text else None
    if not match or int(match["next"]) != int(match["y"]) + 1:
        return None
    if month >= _AUTUMN:
        return int(match["y"])
    return int(match["next"]) if 0 < month < _SPRING else None
