"""Unit names in running text: read at a place, or found all over it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex

from extract.knowledge.units.model import Level, Unit
from extract.knowledge.units.names import Names
from extract.knowledge.units.table import Tables, beginnings
from extract.patterns import alternation, compile_pattern

_CAPITALISED_BEFORE = compile_pattern(
    r"(?:^|[^\p{L}\p{N}])(?!(?:Tại|Ở|Từ|Về|Đến|Tới|Trong|Như|Riêng|Còn)[ ]\Z)"
    r"\p{Lu}\p{Ll}\p{L}*+[ ]\Z"
)
_CAPITALISED_AFTER = compile_pattern(r"[ ]\p{Lu}\p{Ll}")


class Found(NamedTuple):
    """A stretch of text read as a unit name, with every version of every unit it may be."""

    name_start: int
    """Where the name begins, after the type when one is written."""
    end: int
    units: tuple[Unit, ...]


class Gazetteer:
    """Every name of every unit, with the types and abbreviations written before names."""

    def __init__(self, names: Names, tables: Tables) -> None:
        self._names = names
        self._tables = tables
        self._named = lru_cache(maxsize=8192)(self._bearing)

    def readings(
        self,
        lower: str,
        at: int,
        levels: Collection[Level],
        types: Collection[str] | None = None,
    ) -> Iterator[Found]:
        """Give every reading of the folded lower-cased text at an offset, longest first.

        A figure is a name only after a type, or when districts alone are looked for.
        """
        readings = {end: (key, at, types) for key, end in self._known(lower, at, levels)}
        if lower[at : at + 1].isdigit() and set(levels) != {"district"}:
            readings = {end: known for end, known in readings.items() if not known[0].isdigit()}
        if (written := self._names.type_at(lower, at)) and (types is None or written[0] in types):
            for key, end in self._known(lower, written[1], levels):
                readings.setdefault(end, (key, written[1], (written[0],)))
        for end in sorted(readings, reverse=True):
            key, start, restriction = readings[end]
            kinds = None if restriction is None else tuple(restriction)
            if units := self._named(key, tuple(levels), kinds):
                yield Found(start, end, units)

    def scan(self, norm: str, lower: str, levels: Collection[Level]) -> Iterator[tuple[int, Found]]:
        """Find names in a text with case, from left to right, each with where it begins.

        Communes are read only with their type; other names also without, when they stand
        apart from other capitalised words and are not a person's name as well.
        """
        done = 0
        for start in self._starts.finditer(norm):
            at = start.start()
            if at < done or not (start["word"] is None or self._may_open(start)):
                continue
            if found := self._at(norm, lower, at, levels):
                done = found.end
                yield at, found

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

    def _at(self, norm: str, lower: str, at: int, levels: Collection[Level]) -> Found | None:
        for found in self.readings(lower, at, levels):
            first = norm[found.name_start]
            if found.name_start > at and (first.isupper() or first.isdigit()):
                return found
            if found.name_start == at and self._stands_alone(norm, lower, found):
                units = tuple(unit for unit in found.units if unit.level != "commune")
                return found._replace(units=units) if units else None
        return None

    def _stands_alone(self, norm: str, lower: str, found: Found) -> bool:
        start, end = found.name_start, found.end
        return (
            norm[start].isupper()
            and lower[start:end] not in self._names.persons
            and not _CAPITALISED_AFTER.match(norm, end)
            and not _CAPITALISED_BEFORE.search(norm, max(0, start - 12), start)
        )

    def _known(self, lower: str, at: int, levels: Collection[Level]) -> Iterator[tuple[str, int]]:
        """Read known names syllable by syllable, as far as one goes on so."""
        aliases, tables = self._names.aliases, self._tables.of(levels)
        first, last = tables[0], tables[-1]
        for key, end in self._names.prefixes(lower, at):
            if key in first.by_key or key in last.by_key or key in aliases:
                yield key, end
            if not (
                key in first.beginnings or key in last.beginnings or key in self._alias_beginnings
            ):
                return

    @cached_property
    def _alias_beginnings(self) -> frozenset[str]:
        return beginnings(self._names.aliases)

    def _bearing(
        self, key: str, levels: tuple[Level, ...], types: tuple[str, ...] | None
    ) -> tuple[Unit, ...]:
        units = [unit for table in self._tables.of(levels) for unit in table.bearing(key)]
        for code in self._names.aliases.get(key, ()):
            units += self._tables.versions(code)
        return tuple(u for u in units if u.level in levels and (types is None or u.type in types))
