"""Find the bodies of an article and give each its canonical name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

import regex

from extract.beginnings import ScanError
from extract.fields.bodies.names import canonical_head
from extract.fields.bodies.place import Place, read_place
from extract.patterns import compile_pattern
from extract.phrases import Phrases
from extract.reading import View
from extract.rules import Rule, load_rulebook
from extract.scanning import Scanner

Unit = Literal["always", "may", "never", "body"]
_UP_TO_UNIT = "bodies.tail.led"
_LINK = compile_pattern(r"[ ]?(?:và|,|-|&)[ ]?")


class _Head(NamedTuple):
    """A rule that may match where a first word stands."""

    rule: Rule
    tail: Rule | None
    """The rule that must match behind it."""
    beginnings: tuple[str, ...]
    """Of these one must stand there."""

    @property
    def runs_to_unit(self) -> bool:
        """Whether its tail is all that stands up to the unit."""
        return self.tail is not None and self.tail.id == _UP_TO_UNIT


@dataclass(slots=True)
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
    drafts: list[Draft] = []
    reach = 0
    for start, end in _openers().find_in(view.norm):
        if start < reach:
            continue
        draft = _read(view, start, _heads(view.norm[start:end]), as_of)
        if draft:
            drafts.append(draft)
        reach = draft.end if draft else end
    return _share_units(view.norm, drafts)


def _read(view: View, at: int, heads: Sequence[_Head], as_of: date | None) -> Draft | None:
    """Read the body that opens at an offset, by the first rule that matches.

    A name without a unit that goes on in small letters may be no more than the beginning of one
    that a unit closes: "Chi cục Dân số - Kế hoạch" of "… hóa gia đình tỉnh Hà Nam".
    """
    norm = view.norm
    found: Draft | None = None
    for head in heads:
        if (found and not head.runs_to_unit) or not norm.startswith(head.beginnings, at):
            continue
        fixed = _fixed_part(norm, at, head)
        draft = _draft(view, at, fixed, head.rule, as_of) if fixed else None
        if draft and (found or draft.place or not _goes_on(norm, draft.end)):
            return draft
        found = found or draft
    return found


def _fixed_part(norm: str, at: int, head: _Head) -> int | None:
    """Where head and tail end, null when the rule does not match here."""
    match = head.rule.pattern.match(norm, at)
    if match is None or head.tail is None:
        return match and match.end()
    tail = head.tail.pattern.match(norm, match.end())
    if tail and head.runs_to_unit and _breaks().search(norm, *tail.span()):
        return None
    return tail and tail.end()


def _goes_on(norm: str, end: int) -> bool:
    return norm[end : end + 1] == " " and norm[end + 1 : end + 2].islower()


def _draft(view: View, at: int, fixed: int, rule: Rule, as_of: date | None) -> Draft:
    """Make the draft of a name of which head and tail end at `fixed`, with the unit behind."""
    unit: Unit = rule.attributes["unit"]
    place = read_place(view, fixed, as_of) if unit in ("always", "may") else None
    head = canonical_head(view.norm[at:fixed])
    return Draft(at, place.end if place else fixed, head, unit, place, rule.id)


def _share_units(norm: str, drafts: list[Draft]) -> list[Draft]:
    """In "HĐND, UBND và MTTQ TP Hà Nội" the unit belongs to all."""
    for left, right in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        is_bare = left.place is None and left.unit != "never"
        if right.place and is_bare and _LINK.fullmatch(norm, left.end, right.start):
            left.place = right.place
    return drafts


@cache
def _breaks() -> regex.Pattern[str]:
    return load_rulebook("extract.fields.bodies")["bodies.tail.breaks"].pattern


@cache
def _openers() -> Phrases:
    """Give the first words of names."""
    rules = load_rulebook("extract.fields.bodies")
    return Phrases(word for rule in rules for word in rule.attributes["opens"])


@cache
def _heads(word: str) -> list[_Head]:
    """Give the rules that may match where a first word of names stands."""
    book = load_rulebook("extract.fields.bodies")
    return [
        _Head(rule, book[tail] if (tail := rule.attributes["tail"]) else None, going_on)
        for rule in book
        if word.startswith(tuple(rule.attributes["opens"]))
        and (going_on := _going_on(word, rule.source))
    ]


def _going_on(word: str, source: str) -> tuple[str, ...]:
    """Return what matches of a pattern begin with, of those that begin with a word."""
    known = _beginnings(source)
    return tuple(one for one in known if one.startswith(word) or word.startswith(one))


@cache
def _beginnings(source: str) -> list[str]:
    """Return what matches of a pattern begin with: with anything ("") where it does not tell."""
    try:
        return sorted(Scanner([(source, None)]).strings)
    except ScanError:
        return [""]
