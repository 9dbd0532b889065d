"""Times of publication as Vietnamese papers print them: day before month, +07:00."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import regex

from extract.patterns import compile_pattern

VIETNAM = timezone(timedelta(hours=7))

_DATE = compile_pattern(
    r"(?<![\d/.-])(?P<day>\d{1,2})[ ]?(?P<sep>[/.-])[ ]?(?P<month>\d{1,2})[ ]?(?P=sep)[ ]?"
    r"(?P<year>(?:19|20)\d{2})(?!\d)"
    r"|ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2})(?:,| năm) (?P<year>(?:19|20)\d{2})(?!\d)"
)
_TIME = compile_pattern(
    r"(?<![\d/.-])(?P<hour>[01]?\d|2[0-3])[ ]?(?::|h|g|giờ)[ ]?(?P<minute>[0-5]\d)"
    r"(?::(?P<second>[0-5]\d))?(?!\d)[ ]*(?P<half>am|pm|sa|ch)?(?!\p{L})"
)
_AFTERNOON = {"pm", "ch"}
_MORNING = {"am", "sa"}


def parse_published(text: str) -> str | None:
    """Read a printed time of publication as ISO 8601; a plain date when no time is told.

    >>> parse_published("21:53 19/05/2023")
    '2023-05-19T21:53:00+07:00'
    >>> parse_published("Cập nhật: 27-11-2023 | 08:40:36")
    '2023-11-27T08:40:36+07:00'
    >>> parse_published("Thứ Hai, 19/5/2025"), parse_published("31/2/2025")
    ('2025-05-19', None)
    """
    lowered = text.lower()
    found = _DATE.search(lowered)
    if not found:
        return None
    try:
        day = datetime(
            int(found["year"]), int(found["month"]), int(found["day"]), tzinfo=VIETNAM
        )  # fmt: skip
    except ValueError:
        return None
    clock = _TIME.search(lowered[: found.start()] + " " + lowered[found.end() :])
    if not clock:
        return day.date().isoformat()
    seconds = int(clock["second"] or 0)
    return day.replace(hour=_hour(clock), minute=int(clock["minute"]), second=seconds).isoformat()


def _hour(clock: regex.Match[str]) -> int:
    hour = int(clock["hour"])
    if clock["half"] in _AFTERNOON and hour < 12:
        return hour + 12
    if clock["half"] in _MORNING and hour == 12:
        return 0
    return hour
