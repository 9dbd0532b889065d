"""The words of `rules.toml` in a text: one pattern over the whole, the rules where it matches."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from extract.patterns import compile_pattern
from extract.reading import View
from extract.rules import Rule, Rulebook, load_rulebook

PACKAGE = "extract.fields.committees"
_SCANNED = ("head", "organ", "central")


class Token(NamedTuple):
    """A word of `rules.toml` where it stands."""

    rule: Rule
    start: int
    end: int

    @property
    def kind(self) -> str:
        """Head, organ or central."""
        return str(self.rule.attributes["kind"])


@cache
def rulebook() -> Rulebook:
    """Return the rules of committees."""
    return load_rulebook(PACKAGE)


@cache
def _scanner() -> tuple[regex.Pattern[str], dict[str, Rule]]:
    rules = [rule for rule in rulebook() if rule.attributes["kind"] in _SCANNED]
    named = {f"r{number}": rule for number, rule in enumerate(rules)}
    pattern = "|".join(f"(?P<{group}>{rule.source})" for group, rule in named.items())
    return compile_pattern(pattern, regex.VERSION1), named


def shape(name: str) -> regex.Pattern[str]:
    """Return the pattern of a rule that is asked for at one place."""
    return rulebook()[f"committees.{name}"].pattern


def scan(view: View) -> list[Token]:
    """Return the words of the rules in a text, in order."""
    pattern, rules = _scanner()
    lower, reach = view.lower, 0
    tokens: list[Token] = []
    for anchor in rulebook()["committees.anchor"].pattern.finditer(lower):
        start, end = anchor.span()
        match = pattern.match(lower, start)
        if match is None and end < view.length and lower[end].isalpha():
            match = pattern.match(lower, end)  # glued: "Thường vụThị ủy"
        while match and match.lastgroup and match.start() >= reach:
            reach = match.end()
            tokens.append(Token(rules[match.lastgroup], match.start(), reach))
            is_glued = reach < view.length and lower[reach].isalpha()
            match = pattern.match(lower, reach) if is_glued else None
    return tokens
