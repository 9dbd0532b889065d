"""Find the cues around counts, on the characters of one sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from extract.fields.awards.counts import PACKAGE, Count
from extract.patterns import compile_pattern
from extract.reading import View
from extract.record import Span
from extract.rules import Rule, load_rulebook
from extract.scanning import Scanner


class Cue(NamedTuple):
    """A word or phrase that decides what a count is."""

    start: int
    end: int
    role: str
    """What it does (rules.toml); `stop` for a semicolon."""
    rule: str


_QUOTE = compile_pattern(r'"')
_IS_SAID = compile_pattern(
    r"\"[ ]?[,.]?[ ]?[-–]?[ ]?(?:theo )?(?:ông|bà|anh|chị|cô|thầy|em|đồng chí|đại diện)[ ]"
)
_LONGEST_QUOTE = 100
_SPELLINGS = (("sỹ", "sĩ"), ("kỉ niệm", "kỷ niệm"), ("kỉ luật", "kỷ luật"))
_TITLE = "awards.form.title"


def respelled(view: View) -> View:
    """Return the view with i for y where papers write both (sỹ, kỉ niệm), place by place.

    >>> from extract.reading import fold
    >>> respelled(fold("Chiến sỹ thi đua")).lower
    'chiến sĩ thi đua'
    """
    lower = view.lower
    for written, usual in _SPELLINGS:
        lower = lower.replace(written, usual)
    return view if lower == view.lower else replace(view, lower=lower)


def scan(view: View, start: int, end: int, counts: Sequence[Count]) -> list[Count | Cue]:
    """Find the cues of one sentence; return them with its counts, in order, without overlap.

    Short quotations (names of contests, movements) are passed over, but for an honour that
    is named in quotes.

    >>> from extract.fields.awards.counts import find_counts
    >>> from extract.reading import fold
    >>> view = fold("Đã tặng bằng khen cho 3 tập thể")
    >>> tokens = scan(view, 0, 31, find_counts(view, 0, 31))
    >>> [(view.lower[t.start:t.end], getattr(t, "role", "count")) for t in tokens]
    [('đã', 'real'), ('tặng', 'give'), ('bằng khen', 'form'), ('cho', 'to'), ('3 tập thể', 'count')]
    """
    lower = view.lower
    found: list[Count | Cue] = [*counts, *_cues_in(lower, start, end)]
    found.sort(key=_place)
    starts = [token.start for token in found]
    tokens: list[Count | Cue] = []
    at = start
    for quote in [*_quotations(lower, start, end), (end, end)]:
        for token in found[bisect_left(starts, at) : bisect_left(starts, quote[0])]:
            if token.start >= at:
                at = token.end
                tokens.append(token)
        form = _quoted_form(lower, quote, end)
        tokens += [form] if form else []
        at = max(at, quote[1])
    return [token for token in tokens if isinstance(token, Count) or token.role != "skip"]


def _place(token: Count | Cue) -> tuple[int, bool]:
    return token.start, isinstance(token, Cue)


def _cues_in(lower: str, start: int, end: int) -> Iterator[Cue]:
    """Yield every cue of a sentence, whatever it overlaps."""
    for rule, match in _cues().finditer(lower, start, end, overlapped=True):
        yield Cue(*match.span(), str(rule.attributes["role"]), rule.id)
    at = lower.find(";", start, end)
    while at >= 0:
        yield Cue(at, at + 1, "stop", "awards.stop")
        at = lower.find(";", at + 1, end)


def _quoted_form(lower: str, quote: Span, end: int) -> Cue | None:
    """Return the honour that is named in quotes: trao tặng "Giải thưởng Sao Mai"."""
    at, until = quote[0] + 1, quote[1]
    while at < until and lower[at] == " ":
        at += 1
    hit = _cues().match(lower, at, end) if at < until else None
    if hit is None or hit.value.attributes["role"] != "form" or hit.value.id == _TITLE:
        return None
    return Cue(*hit.match.span(), "form", hit.value.id)


def _quotations(lower: str, start: int, end: int) -> list[tuple[int, int]]:
    marks = [mark.start() for mark in _QUOTE.finditer(lower, start, end)]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [
        (first, last + 1)
        for first, last in pairs
        if last - first <= _LONGEST_QUOTE and not _IS_SAID.match(lower, last, end)
    ]


@cache
def _cues() -> Scanner[Rule]:
    rules = load_rulebook(PACKAGE, "rules.toml")
    return Scanner(((rule.source, rule) for rule in rules), whole_words=True)
