"""Unit names in running text: read at a place, or found all over it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex

from extract.knowledge.units.model import Level, Unit, standing
from extract.knowledge.units.names import NEXT_TOKEN, TOKEN, Names
from extract.knowledge.units.table import Tables
from extract.patterns import alternation, compile_pattern
from extract.phrases import parts_in_front
from extract.reading.fold import View

_CAPITALISED_BEFORE = compile_pattern(
    r"(?:^|[^\p{L}\p{N}])(?!(?:Tại|Ở|Từ|Về|Đến|Tới|Trong|Như|Riêng|Còn)[ ]\Z)"
    r"\p{Lu}\p{Ll}\p{L}*+[ ]\Z"
)
_CAPITALISED_AFTER = compile_pattern(r"[ ]\p{Lu}\p{Ll}")
Vocabulary = Mapping[str, tuple[bool, bool]]
"""What texts are read by: whether it is a whole name, whether some name goes on from it."""
_UNKNOWN = False, False


class Name(NamedTuple):
    """A stretch of text that reads as the name of a unit."""

    end: int
    start: int
    """Where the name begins, after the type when one is written."""
    key: str
    types: tuple[str, ...] | None
    """The types that the unit may be of; None for any."""


class Found(NamedTuple):
    """A name in a text, and the units that it may be."""

    start: int
    """Where it begins, with its type when one is written."""
    end: int
    units: tuple[Unit, ...]


class Gazetteer:
    """Every name of every unit, with the types and abbreviations written before names."""

    def __init__(self, names: Names, tables: Tables) -> None:
        self._names = names
        self._tables = tables
        self._standing = lru_cache(maxsize=8192)(self._bearing_on)

    def readings(
        self,
        lower: str,
        at: int,
        levels: Collection[Level],
        types: Collection[str] | None,
        day: date | None,
    ) -> Iterator[tuple[int, tuple[Unit, ...]]]:
        """Give every reading of the folded lower-cased text at an offset, longest first.

        A figure is a name only after a type, or when districts alone are looked for. The units
        are those that stood so on the day, see `standing`.
        """
        levels = tuple(levels)
        for name in self._names_at(lower, at, levels, types):
            if units := self._standing(name.key, levels, name.types, day):
                yield name.end, units

    def named(
        self, lower: str, levels: tuple[Level, ...], types: tuple[str, ...] | None
    ) -> tuple[Unit, ...]:
        """Give every version of every unit whose name is the whole of a text."""
        whole = (one for one in self._names_at(lower, 0, levels, types) if one.end == len(lower))
        return next((self._bearing(one.key, levels, one.types) for one in whole), ())

    def scan(
        self, view: View, levels: Collection[Level], day: date | None, start: int, end: int
    ) -> Iterator[Found]:
        """Find names in a stretch of a text, from left to right.

        Communes are read only with their type; other names also without, when they stand
        apart from other capitalised words and are not a person's name as well.
        """
        levels, done = tuple(levels), start
        for beginning in self._starts.finditer(view.norm, start):
            at = beginning.start()
            if at >= end:
                return
            if at < done or not (beginning["word"] is None or self._may_open(beginning)):
                continue
            if found := self._at(view, at, levels, day):
                done = found.end
                yield found

    @cached_property
    def _starts(self) -> regex.Pattern[str]:
        """Where a name may begin: a capitalised word, or a type before a capital or figure."""
        return compile_pattern(
            rf"\m(?:(?P<word>\p{{Lu}}\p{{L}}*+)(?=(?:[ '-]{{1,3}}+(?P<next>\p{{Lu}}\p{{L}}*+))?+)"
            rf"|{alternation(self._names.type_of)}[ .]*+(?=[\p{{Lu}}\p{{N}}]))"
        )

    def _may_open(self, start: regex.Match[str]) -> bool:
        word = start["word"].lower()
        if word in self._names.type_syllables or word.startswith(self._names.glued):
            return True
        first, following = self._names.syllable(word), (start["next"] or "").lower()
        return (
            first in self._openings
            or f"{first} {self._names.syllable(following)}" in self._openings
        )

    @cached_property
    def _openings(self) -> frozenset[str]:
        """The first two syllables of the names of provinces and districts."""
        keys = self._tables.upper.by_key.keys() | self._names.aliases.keys()
        return frozenset(" ".join(key.split(" ", 2)[:2]) for key in keys)

    def _at(self, view: View, at: int, levels: tuple[Level, ...], day: date | None) -> Found | None:
        for name in self._names_at(view.lower, at, levels, None):
            if not (units := self._standing(name.key, levels, name.types, day)):
                continue
            first = view.norm[name.start]
            if name.start > at and (first.isupper() or first.isdigit()):
                return Found(at, name.end, units)
            if name.start == at and self._stands_alone(view, name):
                upper = tuple(level for level in levels if level != "commune")
                units = self._standing(name.key, upper, name.types, day)
                return Found(at, name.end, units) if units else None
        return None

    def _stands_alone(self, view: View, name: Name) -> bool:
        start, end = name.start, name.end
        return (
            view.norm[start].isupper()
            and view.lower[start:end] not in self._names.persons
            and not _CAPITALISED_AFTER.match(view.norm, end)
            and not _CAPITALISED_BEFORE.search(view.norm, max(0, start - 12), start)
        )

    def _names_at(
        self, lower: str, at: int, levels: tuple[Level, ...], types: Collection[str] | None
    ) -> list[Name]:
        """List what reads as a name at an offset, with its type or without, longest first."""
        kinds = None if types is None else tuple(types)
        is_figure = lower[at : at + 1].isdigit() and levels != ("district",)
        bare = [] if is_figure else self._known(lower, at, levels, kinds)
        written = self._names.type_at(lower, at)
        if written is None or (kinds is not None and written[0] not in kinds):
            return bare
        typed = self._known(lower, written[1], levels, (written[0],))
        if not bare:
            return typed
        ends = {one.end for one in bare}
        return sorted([*bare, *(one for one in typed if one.end not in ends)], reverse=True)

    def _known(
        self, lower: str, at: int, levels: tuple[Level, ...], types: tuple[str, ...] | None
    ) -> list[Name]:
        """Read known names syllable by syllable, as far as one goes on so; the longest first."""
        known = self._all if "commune" in levels else self._upper
        found: list[Name] = []
        token = TOKEN.match(lower, at)
        key = self._names.syllable(token[0]) if token else ""
        while token:
            end = token.end()
            is_name, goes_on = known.get(key, _UNKNOWN)
            if is_name:
                found.append(Name(end, at, key, types))
            token = NEXT_TOKEN.match(lower, end) if goes_on else None
            if token:
                key = f"{key} {self._names.syllable(token[1])}"
        found.reverse()
        return found

    @cached_property
    def _upper(self) -> Vocabulary:
        """The names of provinces and districts."""
        return _vocabulary(self._tables.upper.by_key, self._names.aliases)

    @cached_property
    def _all(self) -> Vocabulary:
        """The names of all units."""
        upper, communes = self._tables.upper, self._tables.communes
        return _vocabulary(upper.by_key, communes.by_key, self._names.aliases)

    def _bearing_on(
        self, key: str, levels: tuple[Level, ...], types: tuple[str, ...] | None, day: date | None
    ) -> tuple[Unit, ...]:
        return standing(self._bearing(key, levels, types), day)

    def _bearing(
        self, key: str, levels: tuple[Level, ...], types: tuple[str, ...] | None
    ) -> tuple[Unit, ...]:
        units = [unit for table in self._tables.of(levels) for unit in table.bearing(key)]
        for code in self._names.aliases.get(key, ()):
            units += self._tables.versions(code)
        return tuple(u for u in units if u.level in levels and (types is None or u.type in types))


def _vocabulary(*names: Iterable[str]) -> Vocabulary:
    """Tell of names and of all that they begin with, syllable by syllable, which it is.

    >>> known = _vocabulary(["hồ chí minh", "huế"])
    >>> known["hồ"], known["hồ chí"], known["hồ chí minh"]
    ((False, True), (False, True), (True, False))
    """
    keys = {key for some in names for key in some}
    parts = parts_in_front(keys)
    return {
        **dict.fromkeys(parts - keys, (False, True)),
        **dict.fromkeys(keys - parts, (True, False)),
        **dict.fromkeys(keys & parts, (True, True)),
    }
