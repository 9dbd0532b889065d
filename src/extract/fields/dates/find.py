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

from extract.beginnings import beginnings
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.record import Span
from extract.rules import Rule, expand, load_rulebook
from extract.scanning import Scanner
from extract.sweep import LOWER

_THOUSANDS: Final = compile_pattern(r"[0-9]{1,3}(?:[.,][0-9]{3})++(?![.,]?[0-9])")
_WORD: Final = compile_pattern(r"(?<![\p{L}\p{N}])\p{L}+")
_MOST_LEADS: Final = 10
_MOST_BETWEEN: Final = 3
_BETWEEN: Final = " ,("
_LONGEST: Final = 300
"""Characters of the longest expression; `regex` looks ahead for literals as far as it may."""
_GLANCE: Final = 90
_NEAR: Final = 40
_LAST_DAY: Final = 31
_WORD_SIZE: Final = 0
_YEAR_SIZE: Final = len("2024")
_SIZES: Final = (1, 2, _YEAR_SIZE)
"""Places of the figures that dates begin with: days, months, years."""
_YEAR: Final = "YEAR"
_FIGURE: Final = "FIGURE"
_BEFORE_SIGN: Final = "FIGURE/"
_BEFORE_UNIT: Final = "FIGURE+"
_POINTS: Final = (".", ",")


class Hit(NamedTuple):
    """A rule and its match in the view."""

    rule: Rule
    match: regex.Match[str]


class _Opened(NamedTuple):
    """A rule that a word opens, how its matches go on, and strings of which they hold one."""

    rule: Rule
    wordings: tuple[str, ...]
    needs: tuple[str, ...]
    within: int


class _Scan(NamedTuple):
    """The rulebook, made ready for looking at places in a text."""

    opened: Mapping[int, Mapping[str, Sequence[_Opened]]]
    """The rules to try, in order, by the size of the figure (0: a word) and by what opens them."""
    leads: frozenset[str]
    wordy: Scanner[None]
    day_words: tuple[str, ...]
    behind: regex.Pattern[str]
    may_be_behind: frozenset[str]
    """What `behind` begins with, as far as its first three letters."""


@cache
def _scan() -> _Scan:
    tables = load_rulebook("extract.fields.dates", "scan.toml").tables
    classes, table = tables["openers"], tables["scan"]
    wordy = Scanner((regex.escape(one, literal_spaces=True), None) for one in table["wordy"])
    LOWER.join(wordy)
    opening = (wording.split(" ")[0] for words in classes.values() for wording in words)
    behind = expand(f"(?P<before_unit>{table[_BEFORE_UNIT]})|{table[_BEFORE_SIGN]}", {})
    return _Scan(
        {size: _opened_by(classes, size) for size in (_WORD_SIZE, *_SIZES)},
        frozenset([*table["leads"], *opening]),
        wordy,
        tuple(table["day_words"]),
        compile_pattern(behind, regex.VERSION1),
        frozenset(one[:3] for one in beginnings(behind)),
    )


def _opened_by(classes: Mapping[str, Sequence[str]], size: int) -> dict[str, list[_Opened]]:
    """For each opening word or kind of figure, the rules to try at figures of a size."""
    opened_by: defaultdict[str, list[_Opened]] = defaultdict(list)
    for rule in load_rulebook("extract.fields.dates"):
        told = rule.attributes
        if ("figure" if size else "word") not in told.get("found_by", ["figure"]):
            continue
        wanted: defaultdict[str, list[str]] = defaultdict(list)
        for wording in _wordings(told["opens"], classes):
            word = wording if wording.startswith(_FIGURE) else wording.split(" ")[0]
            if word == _YEAR or word.startswith(_FIGURE) or size in told.get("digits", [size]):
                wanted[word].append(wording if word != wording else "")
        needs, within = tuple(told.get("needs", ())), told.get("within", _NEAR)
        for word, wordings in wanted.items():
            opened_by[word].append(_Opened(rule, tuple(wordings), needs, within))
    return dict(opened_by)


def _wordings(opens: Sequence[str], classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Spell out what a rule's `opens` name: "COUNT năm" is "một năm", "hai năm" and so on."""
    for name in opens:
        first, *rest = name.split(" ")
        for word in classes.get(first, [first]):
            yield " ".join([word, *rest])


def find(reading: Reading, symbols: Sequence[Span]) -> Iterator[Hit]:
    """Yield the date expressions of a reading in order; none overlaps another or a symbol."""
    scan, taken = _scan(), _Spans(symbols)
    done = 0
    for place in _places(scan, reading):
        if place[0] < done or taken.overlap(place[0], place[0] + 1):
            continue
        if hit := _hit(scan, reading, place, done, taken):
            done = hit.match.end()
            yield hit


def _places(scan: _Scan, reading: Reading) -> list[Span]:
    """Return where an expression may have its first figure, or its last word when it has none."""
    places, words = _first_figures(reading), list(_last_words(scan, reading.lower))
    return sorted(places + words) if words else places


def _first_figures(reading: Reading) -> list[Span]:
    """Return the figures that a number begins with and a date can: those of no "1.500" or 750."""
    lower = reading.lower
    found: list[Span] = []
    behind = -1
    for at, end in reading.figures:
        goes_on = at == behind and lower[at - 1] in _POINTS
        behind = end + 1
        if goes_on or end - at not in _SIZES:
            continue
        if end - at == _YEAR_SIZE:
            is_date = lower[at] in "12"
        else:
            grouped = lower[end:behind] in _POINTS and lower[behind : behind + 3].isdigit()
            is_date = not (grouped and _THOUSANDS.match(lower, at))
        if is_date:
            found.append((at, end))
    return found


def _last_words(scan: _Scan, lower: str) -> Iterator[Span]:
    """Yield where a word stands that may end a day told in words ("sáng nay")."""
    for at in scan.wordy.places(lower):
        if lower[at] != " ":
            yield at, at
        elif lower.endswith(scan.day_words, 0, at):
            yield at + 1, at + 1


def _hit(scan: _Scan, reading: Reading, place: Span, done: int, taken: _Spans) -> Hit | None:
    """Try the rules around a place, from the farthest lead word on."""
    lower, (at, end) = reading.lower, place
    opened_by = scan.opened[end - at]
    for start, opening in _openings(scan, lower, place, done):
        for rule, wordings, needs, within in opened_by.get(opening, ()):
            if not lower.startswith(wordings, start):
                continue
            if needs and not _holds_one(lower, needs, start, start + within):
                continue
            text = lower if rule.view == "lower" else reading.norm
            match = rule.pattern.match(text, start, start + _LONGEST)
            if match and match.end() > at and not taken.overlap(*match.span()):
                return Hit(rule, match)
    return None


def _holds_one(text: str, strings: Sequence[str], start: int, end: int) -> bool:
    """Whether one of the strings stands in a stretch of a text."""
    for one in strings:  # noqa: SIM110 - a generator takes twice as long
        if text.find(one, start, end) >= 0:
            return True
    return False


def _openings(scan: _Scan, lower: str, place: Span, done: int) -> list[tuple[int, str]]:
    """Return where an expression may begin, and with which word or kind of figure."""
    at, end = place
    openings = _leads(scan.leads, lower, done, at)
    if end == at:
        word = _WORD.match(lower, at)
        openings += [(at, word[0])] if word else []
    elif kind := _kind(scan, lower, place):
        openings.append((at, kind))
    return openings


def _leads(leads: frozenset[str], lower: str, start: int, at: int) -> list[tuple[int, str]]:
    """Walk back over the lead words in front of a place; return them in order."""
    found: list[tuple[int, str]] = []
    base, end = max(start, at - _LONGEST), at
    while len(found) < _MOST_LEADS:
        stop = end
        while stop > base and lower[stop - 1] in _BETWEEN:
            stop -= 1
        space = lower.rfind(" ", base, stop)
        word = _last_letters(lower[base if space < 0 else space + 1 : stop])
        begin = stop - len(word)
        if word not in leads or end - stop > _MOST_BETWEEN or lower[begin - 1 : begin].isalnum():
            break
        found.append((begin, word))
        end = begin
    return found[::-1]


def _last_letters(text: str) -> str:
    """Return the letters that a text ends in."""
    if text.isalpha():
        return text
    at = len(text)
    while at and text[at - 1].isalpha():
        at -= 1
    return text[at:]


def _kind(scan: _Scan, lower: str, figure: Span) -> str | None:
    """Say what a figure may open, by its length and by what follows it."""
    at, end = figure
    if end - at == _YEAR_SIZE:
        return _YEAR
    near, known = lower[end : end + 3], scan.may_be_behind
    if near not in known and near[:2] not in known and near[:1] not in known:
        return None
    behind = scan.behind.match(lower, end, end + _GLANCE)
    if behind is None:
        return None
    if behind["before_unit"]:
        return f"{_FIGURE} {behind['unit']}"
    return _BEFORE_SIGN if 0 < int(lower[at:end]) <= _LAST_DAY else None


class _Spans:
    """Spans in order, asked whether one overlaps another."""

    def __init__(self, spans: Sequence[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def overlap(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start
