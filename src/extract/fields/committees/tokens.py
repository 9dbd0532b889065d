"""The words of `rules.toml` in a text, found in one pass."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from extract.reading import View
from extract.rules import Rule, Rulebook, load_rulebook
from extract.scanning import Scanner
from extract.sweep import LOWER

PACKAGE = "extract.fields.committees"
_SCANNED = ("head", "organ", "central")


class Token(NamedTuple):
    """A word of `rules.toml` where it stands."""

    rule: Rule
    start: int
    end: int
    kind: str
    """Head, organ or central."""


@cache
def rulebook() -> Rulebook:
    """Return the rules of committees."""
    return load_rulebook(PACKAGE)


@cache
def _scanner() -> Scanner[Rule]:
    rules = [rule for rule in rulebook() if rule.attributes["kind"] in _SCANNED]
    scanner = Scanner((rule.source, rule) for rule in rules)
    LOWER.join(scanner)
    return scanner


@cache
def shape(name: str) -> regex.Pattern[str]:
    """Return the pattern of a rule that is asked for at one place."""
    return rulebook()[f"committees.{name}"].pattern


def scan(view: View) -> list[Token]:
    """Return the words of the rules in a text, in order."""
    return [
        Token(rule, *match.span(), rule.attributes["kind"])
        for rule, match in _scanner().finditer(view.lower)
    ]
