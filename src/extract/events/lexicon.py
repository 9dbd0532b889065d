"""The words that name an occasion, as one fast pattern, and the rules around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import regex

from extract.patterns import alternation
from extract.record import EventType
from extract.rules import Rule, load_rulebook
from extract.scanning import Scanner

_PACKAGE = "extract.events"
_PREFIX = "events."
_TOURNAMENT = "giải"
_OLYMPIAD = "olympic"


@dataclass(frozen=True)
class Cue:
    """A rule's pattern behind a cheap test: one of its `needs` must stand in the stretch."""

    pattern: regex.Pattern[str]
    needs: tuple[str, ...]

    def match(self, lower: str, start: int, end: int) -> regex.Match[str] | None:
        """Match at the start of a stretch."""
        return self.pattern.match(lower, start, end) if self._may(lower, start, end) else None

    def search(self, lower: str, start: int, end: int) -> regex.Match[str] | None:
        """Search a stretch."""
        return self.pattern.search(lower, start, end) if self._may(lower, start, end) else None

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
    return Cue(rule.pattern, tuple(rule.attributes.get("needs", ())))


@cache
def family(name: str) -> tuple[Rule, ...]:
    """Return the rules of a family ("act", "verb") in the order of the file."""
    return tuple(one for one in load_rulebook(_PACKAGE) if one.id.startswith(f"{_PREFIX}{name}."))


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
    tables = load_rulebook(_PACKAGE, "lexicon.toml").tables
    types: dict[str, EventType] = {
        word: kind for kind, words in tables["nouns"].items() for word in words
    }
    source = _source(tables, list(types))
    types |= dict.fromkeys((_TOURNAMENT, f"{_TOURNAMENT} đấu", _OLYMPIAD), "contest")
    feasts = [word for word, kind in types.items() if kind == "contest"]
    return Nouns(
        scanner=Scanner([(source, None)]),
        types={word: kind for word, kind in types.items() if kind != "meeting"},
        sessions=frozenset(tables["sessions"]["words"]),
        feasts=frozenset([*feasts, *tables["feasts"]["words"]]),
        loose=frozenset(tables["loose"]["words"]),
        verbal=frozenset(tables["verbal"]["words"]),
        transitive=tuple(tables["transitive"]["words"]),
        briefings=frozenset(tables["briefings"]["words"]),
    )


@cache
def offices() -> frozenset[str]:
    """Load the offices that stand among the bodies: one man, who attends but holds nothing."""
    return frozenset(load_rulebook(_PACKAGE, "lexicon.toml").tables["offices"]["words"])


@cache
def statesmen() -> frozenset[str | None]:
    """Load the bodies whose heads act for the state, and null, a body without a name."""
    return frozenset([None, *load_rulebook(_PACKAGE, "lexicon.toml").tables["statesmen"]["words"]])


@cache
def wins() -> frozenset[str | None]:
    """Load the acts of those who win in a contest."""
    return frozenset(load_rulebook(_PACKAGE, "lexicon.toml").tables["wins"]["words"])


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
    return rf"\m(?:{words}|{ceremony}|{tournament}|{olympiad})(?![\p{{L}}\p{{N}}])"
