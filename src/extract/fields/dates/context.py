"""Where a date gets its year from, when it is written without one.

First from its own sentence ("Năm 2019, … đến ngày 5/6"; "quý III/2023 … của quý II"). Then
from the publication date: the year that brings it nearest, unless the words say past or future.
Without a publication date, from what the article settles: see `story`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from extract.fields.dates import cues
from extract.fields.dates.point import Point
from extract.fields.dates.story import Story
from extract.fields.dates.value import Found
from extract.once import once
from extract.patterns import compile_pattern
from extract.reading import Reading

Source = Literal["text", "publication", "context"]

_FAIRLY_NEAR: Final = 45
"""Within so many days of publication, no word before a date moves it to another year."""
_CLEARLY_NEAR: Final = 90
"""Nor any word after it, within so many."""
_OPENING: Final = 25
"""An expression within so many characters of a sentence's start sets its scene."""
_FEW: Final = 4
_CLOCK: Final = compile_pattern(r"\d{1,2}[:h]\d{2}")
_YEAR_WORDS: Final = {"năm nay": 0, "năm ngoái": -1, "năm trước": -1, "năm tới": 1, "năm sau": 1}
_PAST_WORDS: Final = ("vừa qua", "vừa rồi", "qua")
_FUTURE_WORDS: Final = ("tới", "sắp tới", "tới đây")


class Settled(NamedTuple):
    """A point with what could be found for it."""

    point: Point
    source: Source | None
    reason: str | None = None


class Year(NamedTuple):
    """A year found for a date, and where it comes from."""

    year: int
    source: Source


class Context:
    """One article's dates, asked for the year of those that lack it."""

    def __init__(self, reading: Reading, found: Sequence[Found]) -> None:
        self._reading = reading
        self._dated = [each for each in found if each.first]
        self._story = Story(reading, found)

    @once
    def published(self) -> date | None:
        """The day of publication: the article's own, else the page's time stamp."""
        return self._reading.published or next(self._stamps(), None)

    def _stamps(self) -> Iterator[date]:
        lower = self._reading.lower
        for each in self._dated:
            span = each.first.span() if each.first and each.first.is_day else None
            line = lower[lower.rfind("\n", 0, each.start) + 1 : lower.find("\n", each.end)]
            if span and _CLOCK.search(line) and self._reading.furniture.covers(each.start):
                yield span[0]

    @once
    def today(self) -> Settled | None:
        """The day that "hôm nay" is: of publication, else of a "sáng nay (16/5)" in the text."""
        if self.published:
            return Settled(Point.of(self.published), "publication")
        for each in self._dated:
            point = each.first
            if each.word and not each.is_same_day and point and point.is_possible:
                year = self.year(each, point) if point.needs_year else None
                point = point.in_year(year.year) if year else point
                return Settled(point.shifted(timedelta(days=-each.offset)), "context")
        return None

    def year(self, found: Found, point: Point) -> Year | None:
        """Find the year of a point without one; None when nothing settles it."""
        year = self._scene(found, point) or self._sibling(found, point)
        if year is None and self.published:
            year = self._nearest(found, point, self.published)
            return Year(year, "publication") if year else None
        year = year or self._story.year(point)
        return Year(year, "context") if year else None

    def _scene(self, found: Found, point: Point) -> int | None:
        """Return the year that opens the sentence: "Năm 2019, … đến ngày 5/6"."""
        if found.near or point.short_year is not None:
            return None
        opening = self._openings.get(self._reading.sentence_at(found.start).start)
        if opening is None or opening.first is None or opening.start >= found.start:
            return None
        return opening.first.year

    def _sibling(self, found: Found, point: Point) -> int | None:
        """Return the year of the quarter or month before it in its sentence, as near as can be."""
        if point.day or found.near or point.short_year is not None:
            return None
        at, start = bisect_left(self._starts, found.start), self._reading.sentence_at(found.start)
        for before in reversed(self._dated[max(0, at - _FEW) : at]):
            same = before.last or before.first
            if before.start >= start.start and same and _is_same_kind(same, point):
                span = same.span()
                return point.years_near(span[0])[0][1] if span else None
        return None

    @once
    def _starts(self) -> list[int]:
        return [each.start for each in self._dated]

    @once
    def _openings(self) -> dict[int, Found]:
        """The dates that open sentences, by where these start."""
        openings: dict[int, Found] = {}
        for each in self._dated:
            start = self._reading.sentence_at(each.start).start
            if each.kind == "date" and each.start <= start + _OPENING:
                openings.setdefault(start, each)
        return openings

    def _nearest(self, found: Found, point: Point, day: date) -> int | None:
        near = point.years_near(day)
        if not near:
            return None
        if found.near in _YEAR_WORDS:
            return day.year + _YEAR_WORDS[found.near]
        sign = self._tense(found, abs(near[0][0]))
        return next((year for gap, year in near if gap * sign >= 0), near[0][1])

    def _tense(self, found: Found, gap: int) -> int:
        """-1 when the words around a date say past, 1 when they say future, else 0.

        The nearer the date lies to publication, the plainer they must say so.
        """
        if found.near:
            return (found.near in _FUTURE_WORDS) - (found.near in _PAST_WORDS)
        if gap > _FAIRLY_NEAR and (sign := _tense_of(cues.before(self._reading, found))):
            return sign
        return _tense_of(cues.after(self._reading, found)) if gap > _CLEARLY_NEAR else 0


def _is_same_kind(known: Point, point: Point) -> bool:
    """Whether a point with its year is a quarter as the other is, or a month as it is."""
    if known.year is None or known.day:
        return False
    return bool(known.quarter and point.quarter) or bool(known.month and point.month)


def _tense_of(text: str) -> int:
    return 1 if cues.says("future", text) else -cues.says("past", text)
