"""Find date expressions on characters: figures first, then the words around them.

A text holds some six figures in 1,000 characters, and nearly every date has one. So the
figures are found with one cheap scan; from each, the lead words before it ("từ ngày", "cuối
tháng") are walked back, and the rules that may open with such a word are tried there. The
rules are in `rules.toml`; the first that matches wins.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

import regex

from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.record import Span
from extract.rules import Rule, expand, load_rulebook

_NUMBER: Final = compile_pattern(r"([0-9]+)(?:[.,][0-9]+)*")
_THOUSANDS: Final = compile_pattern(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_WORD: Final = compile_pattern(r"(?<![\p{L}\p{N}])\p{L}+")
_LEADS: Final = r"(?r)(?:(?<![\p{L}\p{N}])\L<leads>[ ,(]{0,3}){0,10}"
_LONGEST: Final = 300
"""Characters of the longest expression; `regex` looks ahead for literals as far as it may."""
_GLANCE: Final = 12
_YEAR: Final = "YEAR"
_BEFORE_SIGN: Final = "FIGURE/"
_BEFORE_UNIT: Final = "FIGURE+"


class Hit(NamedTuple):
    """A rule and its match in the view."""

    rule: Rule
    match: regex.Match[str]


class _Scan(NamedTuple):
    """The rulebook, made ready for looking at places in a text."""

    opened_by: Mapping[str, Sequence[Rule]]
    leads: regex.Pattern[str]
    wordy: Sequence[str]
    day_words: tuple[str, ...]
    before_sign: regex.Pattern[str]
    before_unit: regex.Pattern[str]


@cache
def _scan() -> _Scan:
    tables = load_rulebook("extract.fields.dates", "scan.toml").tables
    classes, table = tables["openers"], tables["scan"]
    leads = {*table["leads"], *(word for words in classes.values() for word in words)}
    return _Scan(
        _opened_by(classes),
        compile_pattern(_LEADS, regex.VERSION1, leads=leads),
        table["wordy"],
        tuple(table["day_words"]),
        compile_pattern(expand(table[_BEFORE_SIGN], {}), regex.VERSION1),
        compile_pattern(expand(table[_BEFORE_UNIT], {}), regex.VERSION1),
    )


def _opened_by(classes: Mapping[str, Sequence[str]]) -> dict[str, list[Rule]]:
    """For each opening word or kind of figure, the rules to try, in order."""
    opened_by: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in load_rulebook("extract.fields.dates"):
        names = rule.attributes["opens"]
        for word in {word for name in names for word in classes.get(name, [name])}:
            opened_by[word].append(rule)
    return dict(opened_by)


def find(reading: Reading, symbols: Sequence[Span]) -> Iterator[Hit]:
    """Yield the date expressions of a reading in order; none overlaps another or a symbol."""
    scan, taken = _scan(), _Spans(symbols)
    done = 0
    for place in _places(reading.lower):
        if place[0] >= done and (hit := _hit(scan, reading, place, done, taken)):
            done = hit.match.end()
            yield hit


def _places(lower: str) -> list[Span]:
    """Return where an expression may have its first figure, or its last word when it has none."""
    places = [
        number.span(1)
        for number in _NUMBER.finditer(lower)
        if number.end(1) == number.end() or not _THOUSANDS.fullmatch(number[0])
    ]
    scan = _scan()
    words = [(at, at) for word in scan.wordy for at in _occurrences(lower, word, scan.day_words)]
    return sorted(places + words) if words else places


def _occurrences(lower: str, word: str, day_words: tuple[str, ...]) -> Iterator[int]:
    """Yield where a word stands that may end a day told in words ("sáng nay")."""
    longest = max(map(len, day_words))
    at = lower.find(word)
    while at >= 0:
        start = at + word.startswith(" ")
        if start == at or lower[max(0, at - longest) : at].endswith(day_words):
            yield start
        at = lower.find(word, at + 1)


def _hit(scan: _Scan, reading: Reading, place: Span, done: int, taken: _Spans) -> Hit | None:
    """Try the rules around a place, from the farthest lead word on."""
    lower, at = reading.lower, place[0]
    for start, opening in _openings(scan, lower, place, done):
        for rule in scan.opened_by.get(opening, ()):
            text = lower if rule.view == "lower" else reading.norm
            match = rule.pattern.match(text, start, start + _LONGEST)
            if match and match.end() > at and not taken.overlap(match.span()):
                return Hit(rule, match)
    return None


def _openings(scan: _Scan, lower: str, place: Span, done: int) -> list[tuple[int, str]]:
    """Return where an expression may begin, and with which word or kind of figure."""
    at, end = place
    leads = scan.leads.match(lower, done, at)
    start = leads.start() if leads else at
    openings = []
    if start < at or end == at:
        for word in _WORD.finditer(lower, start):
            if word.start() > at:
                break
            openings.append((word.start(), word[0]))
    if end > at and (kind := _kind(scan, lower, place)):
        openings.append((at, kind))
    return openings


def _kind(scan: _Scan, lower: str, figure: Span) -> str | None:
    """Say what a figure may open, by its length and by what follows it."""
    at, end = figure
    if end - at == len("2024"):
        return _YEAR if lower[at] in "12" else None
    if end - at > len("31"):
        return None
    if scan.before_unit.match(lower, end, end + _GLANCE):
        return _BEFORE_UNIT
    return _BEFORE_SIGN if scan.before_sign.match(lower, end, end + _GLANCE) else None


class _Spans:
    """Spans in order, asked whether one overlaps another."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def overlap(self, span: Span) -> bool:
        at = bisect_right(self._starts, span[1] - 1) - 1
        return at >= 0 and self._ends[at] > span[0]
