"""Which dates say a day, or the few days that an occasion lasts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from extract.patterns import compile_pattern
from extract.record import DateMention

_DAY = compile_pattern(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_DAYS = compile_pattern(r"(\d{4}|XXXX)-(\d\d)-\d\d/(\d{4}|XXXX)-(\d\d)-\d\d")

_JOINT = compile_pattern(r"[ ]?(?:,|;|và|&|-|–)[ ]?(?:ngày[ ])?")
_LEAP_YEAR = "2000"


def is_day(date: DateMention) -> bool:
    """Whether a date says the day or the few days, or is a relative day that stays open.

    >>> is_day(DateMention(start=0, end=4, text="16/5", kind="date", value="2023-05-16"))
    True
    >>> is_day(DateMention(start=0, end=8, text="năm 2023", kind="date", value="2023"))
    False
    """
    if date.kind == "duration":
        return False
    if date.value is None:
        return date.kind == "date"
    if len(date.value) == len("2023-05-16"):
        return _DAY.fullmatch(date.value) is not None
    return is_few_days(date.value)


def is_few_days(value: str) -> bool:
    """Whether a value is an interval within two months: no period under review.

    >>> is_few_days("2023-06-18/2023-06-19"), is_few_days("2023-05-19/2024-05-19")
    (True, False)
    """
    match = _DAYS.fullmatch(value) if len(value) == len("2023-06-18/2023-06-19") else None
    return bool(match and match[1] == match[3] and int(match[4]) - int(match[2]) <= 1)


def year_of(date: DateMention) -> int | None:
    """Return the year in which a date begins, null when it does not say.

    >>> year_of(DateMention(start=0, end=8, text="năm 2023", kind="date", value="2023"))
    2023
    """
    year = (date.value or "")[:4]
    return int(year) if date.kind != "duration" and year.isdigit() else None


def join_days(lower: str, days: Iterable[DateMention]) -> list[DateMention]:
    """Join days that are named together and follow each other: "hai ngày 12 và 13/7".

    >>> first = DateMention(start=5, end=12, text="ngày 12", kind="date", value="2022-07-12")
    >>> last = DateMention(start=16, end=20, text="13/7", kind="date", value="2022-07-13")
    >>> [one.value for one in join_days("hai  ngày 12 và 13/7", [first, last])]
    ['2022-07-12/2022-07-13']
    """
    joined: list[DateMention] = []
    for day in days:
        if joined and _goes_on(lower, joined[-1], day):
            first = str(joined[-1].value).partition("/")[0]
            value = f"{first}/{day.value}"
            whole = {"end": day.end, "kind": "interval", "value": value}
            joined[-1] = joined[-1].model_copy(update=whole)
        else:
            joined.append(day)
    return joined


def _goes_on(lower: str, last: DateMention, day: DateMention) -> bool:
    if not _JOINT.fullmatch(lower, last.end, day.start):
        return False
    known = str(last.value).rpartition("/")[2]
    return days_between(known, day.value) == 1


def days_between(first: str | None, last: str | None) -> int | None:
    """Count the days from one day to another; null when one is no day or their years differ.

    Of several days the first counts.

    >>> days_between("XXXX-02-28", "2024-03-04")
    5
    """
    first, last = (first or "")[:10], (last or "")[:10]
    if not (_DAY.fullmatch(first) and _DAY.fullmatch(last)):
        return None
    if first[:4] != last[:4] and "XXXX" not in (first[:4], last[:4]):
        return None
    year = next((day[:4] for day in (first, last) if day[0] != "X"), _LEAP_YEAR)
    try:
        return (date.fromisoformat(year + last[4:]) - date.fromisoformat(year + first[4:])).days
    except ValueError:  # 29 February
        return None
