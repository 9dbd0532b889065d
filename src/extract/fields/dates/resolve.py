"""Give every mention its value: years from the context, relative days from their anchor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final, NamedTuple

from extract.fields.dates import cues
from extract.fields.dates.context import Context, Settled, Source
from extract.fields.dates.point import Point
from extract.fields.dates.value import Found
from extract.reading import Reading
from extract.record import DateMention

NO_YEAR: Final = "no year is written, and neither publication date nor context settles it"
NO_ANCHOR: Final = "no day is known that this day is told from"
EVERY_YEAR: Final = "a day of every year"
IMPOSSIBLE: Final = "impossible date: the calendar has no such day"
BACKWARDS: Final = "impossible date: the interval ends before it begins"


class Value(NamedTuple):
    """A value, where it comes from, and why it is open."""

    text: str | None
    source: Source | None
    reason: str | None = None


def resolve(reading: Reading, found: Sequence[Found]) -> list[DateMention]:
    """Turn what was found into mentions, in the order given."""
    resolver = _Resolver(reading, found)
    return [resolver.mention(each) for each in found if resolver.is_settled(each)]


class _Resolver:
    """Goes through one article's mentions in order, minding which day is told of."""

    def __init__(self, reading: Reading, found: Sequence[Found]) -> None:
        self._reading = reading
        self._context = Context(reading, found)
        self._minds_days = any(each.word for each in found)
        self._told: Settled | None = None
        self._feast_end = 0

    def is_settled(self, found: Found) -> bool:
        """Whether what is told from the day of writing can be told: else it is no date."""
        if found.told is None:
            return True
        if cues.says("recurring", cues.after(self._reading, found)):
            return False
        return found.told.value(self._context.published) is not None

    def mention(self, found: Found) -> DateMention:
        """Resolve a mention."""
        value = self._value(found)
        return DateMention(
            start=found.start,
            end=found.end,
            text=self._reading.surface(found.start, found.end),
            rule=found.rule,
            reason=value.reason,
            kind=found.kind,
            value=value.text,
            resolved_from=value.source,
        )

    def _value(self, found: Found) -> Value:
        if found.spelled:
            return Value(found.spelled, "text")
        if found.told:
            own = found.told.value(None)
            return Value(
                own or found.told.value(self._context.published), "text" if own else "publication"
            )
        if found.kind == "interval":
            return self._interval(found)
        settled = self._day(found)
        if self._minds_days and cues.is_told(self._reading, found):
            self._told = settled
        return _spelled(settled) if settled else Value(None, None, NO_ANCHOR)

    def _day(self, found: Found) -> Settled | None:
        """Settle a date as written, or as told from another day; None without an anchor."""
        if found.first:
            return self._settle(found, found.first)
        if found.is_same_day or cues.is_quoted(self._reading, found):
            return self._told and self._told._replace(source="context")
        today = self._context.today
        if today is None:
            return self._of_story(found)
        day = today.point.shifted(timedelta(days=found.offset))
        return Settled(day, today.source, None if day.year else NO_YEAR)

    def _of_story(self, found: Found) -> Settled | None:
        """Take "chiều nay" for the day just told, where nothing tells the day of writing."""
        told = self._told
        if found.offset or told is None or told.source == "text":
            return None
        return told._replace(source="context")

    def _settle(self, found: Found, point: Point) -> Settled:
        if not point.is_possible:
            return Settled(point, None, IMPOSSIBLE)
        if not point.needs_year:
            return Settled(point, "text")
        if self._is_feast(found):
            return Settled(point, None, EVERY_YEAR)
        year = self._context.year(found, point)
        if year is None:
            return Settled(point, None, NO_YEAR)
        return Settled(point.in_year(year.year), year.source)

    def _is_feast(self, found: Found) -> bool:
        """Whether a day names a feast, by its own words or as one of several: dịp 27/7, 2/9."""
        lower = self._reading.lower
        between = lower[self._feast_end : found.start].strip(" ,;")
        is_bare = lower[found.start].isdigit() and not found.near
        is_listed = self._feast_end > 0 and is_bare and between in ("", "và")
        if not is_listed and not cues.is_feast(self._reading, found):
            return False
        self._feast_end = found.end
        return True

    def _interval(self, found: Found) -> Value:
        first = self._settle(found, found.first or Point())
        if found.last is None:
            text = _spelled(first).text
            return Value(text and f"{text}/..", first.source, first.reason)
        last = self._settle(found, found.last.following(first.point))
        if IMPOSSIBLE in (first.reason, last.reason):
            return Value(None, None, IMPOSSIBLE)
        if _is_backwards(first.point, last.point):
            return Value(None, None, BACKWARDS)
        source = first.source if first.source != "text" else last.source
        return Value(f"{first.point.edtf}/{last.point.edtf}", source, first.reason or last.reason)


def _spelled(settled: Settled) -> Value:
    """Spell a point; an impossible one has no value."""
    text = None if settled.reason == IMPOSSIBLE else settled.point.edtf
    return Value(text, settled.source, settled.reason)


def _is_backwards(first: Point, last: Point) -> bool:
    starts, ends = first.span(), last.span()
    return bool(starts and ends and starts[0] > ends[1])
