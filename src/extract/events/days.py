"""Which dates say a day, or the few days that an occasion lasts."""

from __future__ import annotations

import regex

from extract.record import DateMention

_DAY = regex.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_DAYS = regex.compile(r"(\d{4}|XXXX)-(\d\d)-\d\d/(\d{4}|XXXX)-(\d\d)-\d\d")


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
    return _DAY.fullmatch(date.value) is not None or is_few_days(date.value)


def is_few_days(value: str) -> bool:
    """Whether a value is an interval within two months: no period under review.

    >>> is_few_days("2023-06-18/2023-06-19"), is_few_days("2023-05-19/2024-05-19")
    (True, False)
    """
    match = _DAYS.fullmatch(value)
    return bool(match and match[1] == match[3] and int(match[4]) - int(match[2]) <= 1)
