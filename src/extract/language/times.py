"""Dates and lengths of time as a person reads them."""

from __future__ import annotations

import re

from extract.language.voice import say_many, spoken

_POINT = re.compile(r"(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?")
_LENGTH = re.compile(r"P(\d+)([YMWD])")
_UNITS = {
    "Y": ("{count} year", "{count} years"), "M": ("{count} month", "{count} months"),
    "W": ("{count} week", "{count} weeks"), "D": ("{count} day", "{count} days"),
}  # fmt: skip
_MONTHS = 12


def say_time(value: str) -> str:
    """Say a date, a span or a length of time: days as the language writes them.

    What is no calendar date (a quarter, an unknown month) stays as it is.

    >>> say_time("P3Y"), say_time("2024-05-24"), say_time("2023/..")
    ('3 years', '2024-05-24', '2023/..')
    """
    if length := _LENGTH.fullmatch(value):
        return say_many(*_UNITS[length[2]], int(length[1]))
    if spoken() == "en":
        return value
    return " – ".join("…" if end == ".." else _point(end) for end in value.split("/"))


def _point(value: str) -> str:
    parts = _POINT.fullmatch(value)
    if not parts or int(parts[2]) > _MONTHS:
        return value
    year, month, day = parts.groups()
    shown = "?" if year == "XXXX" else year
    return "/".join(str(int(one)) for one in (day, month) if one) + f"/{shown}"
