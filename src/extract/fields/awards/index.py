"""Rules by the words they can begin with: thousands of words, a handful of attempts.

An alternation of all cues costs 2 ms per 1,000 characters, because every alternative is
tried at every word. Here the words that can begin a match are read off each pattern once,
and only the rules of the word at hand are tried.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import regex

from extract.patterns import compile_pattern
from extract.rules import Rule, RuleError

TOKEN = compile_pattern(r"\p{L}++|\d++")
_DIGIT = r"\d"
_ANY = "*"
_ATOM = compile_pattern(
    r"""
      (?P<look> \( \? <? [=!] )
    | (?P<open> \( (?: \?: | \?> | \?P?<\w+> )? )
    | (?P<close> \) )
    | (?P<or> \| )
    | (?P<word> \p{L}++ )
    | (?P<digit> \\d )
    | (?P<any> \\[pPwWS] (?: \{\w+\} )?+ )
    | (?P<other> \[ (?: \\. | [^\]\\] )*+ \] | \\. | . )
    """,
    regex.VERSION1 | regex.VERBOSE,
)
_QUANTIFIER = compile_pattern(
    r"(?: (?P<optional> [?*] | \{0?,\d+\} ) | [+] | \{\d+(?:,\d*)?\} ) [?+]?",
    regex.VERSION1 | regex.VERBOSE,
)


class Hit(NamedTuple):
    """A rule that matched, and where."""

    rule: Rule
    start: int
    end: int


class RuleIndex:
    """Rules that are tried where a word begins; the first that matches wins.

    >>> index = RuleIndex([Rule("a", "khen(?:[ ]++thưởng)?"), Rule("b", "thưởng")])
    >>> text = "đã khen thưởng"
    >>> hit = index.match(text, 3, len(text))
    >>> hit.rule.id, text[hit.start : hit.end]
    ('a', 'khen thưởng')
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._by_word: dict[str, list[tuple[Rule, regex.Pattern[str]]]] = {}
        for rule in rules:
            bounded = compile_pattern(rf"(?:{rule.source})(?!\p{{L}})", regex.VERSION1)
            for word in first_words(rule.source):
                self._by_word.setdefault(word, []).append((rule, bounded))

    @cached_property
    def words(self) -> frozenset[str]:
        r"""The words that a rule can begin with; digits as `\\d`."""
        return frozenset(self._by_word)

    def match(self, text: str, at: int, end: int) -> Hit | None:
        """Return the first rule that matches at `at`, whole words only."""
        token = TOKEN.match(text, at, end)
        return self.match_word(token[0], text, at, end) if token else None

    def match_word(self, word: str, text: str, at: int, end: int) -> Hit | None:
        """Like `match`, where the caller knows the word (or the digits) that stands there."""
        for rule, pattern in self._by_word.get(word if word.isalpha() else _DIGIT, ()):
            match = pattern.match(text, at, end)
            if match:
                return Hit(rule, at, match.end())
        return None


def first_words(pattern: str) -> set[str]:
    r"""Return the words a match of a pattern can begin with; digits as `\\d`.

    Raises `RuleError` when a match could begin with any word.

    >>> sorted(first_words("(?:đón )?nhận|(?<!vừa )trao(?: tặng)?|\\d{2} năm"))
    ['\\d', 'nhận', 'trao', 'đón']
    """
    words, can_be_empty, _ = _alternatives(pattern, 0)
    if can_be_empty or _ANY in words:
        raise RuleError(f"a match could begin with any word: {pattern[:60]}")
    return words


def _alternatives(pattern: str, at: int) -> tuple[set[str], bool, int]:
    """First words of the alternatives from `at` to their bracket, whether they can be empty."""
    words: set[str] = set()
    is_open, can_be_empty = True, False
    while at < len(pattern):
        atom = _ATOM.match(pattern, at)
        if atom is None or atom.lastgroup == "close":
            break
        if atom.lastgroup == "or":
            can_be_empty, is_open, at = can_be_empty or is_open, True, atom.end()
            continue
        firsts, optional, at = _item(pattern, atom)
        words |= firsts if is_open else set()
        is_open = is_open and optional
    return words, can_be_empty or is_open, at + 1


def _item(pattern: str, atom: regex.Match[str]) -> tuple[set[str], bool, int]:
    """First words of one atom with its quantifier, whether it can be empty, and its end."""
    kind, at = atom.lastgroup, atom.end()
    words, optional = ({atom[0]} if kind == "word" else set[str]()), False
    if kind in ("look", "open"):
        inner, empty, at = _alternatives(pattern, at)
        words, optional = (set(), True) if kind == "look" else (inner, empty)
    elif kind == "digit":
        words = {_DIGIT}
    elif kind == "any":
        words = {_ANY}
    quantifier = _QUANTIFIER.match(pattern, at)
    if quantifier:
        optional, at = optional or bool(quantifier["optional"]), quantifier.end()
    return words, optional, at
