"""Times of publication as Vietnamese papers print them: day before month, +07:00."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

import regex

from extract.patterns import compile_pattern

VIETNAM = timezone(timedelta(hours=7))

_MONTHS = (
    "giêng|một", "hai", "ba", "tư|bốn", "năm", "sáu", "bảy|bẩy", "tám", "chín", "mười",
    "mười một", "mười hai|chạp",
)  # fmt: skip
_ENGLISH = (
    "jan|january", "feb|february", "mar|march", "apr|april", "may", "jun|june", "jul|july",
    "aug|august", "sep|sept|september", "oct|october", "nov|november", "dec|december",
)  # fmt: skip
_WORDS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split("|")}
_NAMES = {word: number for number, words in enumerate(_ENGLISH, 1) for word in words.split("|")}
_MONTH = r"(?P<month>\d{1,2}|\L<months>)"
_YEAR = r"(?P<year>(?:19|20)\d{2})(?!\d)"
_DATE = compile_pattern(
    r"(?<![\d/.-])(?P<day>\d{1,2})[ ]?(?P<sep>[/.-])[ ]?(?P<month>\d{1,2})[ ]?(?P=sep)[ ]?"
    rf"{_YEAR}"
    rf"|(?P<day>\d{{1,2}}) th(?:án)?g\.? {_MONTH}(?:,| năm|[ ]?-|[ ]?/)? ?{_YEAR}"
    rf"|th(?:án)?g\.? {_MONTH} (?P<day>\d{{1,2}}), ?{_YEAR}"
    rf"|(?<!\p{{L}})(?P<month>\L<names>)\.?[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[ ]{_YEAR}"
    rf"|(?P<day>\d{{1,2}})[ -](?P<month>\L<names>)\.?,?[ -]{_YEAR}",
    months=_WORDS,
    names=_NAMES,
)
_TIME = compile_pattern(
    r"(?<![\d/.-])(?P<hour>[01]?\d|2[0-3])[ ]?(?::|h|g|giờ)[ ]?(?P<minute>[0-5]\d)"
    r"(?::(?P<second>[0-5]\d))?(?!\d)(?:['’p]|[ ]?phút)?[ ]*(?P<half>am|pm|sa|ch)?(?!\p{L})"
)
_AFTERNOON = {"pm", "ch"}
_MORNING = {"am", "sa"}
_ISO = compile_pattern(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_ZONE = compile_pattern(r"(?:Z|(?P<sign>[+-])(?P<hours>\d{2}):?(?P<minutes>\d{2}))$")
_AMERICAN = compile_pattern(
    r"(\d{1,2})/(\d{1,2})/(\d{4}) (\d{1,2}:\d{2}:\d{2}) (AM|PM)", regex.IGNORECASE
)
_MAIL = compile_pattern(r"\p{L}{3}, \d{1,2} \p{L}{3} \d{4} \d{2}:\d{2}")
_SCRIPT = compile_pattern(
    r"\p{L}{3} (\p{L}{3}) (\d{1,2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT([+-]\d{2})(\d{2})"
)
_EPOCH = compile_pattern(r"1\d{9}(?:\d{3})?")
_MAIL_ZONE = compile_pattern(r" ?(?:GMT|UTC)\+(\d{1,2})(?::?00)?$")
_MONTHS_A_YEAR = 12
_LONGEST = 90
_FIRST_YEAR = 1990
"""Content systems write year 1 or 1970 where they know nothing."""


def parse_published(text: str) -> str | None:
    """Read a printed time of publication as ISO 8601; a plain date when no time is told.

    >>> parse_published("21:53 19/05/2023")
    '2023-05-19T21:53:00+07:00'
    >>> parse_published("Cập nhật: 27-11-2023 | 08:40:36")
    '2023-11-27T08:40:36+07:00'
    >>> parse_published("Thứ Hai, 19/5/2025"), parse_published("31/2/2025")
    ('2025-05-19', None)
    >>> parse_published("24 Tháng Năm, 2024 lúc 5:05 CH")
    '2024-05-24T17:05:00+07:00'

    The American order is read where no other is possible.

    >>> parse_published("Fri, 05/24/2024 - 17:05"), parse_published("May 24, 2024")
    ('2024-05-24T17:05:00+07:00', '2024-05-24')
    """
    lowered = text.lower()
    found = _DATE.search(lowered)
    if not found:
        return None
    day = _day(found)
    if day is None:
        return None
    clock = _TIME.search(lowered[: found.start()] + " " + lowered[found.end() :])
    if not clock:
        return day.date().isoformat()
    seconds = int(clock["second"] or 0)
    return day.replace(hour=_hour(clock), minute=int(clock["minute"]), second=seconds).isoformat()


def _day(found: regex.Match[str]) -> datetime | None:
    name, number = found["month"], int(found["day"])
    month = _WORDS.get(name) or _NAMES.get(name) or int(name)
    if month > _MONTHS_A_YEAR and found["sep"] == "/":
        month, number = number, month
    try:
        return datetime(int(found["year"]), month, number, tzinfo=VIETNAM)
    except ValueError:
        return None


def read_moment(value: str) -> str | None:
    """Read an ISO, RFC 2822, epoch or printed time of publication, in Vietnam time.

    A time without a zone is Vietnam's. A date in the American order of ASP.NET is read only
    where no other order is possible.

    >>> read_moment("2025-05-19T01:00:00Z"), read_moment("2025-05-19")
    ('2025-05-19T08:00:00+07:00', '2025-05-19')
    >>> read_moment("5/24/2024 5:05:00 PM"), read_moment("5/4/2024 5:05:00 PM")
    ('2024-05-24T17:05:00+07:00', None)
    >>> read_moment("Fri, 24 May 2024 17:05:00 GMT+7"), read_moment("1716545100")
    ('2024-05-24T17:05:00+07:00', '2024-05-24T17:05:00+07:00')
    """
    value = value.strip()
    if len(value) > _LONGEST:
        return None
    for pattern, read in _FORMS:
        found = pattern.match(value)
        if found:
            return read(value, found)
    return parse_published(value)


def _read_iso(value: str, found: regex.Match[str]) -> str | None:
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=_zone(value))
        if year < _FIRST_YEAR:
            return None
    except ValueError:
        return None
    if found[4] is None:
        return moment.date().isoformat()
    return moment.astimezone(VIETNAM).isoformat()


def _zone(value: str) -> timezone:
    found = _ZONE.search(value)
    if not found:
        return VIETNAM
    if not found["sign"]:
        return UTC
    ahead = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
    return timezone(-ahead if found["sign"] == "-" else ahead)


def _read_american(value: str, found: regex.Match[str]) -> str | None:
    first, second = int(found[1]), int(found[2])
    if first <= 12 and second <= 12 and first != second:
        return None
    day, month = (second, first) if first <= 12 else (first, second)
    return parse_published(f"{day}/{month}/{found[3]} {found[4]} {found[5]}")


def _read_mail(value: str, _: regex.Match[str]) -> str | None:
    zoned = _MAIL_ZONE.sub(lambda zone: f" +{int(zone[1]):02}00", value)
    try:
        moment = parsedate_to_datetime(zoned)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
    return aware.astimezone(VIETNAM).isoformat()


def _read_script(value: str, found: regex.Match[str]) -> str | None:
    """Read what a script's clock prints: Fri May 24 2024 17:05:00 GMT+0700 (Indochina Time)."""
    month, day, year, clock, hours, minutes = found.groups()
    return _read_mail(f"{value[:3]}, {day} {month} {year} {clock} {hours}{minutes}", found)


def _read_epoch(value: str, found: regex.Match[str]) -> str | None:
    return (
        datetime.fromtimestamp(int(value[:10]), VIETNAM).isoformat() if found[0] == value else None
    )


_FORMS = (
    (_ISO, _read_iso), (_AMERICAN, _read_american), (_MAIL, _read_mail), (_SCRIPT, _read_script),
    (_EPOCH, _read_epoch),
)  # fmt: skip


def _hour(clock: regex.Match[str]) -> int:
    hour = int(clock["hour"])
    if clock["half"] in _AFTERNOON and hour < 12:
        return hour + 12
    if clock["half"] in _MORNING and hour == 12:
        return 0
    return hour
