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
from extract.scanning import Scanner, may_begin
from extract.sweep import LOWER

_NUMBER: Final = compile_pattern(r"([0-9]+)(?:[.,][0-9]+)*")
_THOUSANDS: Final = compile_pattern(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_WORD: Final = compile_pattern(r"(?<![\p{L}\p{N}])\p{L}+")
_MOST_LEADS: Final = 10
_MOST_BETWEEN: Final = 3
_LONGEST: Final = 300
"""Characters of the longest expression; `regex` looks ahead for literals as far as it may."""
_GLANCE: Final = 90
_NEAR: Final = 40
_LAST_DAY: Final = 31
_YEAR: Final = "YEAR"
_FIGURE: Final = "FIGURE"
_BEFORE_SIGN: Final = "FIGURE/"
_BEFORE_UNIT: Final = "FIGURE+"
_SIGNS: Final = frozenset(" ,/\\.-")


class Hit(NamedTuple):
    """A rule and its match in the view."""

    rule: Rule
    match: regex.Match[str]


class _Opened(NamedTuple):
    """A rule that a word opens, where the text goes on as it wants and holds what it needs."""

    rule: Rule
    wordings: tuple[str, ...]
    needs: tuple[str, ...]

    def may_match(self, lower: str, at: int) -> bool:
        """Whether the plain strings that every match holds stand where they must."""
        if not lower.startswith(self.wordings, at):
            return False
        return not self.needs or any(lower.find(one, at, at + _NEAR) >= 0 for one in self.needs)


class _Scan(NamedTuple):
    """The rulebook, made ready for looking at places in a text."""

    opened_by: Mapping[str, Sequence[_Opened]]
    leads: frozenset[str]
    wordy: Scanner[None]
    day_words: tuple[str, ...]
    behind: regex.Pattern[str]


@cache
def _scan() -> _Scan:
    tables = load_rulebook("extract.fields.dates", "scan.toml").tables
    classes, table = tables["openers"], tables["scan"]
    wordy = Scanner((regex.escape(one, literal_spaces=True), None) for one in table["wordy"])
    LOWER.join(wordy)
    opening = (wording.split(" ")[0] for words in classes.values() for wording in words)
    behind = f"(?P<before_unit>{table[_BEFORE_UNIT]})|{table[_BEFORE_SIGN]}"
    return _Scan(
        _opened_by(classes),
        frozenset([*table["leads"], *opening]),
        wordy,
        tuple(table["day_words"]),
        compile_pattern(expand(behind, {}), regex.VERSION1),
    )


def _opened_by(classes: Mapping[str, Sequence[str]]) -> dict[str, list[_Opened]]:
    """For each opening word or kind of figure, the rules to try, in order."""
    opened_by: defaultdict[str, list[_Opened]] = defaultdict(list)
    for rule in load_rulebook("extract.fields.dates"):
        wanted: defaultdict[str, list[str]] = defaultdict(list)
        for wording in _wordings(rule.attributes["opens"], classes):
            word = wording if wording.startswith(_FIGURE) else wording.split(" ")[0]
            wanted[word].append(wording if word != wording else "")
        for word, wordings in wanted.items():
            needs = tuple(rule.attributes.get("needs", ()))
            opened_by[word].append(_Opened(rule, tuple(wordings), needs))
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
    for place in _places(reading.lower):
        if place[0] < done or taken.overlap((place[0], place[0] + 1)):
            continue
        if hit := _hit(scan, reading, place, done, taken):
            done = hit.match.end()
            yield hit


def _places(lower: str) -> list[Span]:
    """Return where an expression may have its first figure, or its last word when it has none."""
    places = [
        number.span(1)
        for number in _NUMBER.finditer(lower)
        if number.end(1) == number.end() or not _THOUSANDS.fullmatch(number[0])
    ]
    words = [(at, at) for at in _last_words(lower)]
    return sorted(places + words) if words else places


def _last_words(lower: str) -> Iterator[int]:
    """Yield where a word stands that may end a day told in words ("sáng nay")."""
    scan = _scan()
    for at in scan.wordy.places(lower):
        if lower[at] != " ":
            yield at
        elif lower.endswith(scan.day_words, 0, at):
            yield at + 1


def _hit(scan: _Scan, reading: Reading, place: Span, done: int, taken: _Spans) -> Hit | None:
    """Try the rules around a place, from the farthest lead word on."""
    lower, at = reading.lower, place[0]
    for start, opening in _openings(scan, lower, place, done):
        for opened in scan.opened_by.get(opening, ()):
            if not opened.may_match(lower, start):
                continue
            rule = opened.rule
            text = lower if rule.view == "lower" else reading.norm
            match = rule.pattern.match(text, start, start + _LONGEST)
            if match and match.end() > at and not taken.overlap(match.span()):
                return Hit(rule, match)
    return None


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
    base = max(start, at - _LONGEST)
    front = lower[base:at].replace(",", " ").replace("(", " ")
    end = len(front)
    while len(found) < _MOST_LEADS:
        stop = len(front[:end].rstrip(" "))
        word = _last_letters(front[front.rfind(" ", 0, stop) + 1 : stop])
        begin = base + stop - len(word)
        if end - stop > _MOST_BETWEEN or word not in leads or lower[begin - 1 : begin].isalnum():
            break
        found.append((begin, word))
        end = stop - len(word)
    return found[::-1]


def _last_letters(text: str) -> str:
    """Return the letters that a text ends in."""
    if text.isalpha():
        return text
    at = next((at for at in range(len(text), 0, -1) if not text[at - 1].isalpha()), 0)
    return text[at:]


def _kind(scan: _Scan, lower: str, figure: Span) -> str | None:
    """Say what a figure may open, by its length and by what follows it."""
    at, end = figure
    if end - at == len("2024"):
        return _YEAR if lower[at] in "12" else None
    if end - at > len("31") or lower[end : end + 1] not in _SIGNS:
        return None
    if not may_begin(scan.behind.pattern, lower, end):
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

    def overlap(self, span: Span) -> bool:
        at = bisect_right(self._starts, span[1] - 1) - 1
        return at >= 0 and self._ends[at] > span[0]
