"""The words that name an occasion, as one fast pattern, and the rules around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import regex

from extract.beginnings import ScanError
from extract.patterns import alternation
from extract.record import EventType
from extract.rules import Rule, load_rulebook
from extract.scanning import Scanner
from extract.sweep import LOWER

_PACKAGE = "extract.events"
_PREFIX = "events."
_FROM_END = "(?r)"
_OFTEN = (
    "future_clause", "unreal", "ordered_clause", "decided", "future_sentence", "same_day",
    "long_ago", "reported", "other_day", "this_occasion",
)  # fmt: skip
"""Cues that are asked for at most places: looked for in the whole of a text at once."""
_TOURNAMENT = "giải"
_OLYMPIAD = "olympic"


@dataclass(frozen=True)
class Cue:
    """A rule's pattern behind cheap tests: strings without which it matches nowhere."""

    pattern: regex.Pattern[str]
    needs: tuple[str, ...] = ()
    """One of these must stand in the stretch."""
    beginnings: Scanner[None] | None = None
    """One of these must stand where a match begins; null where that can be anything."""

    def match(self, lower: str, start: int, end: int) -> regex.Match[str] | None:
        """Match at the start of a stretch."""
        if self.beginnings and not self.beginnings.may_match(lower, start):
            return None
        if self.needs and not self._may(lower, start, end):
            return None
        return self.pattern.match(lower, start, end)

    def search(self, lower: str, start: int, end: int) -> regex.Match[str] | None:
        """Search a stretch."""
        if self.beginnings and not self.beginnings.stands_in(lower, start, end):
            return None
        if self.needs and not self._may(lower, start, end):
            return None
        return self.pattern.search(lower, start, end)

    def spans(self, lower: str, start: int, end: int) -> bool:
        """Whether the pattern matches the whole stretch."""
        return self.pattern.fullmatch(lower, start, end) is not None

    def _may(self, lower: str, start: int, end: int) -> bool:
        for need in self.needs:
            if lower.find(need, start, end) >= 0:
                return True
        return not self.needs


@cache
def cue(name: str) -> Cue:
    """Return a rule as a cue, named without "events.".

    >>> cue("frame.held").search("Quận ủy đã tổ chức ", 0, 19)[0]
    'tổ chức '
    """
    rule = load_rulebook(_PACKAGE)[_PREFIX + name]
    beginnings = _scanners().cues.get(rule.id)
    return Cue(rule.pattern, tuple(rule.attributes.get("needs", ())), beginnings)


@cache
def family(name: str) -> tuple[Rule, ...]:
    """Return the rules of a family ("act", "verb") in the order of the file."""
    return tuple(one for one in load_rulebook(_PACKAGE) if one.id.startswith(f"{_PREFIX}{name}."))


class _Scanners(NamedTuple):
    """What is looked for in the texts of this room; most of it in one sweep."""

    nouns: Scanner[None]
    verbs: Scanner[None]
    acts: Scanner[EventType]
    cues: Mapping[str, Scanner[None]]
    """Where the matches of a rule can begin; without the rules of which they can anywhere."""


@cache
def _scanners() -> _Scanners:
    nouns = Scanner([(_source(_tables(), list(_noun_types())), None)])
    words = {word for verb in family("verb") for word in verb.attributes["opens"]}
    verbs = Scanner([(rf"\m{alternation(words)}(?![\p{{L}}\p{{N}}])", None)])
    acts: Scanner[EventType] = Scanner(
        (act.source, act.attributes["type"]) for act in family("act")
    )
    cues = {rule.id: found for rule in _cue_rules() if (found := _beginnings(rule))}
    LOWER.join(nouns, verbs, acts, *(cues[f"{_PREFIX}cue.{name}"] for name in _OFTEN))
    return _Scanners(nouns, verbs, acts, cues)


def _cue_rules() -> Iterator[Rule]:
    told = (*family("act"), *family("frame"))
    return (rule for rule in load_rulebook(_PACKAGE) if rule not in told)


def _beginnings(rule: Rule) -> Scanner[None] | None:
    """Return where matches of a rule can begin; null where they can nearly anywhere."""
    found = Scanner([(rule.source.removeprefix(_FROM_END), None)])
    try:
        strings = found.strings
    except ScanError:
        return None
    return found if all(len(string.strip(" ,")) > 1 for string in strings) else None


def verbs() -> Scanner[None]:
    """Return the scanner for the first words of the verbs that tell an occasion."""
    return _scanners().verbs


def acts() -> Scanner[EventType]:
    """Return the scanner for acts, each with the type of an occasion that it names."""
    return _scanners().acts


@dataclass(frozen=True)
class Nouns:
    """The heads of occasions' names."""

    scanner: Scanner[None]
    """Finds them in lower-cased text."""
    types: dict[str, EventType]
    """The type that a noun has when no act is named with it."""
    sessions: frozenset[str]
    """Those that are meetings whatever act is named, reviews apart."""
    feasts: frozenset[str]
    """Contests and festivals: told in passing more often than reported."""
    loose: frozenset[str]
    """Names of many things: an occasion only where it was held or somebody was there."""
    verbal: frozenset[str]
    """Names that are verbs as well: "X họp báo"."""
    transitive: tuple[str, ...]
    """Endings behind which stands who was met."""
    briefings: frozenset[str]
    """Where the press is told of something else, which has a day of its own."""


@cache
def nouns() -> Nouns:
    """Load the nouns of `lexicon.toml`.

    >>> [hit.match[0] for hit in nouns().scanner.finditer("tại buổi làm việc và lễ trao giải")]
    ['buổi làm việc', 'lễ']
    """
    tables, types = _tables(), _noun_types()
    types |= dict.fromkeys((_TOURNAMENT, f"{_TOURNAMENT} đấu", _OLYMPIAD), "contest")
    feasts = [word for word, kind in types.items() if kind == "contest"]
    return Nouns(
        scanner=_scanners().nouns,
        types={word: kind for word, kind in types.items() if kind != "meeting"},
        sessions=frozenset(tables["sessions"]["words"]),
        feasts=frozenset([*feasts, *tables["feasts"]["words"]]),
        loose=frozenset(tables["loose"]["words"]),
        verbal=frozenset(tables["verbal"]["words"]),
        transitive=tuple(tables["transitive"]["words"]),
        briefings=frozenset(tables["briefings"]["words"]),
    )


def _noun_types() -> dict[str, EventType]:
    return {word: kind for kind, words in _tables()["nouns"].items() for word in words}


def _tables() -> Mapping[str, Any]:
    return load_rulebook(_PACKAGE, "lexicon.toml").tables


@cache
def offices() -> frozenset[str]:
    """Load the offices that stand among the bodies: one man, who attends but holds nothing."""
    return frozenset(_tables()["offices"]["words"])


@cache
def statesmen() -> frozenset[str | None]:
    """Load the bodies whose heads act for the state, and null, a body without a name."""
    return frozenset([None, *_tables()["statesmen"]["words"]])


@cache
def wins() -> frozenset[str | None]:
    """Load the acts of those who win in a contest."""
    return frozenset(_tables()["wins"]["words"])


def _source(tables: Mapping[str, Any], plain: list[str]) -> str:
    classified = [f"{one} {word}" for one, words in tables["classified"].items() for word in words]
    counted = [f"{one} {word}" for one in ("buổi", "cuộc") for word in plain]
    front, back = ("|".join(tables["ceremony"][key]) for key in ("not_after", "not_before"))
    ceremony = rf"lễ(?<!(?:{front}) lễ)(?! (?:{back})(?!\p{{L}}))"
    words = alternation([*plain, *classified, *counted, *tables["loose"]["words"], "buổi lễ"])
    sports = "|".join(tables["tournament"]["sports"])
    tournament = rf"{_TOURNAMENT}(?: đấu)?(?= (?:{sports})(?!\p{{L}}))"
    subjects = "|".join(tables["olympiad"]["subjects"])
    olympiad = rf"{_OLYMPIAD}(?= (?:{subjects})(?!\p{{L}}))"
    bare = "|".join(tables["tournament"]["bare"])
    in_hand = rf"{_TOURNAMENT}(?<=[.\n][ ]?{_TOURNAMENT})(?= (?:{bare})(?!\p{{L}}))"
    return rf"\m(?:{words}|{ceremony}|{tournament}|{in_hand}|{olympiad})(?![\p{{L}}\p{{N}}])"
