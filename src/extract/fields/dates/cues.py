"""The words around a date that say something of its year or its day; rules in `cues.toml`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import regex

from extract.beginnings import ScanError
from extract.fields.dates.value import Found
from extract.reading import Reading
from extract.rules import load_rulebook
from extract.scanning import Scanner

REACH = 90
"""How far from a date its cues are looked for, in characters."""
_FAR = 400
"""How far those of its whole sentence are."""


@cache
def _look(name: str) -> Callable[[str], regex.Match[str] | None]:
    """Return the search for a cue: where the text ends or begins, or else for its words."""
    rule = load_rulebook("extract.fields.dates", "cues.toml")[f"dates.cue.{name}"]
    if rule.source.startswith(("(?r)", "^")):
        return rule.pattern.match
    scanner = Scanner([(rule.source, None)])
    try:
        return _matched(scanner) if scanner.strings else rule.pattern.search
    except ScanError:
        return rule.pattern.search


def _matched(scanner: Scanner[None]) -> Callable[[str], regex.Match[str] | None]:
    def look(text: str) -> regex.Match[str] | None:
        hit = scanner.search(text)
        return hit.match if hit else None

    return look


def cue(name: str, text: str) -> regex.Match[str] | None:
    """Look for a cue in a text."""
    return _look(name)(text)


def says(name: str, text: str) -> bool:
    """Whether a text gives a cue.

    >>> says("future", "dự kiến khai mạc "), says("past", "hồi ")
    (True, True)
    """
    return _look(name)(text) is not None


def before(reading: Reading, found: Found) -> str:
    """Return what stands before a mention in its sentence, as far as cues reach."""
    start = reading.sentence_at(found.start).start
    return reading.lower[max(start, found.start - REACH) : found.start]


def after(reading: Reading, found: Found, reach: int = REACH) -> str:
    """Return what stands after a mention in its sentence, as far as cues reach."""
    end = reading.sentence_at(found.start).end
    return reading.lower[found.end : min(end, found.end + reach)]


def around(reading: Reading, found: Found) -> str:
    """Return the sentence of a mention, as far as the cues of a whole sentence reach."""
    sentence = reading.sentence_at(found.start)
    start, end = max(sentence.start, found.start - _FAR), min(sentence.end, found.end + _FAR)
    return reading.lower[start:end]


def is_feast(reading: Reading, found: Found) -> bool:
    """Whether a day and month names a feast, of no one year: "mừng Quốc khánh 2/9"."""
    if says("recurring", reading.lower[found.end : found.end + REACH]):
        return True
    if found.near or not reading.lower[found.start].isdigit():
        return False
    front = before(reading, found)
    return (
        says("feast", front)
        and not says("occasion", front[-REACH // 3 :])
        and not says("occasion", after(reading, found, REACH // 3))
    )


def is_quoted(reading: Reading, found: Found) -> bool:
    """Whether somebody says it: a relative day is then told from the day of the speech."""
    start = max(reading.sentence_at(found.start).start, found.start - _FAR)
    return reading.norm.count('"', start, found.start) % 2 == 1


def is_told(reading: Reading, found: Found) -> bool:
    """Whether "cùng ngày" may mean this day: not a document's, a feast's or an aside's."""
    point, front = found.first, before(reading, found)
    if found.kind != "date" or not (found.word or (point and point.is_day)):
        return False
    if front.endswith("(") or says("document", front) or says("hindsight", front):
        return False
    if is_feast(reading, found) or reading.furniture.covers(found.start):
        return False
    opens = len(front) <= REACH // 3 and reading.lower[found.start].isalpha()
    return opens or point is None or point.needs_year
