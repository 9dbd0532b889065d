"""Many patterns in one pass over a text: tried only where a match of theirs can begin.

A large alternation is tried at every word of a text, alternative by alternative: 60 µs per
1,000 characters and more. Here the plain strings that a match must begin with are read off
each pattern once; one Aho-Corasick automaton finds them all in a text at 3 to 10 µs per 1,000
characters, and a pattern is tried, and compiled, only where one of its own stands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import Generic, NamedTuple, Protocol, TypeVar

import regex
from ahocorasick_rs import AhoCorasick

from extract.beginnings import ScanError, beginnings, branches
from extract.kept import kept
from extract.patterns import compile_pattern

Value = TypeVar("Value")
Place = tuple[int, Sequence[int]]
"""Where a match can begin, and the numbers of the patterns that it can be of."""


class Places(NamedTuple):
    """Where matches can begin, in order."""

    starts: list[int]
    numbers: list[Sequence[int]]
    """For each place, the numbers of the patterns that a match there can be of."""


class Asked(Protocol):
    """What finds the places of several scanners in a text at once: see `extract.sweep`."""

    @property
    def places(self) -> Callable[[str], Mapping[int, Places]]:
        """The places in a text, by the number of the scanner."""


class Hit(NamedTuple, Generic[Value]):
    """A match, and what the pattern stands for."""

    value: Value
    match: regex.Match[str]


class Scanner(Generic[Value]):
    """Patterns, each with what it stands for; where several match, the first of them wins.

    Matches are those of the alternation of all patterns, from left to right without overlap;
    with `whole_words` those that begin and end at the edges of words.

    >>> scanner = Scanner([("khen(?:[ ]++thưởng)?", "praise"), ("thưởng|thi(?!ếu)", "other")])
    >>> [(hit.value, hit.match[0]) for hit in scanner.finditer("thi thì khen  thưởng, thiếu")]
    [('other', 'thi'), ('praise', 'khen  thưởng')]
    """

    def __init__(self, patterns: Iterable[tuple[str, Value]], *, whole_words: bool = False) -> None:
        self._patterns = [(one, value) for source, value in patterns for one in branches(source)]
        self._whole_words = whole_words
        self._compiled: list[regex.Pattern[str] | None] = [None] * len(self._patterns)
        self._sweep: Asked | None = None
        self._number = 0

    @cached_property
    def strings(self) -> Mapping[str, tuple[int, ...]]:
        """The strings that matches begin with, and the numbers of their patterns.

        Raises `ScanError` where a match can begin with anything.
        """
        return _owners(tuple(source for source, _ in self._patterns))

    def ask(self, sweep: Asked, number: int) -> None:
        """Ask a sweep, which looks for other scanners too, for the places of this number."""
        self._sweep, self._number = sweep, number

    @cached_property
    def _automaton(self) -> tuple[AhoCorasick, list[tuple[int, ...]]]:
        return AhoCorasick(list(self.strings)), list(self.strings.values())

    @cached_property
    def _openings(self) -> dict[str, tuple[str, ...]]:
        """The beginnings by their first two letters, or by the one that they are."""
        return {
            letters: tuple(beginning for beginning, _ in near)
            for letters, near in self._by_letters.items()
        }

    @cached_property
    def _by_letters(self) -> dict[str, list[tuple[str, tuple[int, ...]]]]:
        """The beginnings by their first two letters; those of one letter with them all."""
        found: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
        for beginning, numbers in self.strings.items():
            found.setdefault(beginning[:2], []).append((beginning, numbers))
        for letters in found:
            if len(letters) > 1:
                found[letters] += found.get(letters[0], [])
        return found

    def finditer(
        self, text: str, start: int = 0, end: int | None = None, *, overlapped: bool = False
    ) -> Iterator[Hit[Value]]:
        """Yield the matches in a stretch of the text, one at each place when `overlapped`."""
        reach = start
        places, stretch = self._stretch(text, start, end)
        for one in stretch:
            at = places.starts[one]
            if at >= reach and (hit := self._match(text, at, end, places.numbers[one])):
                yield hit
                reach = at + 1 if overlapped else hit.match.end()

    def match(self, text: str, at: int, end: int | None = None) -> Hit[Value] | None:
        """Return the match that begins at a place."""
        numbers = self._numbers_at(text, at)
        return self._match(text, at, end, numbers) if numbers else None

    def places(self, text: str, start: int = 0, end: int | None = None) -> list[int]:
        """List where strings that matches begin with stand: no pattern is tried."""
        places, stretch = self._stretch(text, start, end)
        return places.starts[stretch.start : stretch.stop]

    def stands_in(self, text: str, start: int, end: int) -> bool:
        """Whether a string that matches begin with stands in a stretch: no pattern is tried."""
        return bool(self._stretch(text, start, end)[1])

    def may_match(self, text: str, at: int) -> bool:
        """Whether a string that matches begin with stands at a place: no pattern is tried."""
        near = self._openings.get(text[at : at + 2]) or self._openings.get(text[at : at + 1])
        if near is None or not text.startswith(near, at):
            return False
        return not (self._whole_words and _is_inside_word(text, at))

    def _numbers_at(self, text: str, at: int) -> Sequence[int]:
        """Return the numbers of the patterns that a match at a place can be of."""
        letters = self._by_letters
        near = letters.get(text[at : at + 2]) or letters.get(text[at : at + 1]) or []
        found = [numbers for beginning, numbers in near if text.startswith(beginning, at)]
        if not found or (self._whole_words and _is_inside_word(text, at)):
            return ()
        return found[0] if len(found) == 1 else sorted({one for some in found for one in some})

    def search(self, text: str, start: int = 0, end: int | None = None) -> Hit[Value] | None:
        """Return the first match in a stretch of the text."""
        places, stretch = self._stretch(text, start, end)
        for one in stretch:
            if hit := self._match(text, places.starts[one], end, places.numbers[one]):
                return hit
        return None

    def _stretch(self, text: str, start: int, end: int | None) -> tuple[Places, range]:
        """Return places of a text, and which of them lie in a stretch of it."""
        if self._sweep:
            places = self._sweep.places(text)[self._number]
            starts = places.starts
            last = len(starts) if end is None else bisect_left(starts, end)
            return places, range(bisect_left(starts, start) if start else 0, last)
        automaton, owners = self._automaton
        stretch = text if not start and end is None else text[start:end]
        matches = automaton.find_matches_as_indexes(stretch, overlapping=True)
        places = self.in_order(text, [(at + start, owners[word]) for word, at, _ in matches])
        return places, range(len(places.starts))

    def in_order(self, text: str, found: list[Place]) -> Places:
        """Put places in order, each once; only those at the edges of words where it must be so."""
        found.sort()
        if not self._whole_words and len({at for at, _ in found}) == len(found):
            return Places([at for at, _ in found], [of for _, of in found])
        starts: list[int] = []
        numbers: list[Sequence[int]] = []
        for at, of in found:
            if starts and starts[-1] == at:
                numbers[-1] = sorted({*numbers[-1], *of})
            elif not (self._whole_words and _is_inside_word(text, at)):
                starts.append(at)
                numbers.append(of)
        return Places(starts, numbers)

    def _match(
        self, text: str, at: int, end: int | None, numbers: Sequence[int]
    ) -> Hit[Value] | None:
        for number in numbers:
            pattern = self._compiled[number] or self._compile(number)
            if match := pattern.match(text, at, end):
                return Hit(self._patterns[number][1], match)
        return None

    def _compile(self, number: int) -> regex.Pattern[str]:
        source = self._patterns[number][0]
        if self._whole_words:
            source = rf"(?:{source})(?!\p{{L}})"
        pattern = compile_pattern(source, regex.VERSION1)
        self._compiled[number] = pattern
        return pattern


def may_begin(source: str, text: str, at: int) -> bool:
    """Whether one of the strings that matches of a pattern begin with stands at a place.

    >>> may_begin("Bộ (?:Y tế|Công an)", "UBND, Bộ Y tế", 6), may_begin("Bộ Y tế", "Bộ Nội vụ", 0)
    (True, False)
    """
    scanner = _alone(source)
    return scanner is None or scanner.may_match(text, at)


@cache
def _alone(source: str) -> Scanner[None] | None:
    scanner = Scanner([(source, None)])
    try:
        return scanner if scanner.strings else None
    except ScanError:
        return None


@kept
def _owners(sources: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    owners: dict[str, list[int]] = {}
    for number, source in enumerate(sources):
        for beginning in beginnings(source):
            owners.setdefault(beginning, []).append(number)
    return {beginning: tuple(numbers) for beginning, numbers in owners.items()}


def _is_inside_word(text: str, at: int) -> bool:
    """Whether a place lies between two letters, or between two digits."""
    around = text[at - 1 : at + 1] if at else ""
    return len(around) > 1 and (around.isalpha() or around.isdigit())
