"""Find the bodies of an article and give each its canonical name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from extract.fields.bodies.names import canonical_head
from extract.fields.bodies.place import Place, read_place
from extract.patterns import alternation, compile_pattern
from extract.reading import View
from extract.rules import Rule, load_rulebook
from extract.scanning import Scanner, may_begin

Unit = Literal["always", "may", "never", "body"]
_LINK = compile_pattern(r"[ ]?(?:và|,|-|&)[ ]?")


@dataclass
class Draft:
    """A body as found on characters: its unit may still be open."""

    start: int
    end: int
    head: str
    unit: Unit
    place: Place | None
    rule: str


def scan(view: View, as_of: date | None = None) -> list[Draft]:
    """Find every head with its fixed part and the unit behind it, left to right.

    >>> from extract.reading import fold
    >>> text = fold("UBND tỉnh Bình Định và Bộ Y tế họp")
    >>> [(draft.head, draft.place and draft.place.name) for draft in scan(text)]
    [('UBND', 'Bình Định'), ('Bộ Y tế', None)]
    """
    opener, rules = _openers()
    drafts: list[Draft] = []
    reach = 0
    for _, head in opener.finditer(view.norm, overlapped=True):
        if head.start() < reach:
            continue
        draft = _read(view, head.start(), rules[head[0]], as_of)
        if draft:
            drafts.append(draft)
        reach = draft.end if draft else head.end()
    return _share_units(view.norm, drafts)


def _read(view: View, at: int, rules: Sequence[Rule], as_of: date | None) -> Draft | None:
    for rule in rules:
        if not may_begin(rule.source, view.norm, at):
            continue
        fixed = _fixed_part(view.norm, at, rule)
        if fixed is not None:
            unit: Unit = rule.attributes["unit"]
            place = read_place(view, fixed, as_of) if unit in ("always", "may") else None
            head = canonical_head(view.norm[at:fixed])
            return Draft(at, place.end if place else fixed, head, unit, place, rule.id)
    return None


def _fixed_part(norm: str, at: int, rule: Rule) -> int | None:
    """Where head and tail end, null when the rule does not match here."""
    match = rule.pattern.match(norm, at)
    tail = rule.attributes["tail"]
    if match and tail:
        match = load_rulebook("extract.fields.bodies")[tail].pattern.match(norm, match.end())
    return match.end() if match else None


def _share_units(norm: str, drafts: list[Draft]) -> list[Draft]:
    """In "HĐND, UBND và MTTQ TP Hà Nội" the unit belongs to all."""
    for left, right in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        joined = _LINK.fullmatch(norm, left.end, right.start)
        if joined and left.place is None and left.unit != "never" and right.place:
            left.place = right.place
    return drafts


@cache
def _openers() -> tuple[Scanner[None], dict[str, list[Rule]]]:
    """Give the first words of names, and for each the rules that may match there."""
    book = load_rulebook("extract.fields.bodies")
    words = {word for rule in book for word in rule.attributes["opens"]}
    rules = {
        word: [rule for rule in book if word.startswith(tuple(rule.attributes["opens"]))]
        for word in words
    }
    opener = rf"\m{alternation(words)}(?![\p{{L}}\p{{N}}])"
    return Scanner([(opener, None)]), rules
