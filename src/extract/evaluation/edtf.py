"""The subset of EDTF (ISO 8601-2) that dates are written in, checked letter by letter.

RECORD.md, "dates": years, decades and centuries (199X, 20XX), ISO weeks, months, days,
quarters (33–36), seasons (21–24), approximate ones
(`~`), unknown parts (`X`), intervals with open ends (`..`); durations as in ISO 8601.
"""

from __future__ import annotations

from calendar import monthrange

import regex

from extract.language import mark

_POINT = regex.compile(
    r"(?:[0-9]{3}X|[0-9]{2}XX|[0-9]{4}-W[0-5][0-9])~?|"
    r"(?P<year>[0-9]{4}|XXXX)(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<about>~)?"
)
_DURATION = regex.compile(r"P(?=.)(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?")
_SEASONS = range(21, 25)
_QUARTERS = range(33, 37)
_LEAP_YEAR = 2024


def fault_in_value(value: str, kind: str) -> str | None:
    """Say what is wrong with a date's value, or return null when it is well formed.

    >>> fault_in_value("2021/2024", "interval"), fault_in_value("2025-34", "date")
    (None, None)
    >>> fault_in_value("199X", "date"), fault_in_value("2024-W07", "date")
    (None, None)
    >>> fault_in_value("2023-02-30", "date")
    'there is no day 30 in 2023-02'
    """
    if kind == "duration":
        return None if _DURATION.fullmatch(value) else mark(f"{value!r} is no ISO 8601 duration")
    if kind == "interval":
        return fault_in_interval(value)
    return mark(f"{value!r} is an interval") if "/" in value else fault_in_point(value)


def fault_in_interval(value: str) -> str | None:
    """Say what is wrong with an interval; one end may be open.

    >>> fault_in_interval("2024/2021")
    '2024/2021 ends before it begins'
    """
    ends = value.split("/")
    if len(ends) != 2 or ends == ["..", ".."]:
        return mark(f"{value!r} is no interval")
    fault = next((fault for end in ends if end != ".." and (fault := fault_in_point(end))), None)
    if fault or ".." in ends or "X" in value:
        return fault
    return mark(f"{value} ends before it begins") if _runs_backwards(*ends) else None


def fault_in_point(value: str) -> str | None:
    """Say what is wrong with a year, season, quarter, month or day.

    >>> fault_in_point("16/5/2023")
    "'16/5/2023' is no EDTF date"
    """
    match = _POINT.fullmatch(value)
    if not match:
        return mark(f"{value!r} is no EDTF date")
    year, month, day = match["year"], match["month"], match["day"]
    if month in (None, "XX"):
        return None
    if int(month) in _QUARTERS or int(month) in _SEASONS:
        return mark(f"{value!r}: a quarter or season has no days") if day else None
    if not 1 <= int(month) <= 12:
        return mark(f"there is no month {month}")
    if day in (None, "XX"):
        return None
    last = monthrange(_LEAP_YEAR if year == "XXXX" else int(year), int(month))[1]
    return None if 1 <= int(day) <= last else mark(f"there is no day {day} in {year}-{month}")


def _runs_backwards(first: str, last: str) -> bool:
    shared = min(len(first.rstrip("~")), len(last.rstrip("~")))
    return first[:shared] > last[:shared]
