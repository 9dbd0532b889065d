"""The data of `evidence.toml`, read once: points, what a link asks for, kinds, words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import regex

from extract.patterns import compile_pattern
from extract.rules import load_rulebook


@dataclass(frozen=True)
class Evidence:
    """What makes two tellings one event, as data.

    >>> evidence().compatible("final_review", "commendation")
    True
    >>> evidence().compatible("congress", "contest")
    False
    """

    table: Mapping[str, Any]

    @cached_property
    def identity(self) -> Mapping[str, int]:
        """Points of the signs that tell one body's occasion from another's."""
        return dict(self.table["points"]["identity"])

    @cached_property
    def words(self) -> Mapping[str, int]:
        """Points of words in common, by how many there are."""
        return dict(self.table["points"]["words"])

    @cached_property
    def topic(self) -> Mapping[str, int]:
        """Points of the signs that tell what it was about."""
        return dict(self.table["points"]["topic"])

    @cached_property
    def against(self) -> Mapping[str, int]:
        """Points of the signs that speak against a link."""
        return dict(self.table["points"]["against"])

    @cached_property
    def limits(self) -> Mapping[str, float]:
        """Where a sign begins and ends: days, counts, shares of a name."""
        return dict(self.table["limits"])

    @cached_property
    def party_heads(self) -> Mapping[str, str]:
        """Heads of a Party committee with the type of unit that each stands for."""
        return dict(self.table["party"])

    @cached_property
    def generic(self) -> regex.Pattern[str]:
        """Match what identifies no occasion in a folded name: themes, words of the genre."""
        names = self.table["names"]
        phrases = sorted([*names["themes"], *names["generic"]], key=len, reverse=True)
        years = f"(?:{_any(names['stems'])}) (?:{_any(names['branches'])})"
        return compile_pattern(rf"\b(?:{_any(phrases)}|{years})\b")

    @cached_property
    def national(self) -> regex.Pattern[str]:
        """A body of which the country has one, by its folded name."""
        begins, has, other = (_any(self.table["national"][key]) for key in ("begins", "has", "not"))
        return compile_pattern(rf"(?!(?:{other})\b)(?:(?:{begins})\b|.*\b(?:{has})\b)")

    def needs(self, tie: str, degree: str) -> int:
        """Tell how many points a degree of a tie (body, kind, time) asks for."""
        return int(self.table["needs"][tie][degree])

    def compatible(self, one: str, other: str) -> bool:
        """Whether papers tell these kinds of occasion for one another."""
        if one == other or not (self.is_specific(one) and self.is_specific(other)):
            return True
        return frozenset((one, other)) in self._pairs

    def is_specific(self, kind: str) -> bool:
        """Whether a kind says more than that people met."""
        return str(self.table["kinds"]["any"]) != kind

    @cached_property
    def _pairs(self) -> frozenset[frozenset[str]]:
        return frozenset(map(frozenset, self.table["kinds"]["pairs"]))


def _any(phrases: Iterable[str]) -> str:
    return "|".join(map(regex.escape, phrases))


@cache
def evidence() -> Evidence:
    """Read `evidence.toml` (once)."""
    return Evidence(load_rulebook("extract.merging", "evidence.toml").tables)
