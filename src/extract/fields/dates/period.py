"""Weeks, months and years told from the day of writing, decades, centuries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A week, month or year so many steps from the present one."""

    unit: Literal["tuần", "tháng", "năm"]
    step: int
    approximate: bool = False

    def value(self, day: date | None) -> str | None:
        """Spell the period around a day; None where the day is not known.

        >>> Period("tháng", -1).value(date(2024, 1, 3)), Period("tuần", -1).value(date(2024, 1, 3))
        ('2023-12', '2023-W52')
        >>> Period("năm", -1, approximate=True).value(date(2024, 1, 3))
        '2023~'
        """
        if day is None:
            return None
        return self._spelled(day) + "~" * self.approximate

    def _spelled(self, day: date) -> str:
        if self.unit == "tuần":
            year, week, _ = (day + timedelta(weeks=self.step)).isocalendar()
            return f"{year}-W{week:02}"
        if self.unit == "năm":
            return f"{day.year + self.step}"
        months = day.year * _MONTHS + day.month - 1 + self.step
        return f"{months // _MONTHS}-{months % _MONTHS + 1:02}"


def century(number: int) -> str:
    """Spell a century in EDTF.

    >>> century(21)
    '20XX'
    """
    return f"{number - 1:02}XX"


def decade(figures: str, century_number: int | None = None) -> str | None:
    """Spell a decade in EDTF; None where two figures do not tell the century.

    From the thirties on, two figures are of the twentieth century, as papers use them.

    >>> decade("1990"), decade("80"), decade("20"), decade("20", 21)
    ('199X', '198X', None, '202X')
    """
    if len(figures) == len("1990"):
        return f"{figures[:3]}X"
    if century_number is None:
        return f"19{figures[0]}X" if figures[0] in "3456789" else None
    return f"{century_number - 1:02}{figures[0]}X"
