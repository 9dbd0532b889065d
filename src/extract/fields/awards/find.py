"""Find the cues around counts, on the characters of one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from extract.fields.awards.counts import PACKAGE, Count
from extract.fields.awards.index import RuleIndex
from extract.patterns import compile_pattern
from extract.reading import View
from extract.record import Span
from extract.rules import load_rulebook


class Cue(NamedTuple):
    """A word or phrase that decides what a count is."""

    start: int
    end: int
    role: str
    """What it does (rules.toml); `stop` for a semicolon."""
    rule: str


_STEP = compile_pattern(r"\p{L}++|\d++|;")
_QUOTE = compile_pattern(r'"')
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
    return replace(view, lower=lower)


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
    starting = {count.start: count for count in counts}
    tokens: list[Count | Cue] = []
    at = start
    for quote in [*_quotations(lower, start, end), (end, end)]:
        for token in _tokens(lower, at, max(at, quote[0]), end, starting):
            at = token.end
            tokens.append(token)
        form = _quoted_form(lower, quote, end)
        tokens += [form] if form else []
        at = max(at, quote[1])
    return [token for token in tokens if isinstance(token, Count) or token.role != "skip"]


def _tokens(
    lower: str, at: int, until: int, end: int, counts: dict[int, Count]
) -> Iterator[Count | Cue]:
    """Yield the counts and cues that begin in a stretch."""
    starters = _cues().words
    for word in _STEP.finditer(lower, at, until):
        start, text = word.start(), word[0]
        if start < at:
            continue
        token: Count | Cue | None = counts.get(start)
        if token is None and (text in starters or text == ";" or text.isdigit()):
            token = _cue_at(text, lower, start, end)
        if token:
            at = token.end
            yield token


def _quoted_form(lower: str, quote: Span, end: int) -> Cue | None:
    """Return the honour that is named in quotes: trao tặng "Giải thưởng Sao Mai"."""
    at, until = quote[0] + 1, quote[1]
    while at < until and lower[at] == " ":
        at += 1
    word = _STEP.match(lower, at, end) if at < until else None
    cue = _cue_at(word[0], lower, at, end) if word else None
    return cue if cue and cue.role == "form" and cue.rule != _TITLE else None


def _quotations(lower: str, start: int, end: int) -> list[tuple[int, int]]:
    marks = [mark.start() for mark in _QUOTE.finditer(lower, start, end)]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [(first, last + 1) for first, last in pairs if last - first <= _LONGEST_QUOTE]


def _cue_at(word: str, lower: str, at: int, end: int) -> Cue | None:
    if word == ";":
        return Cue(at, at + 1, "stop", "awards.stop")
    hit = _cues().match_word(word, lower, at, end)
    return Cue(at, hit.end, str(hit.rule.attributes["role"]), hit.rule.id) if hit else None


@cache
def _cues() -> RuleIndex:
    return RuleIndex(load_rulebook(PACKAGE, "rules.toml"))
