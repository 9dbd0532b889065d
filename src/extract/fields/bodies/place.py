"""The administrative unit that follows the head of a body's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import takewhile
from typing import NamedTuple

import regex

from extract.knowledge.units import LEVELS, UPPER, unit_index
from extract.patterns import compile_pattern
from extract.reading import View
from extract.rules import load_rulebook

_TYPES: dict[str, str] = load_rulebook("extract.fields.bodies", "names.toml").tables["units"]
_COMMUNES = ("Phường", "Xã", "Thị trấn", "Đặc khu")
_COMMUNE = compile_pattern(r"(?:phường|xã|thị trấn|đặc khu|p[. ]|tt[. ])(?![\p{Ll}])")
_TYPE = compile_pattern(
    rf"(?:{'|'.join(sorted(map(regex.escape, _TYPES), key=len)[::-1])})(?!\p{{L}})"
)
_TYPE_LETTERS = frozenset(word[0] for word in _TYPES)
_ACRONYM = compile_pattern(r"\([^()\n]{1,12}\)[ ]")


class Place(NamedTuple):
    """A unit behind a head: where it ends, its type and its name, "" when only a type is written.

    `typed`: the text writes the type.
    """

    end: int
    type: str
    name: str
    typed: bool

    @property
    def full_name(self) -> str:
        """The name with its type: "Tỉnh Bình Định"."""
        return f"{self.type} {self.name}"


def read_place(view: View, at: int, as_of: date | None = None) -> Place | None:
    """Read the unit behind an offset of the view; null when none stands there.

    >>> from extract.reading import fold
    >>> read_place(fold("UBND TP. HCM họp"), 4)
    Place(end=12, type='Thành phố', name='Hồ Chí Minh', typed=True)
    >>> read_place(fold("UBND tỉnh họp"), 4)
    Place(end=9, type='Tỉnh', name='', typed=True)
    >>> read_place(fold("UBND xã Bờ Rạng họp"), 4)
    Place(end=15, type='Xã', name='Bờ Rạng', typed=True)

    Of a name of one syllable ("xã Thanh") a longer one is no beginning.

    >>> read_place(fold("UBND xã Thanh Rạng họp"), 4)
    Place(end=18, type='Xã', name='Thanh Rạng', typed=True)
    """
    start = at + view.norm.startswith(" ", at)
    if view.norm.startswith("(", start) and (acronym := _ACRONYM.match(view.norm, start)):
        start = acronym.end()
    first = view.norm[start : start + 1]
    if not (first.isupper() or first.isnumeric() or first in _TYPE_LETTERS):
        return None
    may_be_typed = view.lower[start] in _TYPE_LETTERS
    levels = LEVELS if may_be_typed and _COMMUNE.match(view.lower, start) else UPPER
    found = unit_index().match_at(view.lower, start, levels=levels, as_of=as_of)
    if found and not view.norm[found[0] : found[0] + 1].isalnum():
        unit = found[1][0]
        typed = view.lower[start : found[0]] != unit.name.lower()
        if typed or view.norm[start].isupper():
            longer = None if " " in unit.name else _as_written(view, start)
            if longer and longer.name and longer.end > found[0]:
                return longer
            return Place(found[0], unit.type, unit.name, typed)
    return _as_written(view, start) if may_be_typed else None


def _as_written(view: View, start: int) -> Place | None:
    """Read a type without a name, or a commune that the register does not know."""
    written = _TYPE.match(view.lower, start)
    if written is None:
        return None
    kind, end = _TYPES[written[0]], written.end()
    name = _commune_name().match(view.norm, end) if kind in _COMMUNES else None
    return Place(name.end() if name else end, kind, name[0].strip() if name else "", True)


@cache
def _commune_name() -> regex.Pattern[str]:
    return load_rulebook("extract.fields.bodies")["bodies.tail.unit"].pattern


def type_words(view: View, kind: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Yield where a word stands, in a stretch, that may open the name of a unit of a type.

    >>> from extract.reading import fold
    >>> list(type_words(fold("Thi đấu tại tỉnh Gia Lai, toàn tỉnh dự"), "Tỉnh"))
    [12]
    """
    found = (match.start() for match in _type_pattern(kind).finditer(view.norm, start))
    return found if end is None else takewhile(lambda at: at < end, found)


@cache
def _type_pattern(kind: str) -> regex.Pattern[str]:
    words = "|".join(regex.escape(word) for word, name in _TYPES.items() if name == kind)
    return compile_pattern(rf"\m(?i:{words})[. ]{{1,2}}(?=[\p{{Lu}}\d])")
