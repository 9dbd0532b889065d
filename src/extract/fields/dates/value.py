"""Read the value of a match: points, links between them, parts of a year, lengths."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Final, Literal, NamedTuple, Protocol, cast

import regex

from extract.fields.dates.find import Hit
from extract.fields.dates.lunar import LunarDay
from extract.fields.dates.period import Period, century, decade
from extract.fields.dates.point import Point
from extract.patterns import compile_pattern
from extract.record import DateKind, Span
from extract.rules import expand, load_rulebook

_NUMBERS: Final[Mapping[str, int]] = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
    "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip
_PARTS: Final = ("d", "m", "mw", "y", "yy", "q", "ap")
_UNITS: Final = {"năm": "Y", "tháng": "M", "tuần": "W", "ngày": "D"}
_TO: Final = ("-", "/", "đến", "tới")
_PASSING: Final = ("vừa qua", "vừa rồi", "sắp tới", "tới đây", "tới", "này", "qua")
"""Words that tell the year of a day, and are no part of the day."""
_STEPS: Final = {
    "trước": -1, "qua": -1, "ngoái": -1, "này": 0, "nay": 0, "tới": 1, "sau": 1,
}  # fmt: skip
_LUNAR: Final = {"giêng": 1, "chạp": 12, "rằm": 15}
_LATE: Final = 20
"""From this day on, a day "of Tết" is one of the days before it."""
_OFFSETS: Final = {"qua": -1, "mai": 1, "kia": -2}
_MONTHS = 12
_CENTURY = 100
_GLANCE = 30


class Told(Protocol):
    """What is told from a day, and spelled when the day is known."""

    def value(self, day: date | None) -> str | None:
        """Spell it, told from a day; None where that does not settle it."""


class Found(NamedTuple):
    """One mention as read, before what is missing is looked up elsewhere."""

    start: int
    end: int
    rule: str
    kind: DateKind = "date"
    first: Point | None = None
    """The date, or the start of an interval; None for a relative day without its date."""
    last: Point | None = None
    """The end of an interval; None for a date and for an interval still running."""
    word: str = ""
    """What tells a relative day ("sáng nay")."""
    near: str = ""
    """What tells the year ("năm ngoái", "vừa qua")."""
    spelled: str = ""
    """A value complete as written: a length (P10Y), a decade (199X), a century (20XX)."""
    told: Told | None = None
    """What only the day of writing makes a date: a lunar day, "tháng trước"."""

    @property
    def is_open(self) -> bool:
        """Whether it is an interval still running."""
        return self.kind == "interval" and self.last is None

    @property
    def is_same_day(self) -> bool:
        """Whether it is told from the day just named ("cùng ngày")."""
        return "cùng" in self.word

    @property
    def offset(self) -> int:
        """Days from the day of writing to a relative day."""
        return _OFFSETS.get(self.word.split(" ")[-1], 0)


def read(hit: Hit) -> list[Found]:
    """Read the mentions of one match, in order.

    >>> from extract.rules import load_rulebook
    >>> rule = load_rulebook("extract.fields.dates")["dates.days"]
    >>> [found.first.edtf for found in read(Hit(rule, rule.pattern.match("ngày 18 và 19-6")))]
    ['XXXX-06-18', 'XXXX-06-19']
    """
    return _FORMS[hit.rule.attributes["form"]](hit)


def number(text: str) -> int:
    """Read a small number in figures, words or Roman numerals.

    >>> number("09"), number("mười hai"), number("iv")
    (9, 12, 4)
    """
    return _NUMBERS[text] if text in _NUMBERS else int(text)


def _roman_or_number(text: str) -> int:
    """Read the number of a century: "21", "xxi"."""
    if text.isdigit():
        return int(text)
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in text]
    after = [*values[1:], 0]
    return sum(own if own >= next_ else -own for own, next_ in zip(values, after, strict=True))


def _read_chain(hit: Hit) -> list[Found]:
    """Read points and links: an interval for each link that joins, else a date for each point."""
    match, spans = hit.match, hit.match.spans("point")
    if _group(match, "open"):
        return [Found(*match.span(), hit.rule.id, "interval", _only_point(match))]
    if len(spans) == 1:
        return _read_single(hit, spans[0])
    links = [any(sign in link for sign in _TO) for link in match.captures("link")]
    points = _shared([_point(match, span) for span in spans])
    found: list[Found] = []
    at = 0
    while at < len(points):
        last = at + (at < len(links) and links[at])
        joined = at == 0 and (last > at or not _group(match, "opener"))
        start = match.start() if joined else spans[at][0]
        end = _end(match, points[last]) if last == len(points) - 1 else spans[last][1]
        if not _counts(match, spans[: last + 1]):
            found.append(_mention(hit, (start, end), points[at : last + 1]))
        at = last + 1
    return found


def _read_single(hit: Hit, span: Span) -> list[Found]:
    match = hit.match
    if _counts(match, [span]):
        return []
    start = span[0] if _group(match, "opener") else match.start()
    point = _only_point(match)
    return [_mention(hit, (start, _end(match, point)), [point])]


def _end(match: regex.Match[str], last: Point) -> int:
    """Return where a match ends, without the words beside a day that only tell its year."""
    near = _group(match, "near")
    if not near or not last.day or near not in _PASSING:
        return match.end()
    return len(match.string[: match.start("near")].rstrip(" ,"))


def _mention(hit: Hit, span: Span, points: list[Point]) -> Found:
    near = _group(hit.match, "near")
    if len(points) == 1:
        return Found(*span, hit.rule.id, "date", points[0], near=near)
    return Found(*span, hit.rule.id, "interval", points[0], points[1], near=near)


def _counts(match: regex.Match[str], spans: Sequence[Span]) -> bool:
    """Whether the last of these figures counts what follows it: "2/3 số phiếu"."""
    text, (start, end) = match.string, spans[-1]
    if not text[start].isdigit() or _counted().match(text, end, end + _GLANCE) is None:
        return False
    return match.start() == start or text[spans[-2][0]].isdigit()


@cache
def _counted() -> regex.Pattern[str]:
    table = load_rulebook("extract.fields.dates", "scan.toml").tables["scan"]
    return compile_pattern(expand(table["counted"], {}), regex.VERSION1)


def _only_point(match: regex.Match[str]) -> Point:
    """Read the point of a match that has one."""
    return _made({name: match[name] for name in _fields(match.re)})


def _point(match: regex.Match[str], span: Span) -> Point:
    """Read one point of several from the groups that were captured inside it."""
    part = {}
    for name in _fields(match.re):
        for at, text in zip(match.starts(name), match.captures(name), strict=True):
            if span[0] <= at < span[1]:
                part[name] = text
    return _made(part)


@cache
def _fields(pattern: regex.Pattern[str]) -> tuple[str, ...]:
    """Return the parts of a point that a pattern can capture."""
    return tuple(name for name in _PARTS if name in pattern.groupindex)


def _made(part: Mapping[str, str | None]) -> Point:
    month = part.get("m") or part.get("mw")
    return Point(
        int(year) if (year := part.get("y")) else None,
        number(month) if month else None,
        int(day) if (day := part.get("d")) else None,
        number(quarter) if (quarter := part.get("q")) else None,
        approximate=bool(part.get("ap")),
        short_year=int(short) if (short := part.get("yy")) else None,
    )


def _shared(points: list[Point]) -> list[Point]:
    """Give each point the month and year that it shares with its neighbours."""
    for at in range(len(points) - 2, -1, -1):
        points[at] = _before(points[at], points[at + 1])
    for at in range(1, len(points)):
        points[at] = _after(points[at], points[at - 1])
    return points


def _before(point: Point, after: Point) -> Point:
    """Complete a point from the one after it: "30/12/… đến 2/1/2024" is a year earlier."""
    if point.day and not point.month and after.month:
        wraps = after.day is not None and point.day > after.day
        point = point._replace(month=(after.month - 2) % _MONTHS + 1 if wraps else after.month)
    if point.needs_year and after.year is not None:
        return point._replace(year=after.year - (point.within_year > after.within_year))
    return point


def _after(point: Point, before: Point) -> Point:
    """Complete a point from the one before it: its year, or the next one."""
    if point.short_year is not None and point.month is None and before.year is not None:
        return Point(year=before.year - before.year % _CENTURY + point.short_year)
    if point.needs_year and before.year is not None and before.needs_year is False:
        return point._replace(year=before.year + (point.within_year < before.within_year))
    return point


def _read_stretch(hit: Hit) -> list[Found]:
    match = hit.match
    months = number(match["n"]) if _group(match, "n") else _MONTHS // 2
    first = _MONTHS - months + 1 if _group(match, "side") == "cuối" else 1
    year = int(match["y"])
    ends = Point(year, first), Point(year, first + months - 1)
    return [Found(*match.span(), hit.rule.id, "interval", *ends)]


def _read_relative(hit: Hit) -> list[Found]:
    match = hit.match
    point = _only_point(match) if match["point"] else None
    return [Found(*match.span(), hit.rule.id, "date", point, word=match["word"])]


def _read_duration(hit: Hit) -> list[Found]:
    length = f"P{int(hit.match['n'])}{_UNITS[hit.match['unit']]}"
    return [Found(*hit.match.span(), hit.rule.id, "duration", spelled=length)]


def _read_age(hit: Hit) -> list[Found]:
    """Read a decade or a century: it stands for itself, whatever the day."""
    match = hit.match
    number_of = _roman_or_number(match["century"]) if match["century"] else None
    if figures := _group(match, "decade"):
        value = decade(figures, number_of)
    else:
        value = century(number_of) if number_of else None
    if value is None:
        return []
    value += "~" * bool(match["ap"])
    return [Found(*match.span(), hit.rule.id, spelled=value)]


def _read_period(hit: Hit) -> list[Found]:
    match = hit.match
    unit = cast(Literal["tuần", "tháng", "năm"], match["unit"])
    period = Period(unit, _STEPS[match["step"]], approximate=bool(match["ap"]))
    return [Found(*match.span(), hit.rule.id, told=period)]


def _read_lunar(hit: Hit) -> list[Found]:
    match = hit.match
    day = _lunar_number(match["ld"])
    month = _lunar_number(match["lm"]) if match["lm"] else (12 if day >= _LATE else 1)
    year = int(match["ly"]) - (month == _MONTHS and bool(match["tet"])) if match["ly"] else None
    told = LunarDay(day, month, year, match["named"])
    return [Found(*match.span(), hit.rule.id, told=told)]


def _lunar_number(text: str) -> int:
    return _LUNAR[text] if text in _LUNAR else number(text)


def _group(match: regex.Match[str], name: str) -> str:
    return (match[name] or "") if name in match.re.groupindex else ""


_FORMS: Final[Mapping[str, Callable[[Hit], list[Found]]]] = {
    "chain": _read_chain,
    "stretch": _read_stretch,
    "relative": _read_relative,
    "duration": _read_duration,
    "age": _read_age,
    "period": _read_period,
    "lunar": _read_lunar,
}
