"""Furniture: related links, buttons, time stamps that were pasted or scraped with a text."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import NamedTuple

import regex

from extract.patterns import compile_pattern
from extract.rules import load_rulebook

_LINE = compile_pattern(r"[^\n]+")
_SENTENCE_LIKE = compile_pattern(r"[.!?…;:][\"')\]]*+[ ]*+$")
_LONG = 180
_LONGEST = 400


class Furniture(NamedTuple):
    """Stretches of the view that are not the article, in order."""

    starts: list[int]
    ends: list[int]

    def covers(self, offset: int) -> bool:
        """Whether a view offset lies in furniture.

        >>> Furniture([0], [13]).covers(12), Furniture([0], [13]).covers(13)
        (True, False)
        """
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]


def find_furniture(norm: str, lower: str) -> Furniture:
    r"""Find the stretches of a folded text that are not the article: lines, and ends of lines.

    A heading such as "Tin liên quan" covers the title-like lines after it: short ones that
    do not end like a sentence.

    >>> text = "Tin liên quan\nGiữ lửa theo gương Bác\nHội nghị do Quận ủy tổ chức thành công."
    >>> found = find_furniture(text, text.lower())
    >>> text[found.starts[0]:found.ends[-1]]
    'Tin liên quan\nGiữ lửa theo gương Bác'
    """
    spans: list[tuple[int, int]] = []
    in_block = False
    for line in _LINE.finditer(lower):
        scope = _scope(line[0]) if len(line[0]) <= _LONGEST else None
        in_block = scope == "block" or (in_block and _is_title_like(norm[slice(*line.span())]))
        if scope or in_block:
            spans.append(line.span())
        elif tail := _tail(lower, *line.span()):
            spans.append(tail)
    return Furniture([start for start, _ in spans], [end for _, end in spans])


def _tail(lower: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the end of a line, not too long, that a heading opens ("Tin liên quan: …")."""
    if lower.find(":", start, end) < 0:
        return None
    rule = load_rulebook("extract.reading", "furniture.toml")["furniture.related_tail"]
    match = rule.pattern.search(lower, max(start, end - _LONGEST), end)
    return (match.start("heading"), end) if match else None


def _scope(line: str) -> str | None:
    pattern, scopes = _openings()
    match = pattern.match(line)
    return scopes[str(match.lastgroup)] if match else None


@cache
def _openings() -> tuple[regex.Pattern[str], dict[str, str]]:
    """Put the rules of whole lines into one pattern; give the scope of each of its groups."""
    rules = [
        rule
        for rule in load_rulebook("extract.reading", "furniture.toml")
        if rule.attributes["scope"] != "tail"
    ]
    source = "|".join(f"(?P<r{number}>{rule.source})" for number, rule in enumerate(rules))
    scopes = {f"r{number}": str(rule.attributes["scope"]) for number, rule in enumerate(rules)}
    return compile_pattern(source, regex.VERSION1), scopes


def _is_title_like(line: str) -> bool:
    return len(line) < _LONG and not _SENTENCE_LIKE.search(line)
