"""What an article tells about places: its day, its sections, the units it names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import product
from typing import NamedTuple

import regex

from extract.fields.committees.ends import named_area_at
from extract.fields.committees.find import find
from extract.fields.committees.institutions import institution_at
from extract.fields.committees.lexicon import lexicon
from extract.fields.committees.model import Area, Found, Institution
from extract.fields.committees.tokens import scan
from extract.knowledge.units import REFORM, Level, Unit, province_of_site, unit_index
from extract.once import once
from extract.patterns import compile_pattern
from extract.reading import Reading, Sentence, View
from extract.scanning import Scanner

_STARS = "*•■▪●♦★"
_STAR = compile_pattern(
    rf"(?m)(?:^[ ]*+|(?<=[.!?…\"')] |\s{{2}}))[{_STARS}]++[ ]*+"
    r"(?P<time>(?:cùng|cũng|sáng|trưa|chiều|tối|ngày|trước đó|trong khi|hôm|tại|nhân|dịp)\b)?",
    regex.IGNORECASE,
)
_HEADING = compile_pattern(r"(?:^|\n|[.!?] )(\p{Lu}[\p{L}. -]{2,20}): ")
_MONTH = compile_pattern(r"(?<![0-9])([01]?[0-9])[ ]?(?:[/.-]|năm)[ ]?$")
_NEAR = 60
UNDATED = date(2024, 12, 31)
"""The day that an article without any date is read as of: the 63 provinces as they stood
from 2008 on, before Huế became a centrally run city and the district level ceased."""
_OWNER = compile_pattern(
    r"\b(?:Hội(?! đồng| nghị)|Đoàn|Trung ương Đoàn|Công đoàn|Liên đoàn|Hiệp hội|Liên hiệp|Liên minh"
    r"|Câu lạc bộ|Tỉnh đoàn|Thành đoàn|Quận đoàn|Huyện đoàn|Chi hội|Tổng hội|Giáo hội|Giáo phận)\b"
)
_TYPE_WORDS = {
    "Tỉnh": "tỉnh", "Thành phố": r"thành phố|tp|t\.p", "Quận": r"quận|q(?=[.0123456789])",
    "Huyện": r"huyện|h(?=\.)", "Thị xã": r"thị xã|tx|t\.x", "Phường": r"phường|p(?=[.0123456789])",
    "Xã": r"xã|x(?=\.)", "Thị trấn": r"thị trấn|tt(?=[. ])", "Đặc khu": "đặc khu",
}  # fmt: skip
_PROVINCE: tuple[Level, ...] = ("province",)
_DISTRICT: tuple[Level, ...] = ("district",)
ALL_TYPES = frozenset(_TYPE_WORDS)
"""The types of unit."""


class Place(NamedTuple):
    """A unit named in a text."""

    start: int
    end: int
    area: Area


class Scene:
    """One article as the resolver looks at it."""

    def __init__(self, reading: Reading) -> None:
        self.view = reading.view
        self.title = reading.title
        self.furniture = reading.furniture
        self.site = reading.article.site or reading.article.url
        self._reading = reading
        self._places: dict[frozenset[str], list[Place]] = {}
        self._by_words: dict[frozenset[str], list[tuple[int, Institution]]] = {}

    @once
    def day(self) -> date:
        """The article's day; without one, the last that it names, else `UNDATED`."""
        return self._reading.published or _latest_day(self._reading)

    @once
    def found(self) -> list[Found]:
        """The committees written in the text."""
        tokens = scan(self.view)
        return find(self.view, self.day, tokens) if tokens else []

    @once
    def found_in_title(self) -> list[Found]:
        """The committees written in the title."""
        return find(self.title, self.day, scan(self.title))

    # ── sections ──────────────────────────────────────────────────────────────────────────

    @once
    def _section_starts(self) -> list[int]:
        norm, starts = self.view.norm, [0]
        if any(star in norm for star in _STARS):
            starts += [one.start() for one in _STAR.finditer(norm) if self._opens(one)]
        headings = _HEADING.finditer(norm)
        starts += [one.start(1) for one in headings if one[1] in _province_names()]
        return sorted(starts)

    def _opens(self, star: regex.Match[str]) -> bool:
        """Whether a star opens a section: it tells a time or names a committee at once."""
        if self.furniture.covers(star.end()):
            return False
        number = bisect_left(self._committee_starts, star.end())
        near = self.found[number : number + 1]
        named = near and near[0].start < star.end() + _NEAR and not near[0].is_open
        return bool(star["time"] or named)

    def section_start(self, at: int) -> int:
        """Return where the section of a round-up begins that an offset lies in."""
        return self._section_starts[bisect_right(self._section_starts, at) - 1]

    def section_end(self, at: int) -> int:
        """Return where the section of a round-up ends that an offset lies in."""
        number = bisect_right(self._section_starts, at)
        starts = self._section_starts
        return starts[number] if number < len(starts) else self.view.length + 1

    @property
    def is_round_up(self) -> bool:
        """Whether the article reports several things under stars."""
        return len(self._section_starts) > 2

    # ── institutions and other bodies ─────────────────────────────────────────────────────

    def institutions_in(self, start: int, end: int) -> list[tuple[int, Institution]]:
        """List the institutions named with a capital in a stretch, and where, in order."""
        found = lexicon().institution.finditer(self.view.lower, start, end)
        return list(self._institutions((hit.match.start() for hit in found), start))

    def institutions(self, words: frozenset[str]) -> list[tuple[int, Institution]]:
        """List the institutions of the text whose names begin with one of the words."""
        if words not in self._by_words:
            places = (hit.match.start() for hit in _beginning(words).finditer(self.view.lower))
            self._by_words[words] = list(self._institutions(places, 0))
        return self._by_words[words]

    def _institutions(self, places: Iterable[int], reach: int) -> Iterator[tuple[int, Institution]]:
        for at in places:
            if at < reach or not self._opens_institution(at):
                continue
            found = institution_at(self.view, at, self.day)
            if found and not found[1].is_short:
                reach = found[0]
                yield at, found[1]

    def _opens_institution(self, at: int) -> bool:
        is_inside = at > 0 and self.view.norm[at - 1].isalpha()
        return self.view.norm[at].isupper() and not is_inside and not self._in_committee(at)

    def _in_committee(self, at: int) -> bool:
        number = bisect_right(self._committee_starts, at) - 1
        return number >= 0 and at < self.found[number].end

    @once
    def _committee_starts(self) -> list[int]:
        return [one.start for one in self.found]

    def sentence(self, at: int) -> Sentence:
        """Return the sentence that an offset lies in."""
        return self._reading.sentence_at(at)

    def in_brackets(self, at: int, end: int) -> bool:
        """Whether a bracket that is open at an offset is closed before another."""
        rest = self.view.norm[at:end]
        closed, opened = rest.find(")"), rest.find("(")
        return closed >= 0 and (opened < 0 or closed < opened)

    def owner_between(self, start: int, end: int) -> bool:
        """Whether a body outside the Party with organs of its own is named in a stretch."""
        return bool(_OWNER.search(self.view.norm, max(0, start), end))

    @once
    def is_abroad(self) -> bool:
        """Whether the article speaks of another country and of no place in Viet Nam."""
        if any(isinstance(one.subject, Area) and one.subject.units for one in self.found):
            return False
        lower = self.view.lower
        is_ours = "việt nam" in lower or not lexicon().foreign.search(lower)
        return not is_ours and not self.provinces

    # ── places ────────────────────────────────────────────────────────────────────────────

    def places(self, types: Collection[str] = ALL_TYPES) -> list[Place]:
        """List the units named with their type in the text, in order; those of some types."""
        wanted = frozenset(types)
        if wanted not in self._places and ALL_TYPES in self._places:
            return [one for one in self._places[ALL_TYPES] if one.area.type in wanted]
        if wanted not in self._places:
            named = _typed_places(self.view, self.day, wanted)
            self._places[wanted] = [one for one in named if not self.furniture.covers(one.start)]
        return self._places[wanted]

    @once
    def provinces(self) -> list[Place]:
        """The provinces named in the text, with their type or without, in order.

        Not those whose name is a smaller unit's: "xã Hòa Bình".
        """
        smaller = {one.end: one.start for one in self.places() if not _is_province(one.area)}
        named = _provinces(self.view, self.day)
        return [one for one in named if smaller.get(one.end, one.start) >= one.start]

    def bare_places(self, start: int, end: int) -> list[Place]:
        """List the districts named in a stretch without their type, in order."""
        hits = unit_index().scan(self.view, levels=_DISTRICT, as_of=self.day, start=start, end=end)
        return [
            Place(at, stop, Area(units[0].type, units[0].name, units, is_typed=False))
            for at, stop, units in hits
            if len({unit.type for unit in units}) == 1
        ]

    @once
    def all_places(self) -> list[Place]:
        """The units named with their type or by a committee, and the provinces, in order."""
        by_committee = (
            Place(one.start, one.end, one.subject)
            for one in self.found
            if isinstance(one.subject, Area) and one.subject.units
        )
        return sorted([*self.places(), *self.provinces, *by_committee], key=lambda one: one.start)

    @once
    def title_places(self) -> list[Place]:
        """The units named in the title, provinces without their type too."""
        return [*_typed_places(self.title, self.day, ALL_TYPES), *_provinces(self.title, self.day)]

    @once
    def site_province(self) -> Unit | None:
        """The province that the paper belongs to."""
        name = province_of_site(self.site)
        units = unit_index().lookup(name, level="province", as_of=self.day) if name else []
        return units[0] if len(units) == 1 else None


def _latest_day(reading: Reading) -> date:
    """Return the last month or year that a text names, from 2004 on.

    A text without one is read as of `UNDATED`.
    """
    norm = reading.norm
    ends = [end for start, end in reading.figures if end - start >= len("2004")]
    years = [(int(norm[end - 4 : end]), end - 4) for end in ends if norm.startswith("20", end - 4)]
    latest = max((year for year, _ in years if _is_recent(year)), default=None)
    if latest is None:
        return UNDATED
    months = (_month_before(norm, at) for year, at in years if year == latest)
    return date(latest, max(months), 28)


def _is_recent(year: int) -> bool:
    return 2004 <= year <= UNDATED.year + 6


def _month_before(norm: str, at: int) -> int:
    """Read the month in front of a year; June where none stands there."""
    month = _MONTH.search(norm, max(0, at - 8), at)
    return min(12, int(month[1]) or 6) if month else 6


def _is_province(area: Area) -> bool:
    return any(unit.level == "province" for unit in area.units)


def _typed_places(view: View, day: date, types: frozenset[str]) -> Iterator[Place]:
    reach = 0
    for _, match in _type_words(types).finditer(view.lower):
        if match.start() < reach:
            continue
        named = named_area_at(view, match.start(), day=day, typed=True)
        if named and named[1].units:
            reach = named[0]
            yield Place(match.start(), *named)


def _provinces(view: View, day: date) -> Iterator[Place]:
    for _, match in _province_scanner().finditer(view.norm):
        named = named_area_at(view, match.start(), day=day, levels=_PROVINCE)
        if named and named[0] == match.end():
            yield Place(match.start(), *named)


@cache
def _type_words(types: frozenset[str]) -> Scanner[None]:
    words = "|".join(_TYPE_WORDS[one] for one in _TYPE_WORDS if one in types)
    return Scanner([(rf"\b(?:{words})(?=[ .0-9]|\b)", None)])


@cache
def _beginning(words: frozenset[str]) -> Scanner[None]:
    longest_first = sorted(words, key=len, reverse=True)
    return Scanner([(rf"\b(?:{'|'.join(map(regex.escape, longest_first))})\b", None)])


@cache
def _province_names() -> frozenset[str]:
    days = (date(1998, 1, 1), UNDATED, REFORM, None)
    names = {"TP.HCM", "TPHCM", "TP HCM", "TP. HCM", "Thừa Thiên - Huế", "Sài Gòn"}
    for code, day in product(range(1, 97), days):
        if unit := unit_index().by_code(f"{code:02d}", day):
            names.add(unit.name)
    return frozenset(names)


@cache
def _province_scanner() -> Scanner[None]:
    together = "|".join(sorted(map(regex.escape, _province_names()), key=len, reverse=True))
    return Scanner([(rf"(?<![\p{{L}}\p{{N}}])(?:{together})(?![\p{{L}}\p{{N}}])", None)])
