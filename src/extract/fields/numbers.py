"""Vietnamese numbers: figures ("1.666", "1,5 nghìn", "05") and words ("một trăm linh năm").

Patterns are over the lower-cased folded view and are given as source text, to be set into
larger patterns; `read_number` and `read_quantity` give the value of what they match.
Vietnamese groups thousands with a full stop and writes decimals with a comma; papers also
write "1,666" and "1 666" for the group. Rules of spelling (mốt, tư, lăm, linh, mươi, rưỡi):
Diệp Quang Ban, Ngữ pháp tiếng Việt (2005), on số từ.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple
from unicodedata import normalize

from extract.patterns import compile_pattern
from extract.record import Approximation

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {
    "tỷ": 10**9, "tỉ": 10**9, "triệu": 10**6, "vạn": 10**4, "nghìn": 1000, "ngàn": 1000,
    "trăm": 100, "mươi": 10, "chục": 10, "mười": 10, "hăm": 20,
}  # fmt: skip
_ZERO_FILLERS = ("linh", "lẻ")
_APPROXIMATORS: dict[str, Approximation] = {
    "hơn": "at_least", "trên": "at_least", "ít nhất": "at_least", "tối thiểu": "at_least",
    "không dưới": "at_least", "gần": "almost", "ngót": "almost", "ngót nghét": "almost",
    "khoảng": "about", "chừng": "about", "xấp xỉ": "about", "độ": "about", "tầm": "about",
    "ước": "about", "ước tính": "about", "ước khoảng": "about", "khoảng chừng": "about",
    "khoảng hơn": "at_least", "khoảng trên": "at_least", "khoảng gần": "almost",
}  # fmt: skip

_UNIT = "(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
# After a ten five is "lăm": "mười năm" and "hai mươi năm" are years.
_LOW = "(?:mốt|một|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
_TEN = (
    f"(?:{_UNIT} (?:mươi(?: {_LOW}(?!\\p{{L}}))?|chục|mốt|lăm|nhăm)"
    f"|mười(?: {_LOW}(?!\\p{{L}}))?|hăm {_LOW})"
)
_FILLED = f"(?:(?:không trăm(?: (?:linh|lẻ))?|linh|lẻ) (?:{_TEN}|{_UNIT}|tư))"
_HUNDREDS = f"(?:{_UNIT} trăm(?: (?:{_FILLED}|{_TEN}|{_LOW}|rưỡi)(?!\\p{{L}}))?)"
_BELOW_1000 = f"(?:{_HUNDREDS}|{_TEN}|{_UNIT})"
_REST = f"(?: (?:{_FILLED}|{_HUNDREDS}|{_TEN}|{_LOW}|rưỡi)(?!\\p{{L}}))?"
_OF_THOUSANDS = f" (?:nghìn|ngàn|vạn)(?!\\p{{L}}){_REST}"
_THOUSANDS = f" {_BELOW_1000}{_OF_THOUSANDS}"
_OF_MILLIONS = f" triệu(?!\\p{{L}})(?:{_THOUSANDS}|{_REST})"
_OF_BILLIONS = (
    f" (?:tỷ|tỉ)(?!\\p{{L}})(?: {_BELOW_1000} triệu(?!\\p{{L}}))?(?:{_THOUSANDS}|{_REST})"
)
_SCALED = f"(?:{_OF_BILLIONS}|{_OF_MILLIONS}|{_OF_THOUSANDS})?"

FIGURES = (
    r"(?<![\p{L}\d])(?<!\d[.,:/-])"
    r"(?:\d{1,3}(?:[.]\d{3})++(?:,\d{1,2})?+|\d{1,3}(?:,\d{3})++|\d{1,3}(?:[ ]\d{3})++"
    r"|\d++(?:[.,]\d{1,2})?+)"
    r"(?![\p{L}\d]|[.,:]\d|[/-]\p{L}|/\d|[ ]?%)"
    r"(?: (?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\p{L})(?: rưỡi(?!\p{L}))?)?+"
)
"""Pattern source of a number in figures, with the scale word that may follow it."""

WORDS = rf"(?<![\p{{L}}\d])(?:{_BELOW_1000}{_SCALED}|(?:chục|trăm|nghìn|ngàn))(?!\p{{L}})"
"""Pattern source of a number in words; "chục", "trăm", "nghìn" alone are 10, 100, 1000."""

NUMBER = f"(?:{FIGURES}|{WORDS})"
"""Pattern source of a number in figures or words."""

APPROXIMATOR = "(?:" + "|".join(sorted(_APPROXIMATORS, key=len, reverse=True)) + ")"
"""Pattern source of the words before a number that make it a bound or an estimate."""

FIRST_WORDS = frozenset(
    {*_DIGITS, "mười", "hăm", "chục", "trăm", "nghìn", "ngàn"}
    | {word.split()[0] for word in _APPROXIMATORS}
)
"""Words that a quantity can begin with, for a cheap look before matching."""

OTHER_WORDS = tuple(
    sorted(
        {*_DIGITS, *_SCALES, *_ZERO_FILLERS, "rưỡi"}
        | {word for phrase in _APPROXIMATORS for word in phrase.split()[1:]}
    )
)
"""Words that a quantity can go on with behind its first."""

_FIGURE = compile_pattern(r"(?P<value>[\d., ]*\d)[ ]*(?P<scale>\p{L}+)?[ ]*(?P<half>rưỡi)?")
_POINT_GROUPS = compile_pattern(r"\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?")
_COMMA_GROUPS = compile_pattern(r"\d{1,3}(?:,\d{3})+")
_DECIMAL = compile_pattern(r"\d+(?:\.\d+)?")
_QUANTITY = compile_pattern(rf"(?:(?P<approx>{APPROXIMATOR}) )?(?P<number>.+)")


class Quantity(NamedTuple):
    """A number and how exact it is: null when it is stated as exact."""

    value: int
    approx: Approximation | None


def read_quantity(text: str) -> Quantity | None:
    """Read a whole number with its approximator; null when it is none.

    >>> read_quantity("hơn 1,5 nghìn"), read_quantity("gần hai chục")
    (Quantity(value=1500, approx='at_least'), Quantity(value=20, approx='almost'))
    """
    if text.isdecimal():
        return Quantity(int(text), None)
    match = _QUANTITY.fullmatch(_plain(text))
    value = read_number(match["number"]) if match else None
    if match is None or value is None or value.denominator != 1:
        return None
    return Quantity(int(value), _APPROXIMATORS.get(match["approx"]))


def read_number(text: str) -> Fraction | None:
    """Read a number in figures or words; null when it is none.

    >>> [str(read_number(t)) for t in ("1.666", "1,5", "2,5 triệu", "một trăm linh năm", "hàng")]
    ['1666', '3/2', '2500000', '105', 'None']
    """
    plain = _plain(text)
    if plain[:1].isdigit():
        return _read_figures(plain)
    words = plain.split()
    known = all(word in _DIGITS or word in _SCALES or word in _OTHER_WORDS for word in words)
    return _read_words(words) if words and known else None


_OTHER_WORDS = (*_ZERO_FILLERS, "rưỡi")


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).lower().split())


def _read_figures(plain: str) -> Fraction | None:
    if plain.isdecimal():
        return Fraction(int(plain))
    match = _FIGURE.fullmatch(plain)
    if match is None or (match["scale"] and match["scale"] not in _SCALES):
        return None
    scale = _SCALES.get(match["scale"], 1)
    value = _figure_value(match["value"], is_scaled=scale > 1)
    if value is None:
        return None
    return value * scale + (Fraction(scale, 2) if match["half"] else 0)


def _figure_value(figures: str, *, is_scaled: bool) -> Fraction | None:
    """Value of digits with separators; before a scale word a comma is a decimal comma."""
    if _POINT_GROUPS.fullmatch(figures):
        figures = figures.replace(".", "").replace(" ", "")
    elif _COMMA_GROUPS.fullmatch(figures) and not is_scaled:
        figures = figures.replace(",", "")
    figures = figures.replace(",", ".")
    return Fraction(figures) if _DECIMAL.fullmatch(figures) else None


def _read_words(words: list[str]) -> Fraction | None:
    if words[0] in _ZERO_FILLERS and len(words) > 1:
        return _read_words(words[1:])
    if len(words) == 1 and words[0] in _DIGITS:
        return Fraction(_DIGITS[words[0]])
    at = max(range(len(words)), key=lambda i: (_SCALES.get(words[i], 0), -i))
    scale = _SCALES.get(words[at])
    if scale is None:
        return _read_clipped(words)
    head = _read_words(words[:at]) if at else Fraction(1)
    tail = _read_tail(words[at + 1 :], scale)
    return None if head is None or tail is None else head * scale + tail


def _read_tail(words: list[str], scale: int) -> Fraction | None:
    """Value of what follows a scale word: "hai nghìn ba" is 2300, "một trăm linh ba" 103."""
    if not words:
        return Fraction(0)
    if words == ["rưỡi"]:
        return Fraction(scale, 2)
    if len(words) == 1 and words[0] in _DIGITS:
        return Fraction(_DIGITS[words[0]]) * (scale // 10 if scale >= 100 else 1)
    value = _read_words(words)
    return value if value is None or value < scale else None


def _read_clipped(words: list[str]) -> Fraction | None:
    """Value of a ten without its "mươi": "hai mốt" is 21, "ba lăm" 35."""
    if len(words) == 2 and words[0] in _DIGITS and words[1] in ("mốt", "lăm", "nhăm"):
        return Fraction(_DIGITS[words[0]] * 10 + _DIGITS[words[1]])
    return None
