"""Days of the Vietnamese lunar calendar: mùng 3 Tết Giáp Thìn, Rằm tháng Giêng, 10/3 âm lịch."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_STEMS: Final = ("giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý")
_BRANCHES: Final = (
    ("tý", "tí"), ("sửu",), ("dần",), ("mão", "mẹo"), ("thìn",), ("tỵ", "tị"),
    ("ngọ",), ("mùi",), ("thân",), ("dậu",), ("tuất",), ("hợi",),
)  # fmt: skip
_CYCLE: Final = 60
_FIRST: Final = 4
"""The year 4 was a Giáp Tý."""
_LAST_DAY: Final = 30


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar as written; what is not written is None."""

    day: int
    month: int
    year: int | None = None
    """The year as a figure, of the calendar year in which the lunar one begins."""
    stem_branch: str | None = None
    """The name of the year in the cycle of sixty: "giáp thìn"."""

    def value(self, day: date | None) -> str | None:
        """Spell the day of our calendar, the nearest to `day` where the year is not written.

        None where neither tells the year, or the calendar has no such day.

        >>> LunarDay(3, 1, stem_branch="giáp thìn").value(date(2024, 2, 20))
        '2024-02-12'
        >>> LunarDay(15, 1).value(date(2023, 2, 1)), LunarDay(15, 1).value(None)
        ('2023-02-05', None)
        """
        if self.year is not None:
            years = [self.year]
        else:
            years = [day.year + step for step in (-1, 0, 1)] if day else []
        found = [one for year in years if (one := self._in_year(year))]
        nearest = min(found, key=lambda one: abs(one - (day or one)), default=None)
        return nearest.isoformat() if nearest else None

    def _in_year(self, year: int) -> date | None:
        """Return the day in a lunar year; the thirtieth of a short month is its last day."""
        from lunar_vn import convert_lunar_to_solar

        if self.stem_branch and not is_named(self.stem_branch, year):
            return None
        try:
            if self.day < _LAST_DAY:
                return convert_lunar_to_solar(self.day, self.month, year)
            after = (1, year + 1) if self.month == 12 else (self.month + 1, year)
            return convert_lunar_to_solar(1, *after) - timedelta(days=1)
        except ValueError:
            return None


def is_named(stem_branch: str, year: int) -> bool:
    """Whether a year has a name in the cycle of sixty.

    >>> is_named("giáp thìn", 2024), is_named("quý mão", 2024)
    (True, False)
    """
    stem, _, branch = stem_branch.partition(" ")
    at = (year - _FIRST) % _CYCLE
    return _STEMS[at % len(_STEMS)] == stem and branch in _BRANCHES[at % len(_BRANCHES)]
