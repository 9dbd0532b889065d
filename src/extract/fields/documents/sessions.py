"""Resolutions named by the session of the Central Committee that passed them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.fields.documents.anchors import anchored
from extract.fields.documents.citation import Citation
from extract.fields.documents.grammar import PACKAGE, Kind, kind_of_head
from extract.reading import Reading
from extract.rules import load_rulebook

_ORDINALS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "mười ba": 13, "mười bốn": 14,
    "mười lăm": 15,
}  # fmt: skip
CONGRESSES = frozenset(
    ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")
)
"""The national congresses of the Party up to now."""
_ROMANS = ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)


def find_sessions(reading: Reading) -> Iterator[Citation]:
    """Find "Nghị quyết Trung ương 4 (khóa XI, XII)": one reference for each term."""
    rule = load_rulebook(PACKAGE)["documents.session"]
    for match in anchored(rule, reading):
        kind = kind_of_head(match["head"])
        if kind is not None:
            first = _citation(match, match.start(), kind, number(match["session"]), rule.id)
            yield first
            yield from _further(first, reading.norm)


def number(ordinal: str) -> int:
    """Read the number of a session: figures, Roman numerals or words.

    >>> number("4"), number("IX"), number("tám"), number("mười một")
    (4, 9, 8, 11)
    """
    if ordinal.isdigit():
        return int(ordinal)
    return _ORDINALS.get(ordinal.lower()) or _from_roman(ordinal)


def term(written: str | None) -> str | None:
    """Read the term of a congress as a Roman numeral.

    >>> term("12"), term("XIII"), term(None)
    ('XII', 'XIII', None)
    """
    if written is None or not written.isdigit():
        return written
    rest, roman = int(written), ""
    for numeral, value in _ROMANS:
        while rest >= value:
            roman, rest = roman + numeral, rest - value
    return roman


def _further(first: Citation, norm: str) -> Iterator[Citation]:
    """Yield the sessions and terms that share the head of the one before."""
    rule = load_rulebook(PACKAGE)["documents.shared_session"]
    previous = first
    while match := rule.pattern.match(norm, previous.end):
        session = number(match["session"]) if match["session"] else previous.session
        if session is None or not (match["session"] or previous.term):
            return
        start = match.start("whole")
        previous = _citation(match, start, first.kind, session, rule.id, follows=True)
        yield previous


def _citation(
    match: regex.Match[str],
    start: int,
    kind: Kind,
    session: int,
    rule: str,
    *,
    follows: bool = False,
) -> Citation:
    end = match.end()
    if match["close"] and not match["open"]:
        end = match.start("close")
    symbol = match.start("session") if match["session"] else match.start("term"), end
    return Citation(
        start, end, symbol, rule, kind, session=session, term=term(match["term"]), follows=follows
    )


def _from_roman(roman: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[letter] for letter in roman]
    following = [*values[1:], 0]
    return sum(v if v >= after else -v for v, after in zip(values, following, strict=True))
