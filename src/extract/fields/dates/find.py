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

from extract.reading import Reading
from extract.record import Span
from extract.rules import Rule, expand, load_rulebook

_FIGURE: Final = regex.compile(r"[0-9]+")
_WORD: Final = regex.compile(r"(?<![\p{L}\p{N}])\p{L}+")
_LEADS: Final = r"(?r)(?:(?<![\p{L}\p{N}])\L<leads>[ ,(]{0,3})*"
_DAY_WORDS: Final = ("sáng", "trưa", "chiều", "tối", "đêm", "khuya", "sớm", "muộn", "hôm", "ngày")
_LONGEST_DAY_WORD: Final = 5
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
    before_sign: regex.Pattern[str]
    before_unit: regex.Pattern[str]


@cache
def _scan() -> _Scan:
    book = load_rulebook("extract.fields.dates")
    table = book.tables["scan"]
    opened_by: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in book:
        for word in rule.attributes["opens"]:
            opened_by[word].append(rule)
    return _Scan(
        opened_by,
        regex.compile(_LEADS, regex.VERSION1, leads=table["leads"]),
        table["wordy"],
        regex.compile(expand(table[_BEFORE_SIGN], book.fragments), regex.VERSION1),
        regex.compile(expand(table[_BEFORE_UNIT], book.fragments), regex.VERSION1),
    )


def find(reading: Reading, symbols: Sequence[Span]) -> Iterator[Hit]:
    """Yield the date expressions of a reading in order; none overlaps another or a symbol."""
    taken = _Spans(symbols)
    done = 0
    for place in _places(reading.lower):
        if place[0] >= done:
            for hit in _hits(reading, place, done):
                if hit.match.end() > place[0] and not taken.overlap(hit.match.span()):
                    done = hit.match.end()
                    yield hit
                    break


def _places(lower: str) -> list[Span]:
    """Where an expression may have its first figure, or its last word when it has none."""
    places = [figure.span() for figure in _FIGURE.finditer(lower)]
    words = [(at, at) for word in _scan().wordy for at in _occurrences(lower, word)]
    return sorted(places + words) if words else places


def _occurrences(lower: str, word: str) -> Iterator[int]:
    """Where a word stands that may end a day told in words ("sáng nay")."""
    at = lower.find(word)
    while at >= 0:
        start = at + word.startswith(" ")
        if start == at or lower[max(0, at - _LONGEST_DAY_WORD) : at].endswith(_DAY_WORDS):
            yield start
        at = lower.find(word, at + 1)


def _hits(reading: Reading, place: Span, done: int) -> Iterator[Hit]:
    """What the rules find around a place, from the farthest lead word on."""
    scan, lower, (at, end) = _scan(), reading.lower, place
    start = scan.leads.match(lower, done, at).start()
    if start < at or end == at:
        for word in _WORD.finditer(lower, start):
            if word.start() > at:
                break
            yield from _tried(scan, reading, word[0], word.start())
    if end > at and (kind := _kind(scan, lower, place)):
        yield from _tried(scan, reading, kind, at)


def _tried(scan: _Scan, reading: Reading, opening: str, at: int) -> Iterator[Hit]:
    for rule in scan.opened_by.get(opening, ()):
        text = reading.lower if rule.view == "lower" else reading.norm
        if match := rule.pattern.match(text, at):
            yield Hit(rule, match)


def _kind(scan: _Scan, lower: str, figure: Span) -> str | None:
    """What a figure may open, by its length and by what follows it."""
    at, end = figure
    if end - at == len("2024"):
        return _YEAR if lower[at] in "12" else None
    if end - at > len("31"):
        return None
    if scan.before_unit.match(lower, end):
        return _BEFORE_UNIT
    return _BEFORE_SIGN if scan.before_sign.match(lower, end) else None


class _Spans:
    """Spans in order, asked whether one overlaps another."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def overlap(self, span: Span) -> bool:
        at = bisect_right(self._starts, span[1] - 1) - 1
        return at >= 0 and self._ends[at] > span[0]
