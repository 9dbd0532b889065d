"""Counts: a number with the noun that it counts, read on characters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

import regex

from extract.fields.numbers import (
    APPROXIMATOR,
    FIGURES,
    FIRST_WORDS,
    NUMBER,
    OTHER_WORDS,
    Quantity,
    read_quantity,
)
from extract.patterns import compile_pattern
from extract.reading import View
from extract.record import Recipient
from extract.rules import Rule, load_rulebook
from extract.scanning import Hit, Scanner
from extract.sweep import LOWER

PACKAGE = "extract.fields.awards"
"""Where the rulebooks of this room stand."""


class Count(NamedTuple):
    """A number with the noun that it counts."""

    start: int
    end: int
    quantity: Quantity
    recipient: Recipient
    grade: str
    """core, plain or short: how close its tie to an act has to be (lexicon.toml)."""
    noun: str
    """Id of the rule that read the noun."""
    noun_start: int
    """Where the noun begins (the number follows it in "Tập thể: 05")."""


# A number after one of these names something and counts nothing: "lớp 5", "quận 7"; after a
# number word it is the rest of a longer number.
_LABEL = (
    r"(?<!(?<!\p{L})(?<!cấp )(?:năm|tháng|ngày|quý|quận|phường|khóa|lớp|khối|thứ"
    r"|hạng|trong top|lần|điều|khoản|đợt|khu phố|dân phố|tổ|thôn|ấp|xóm|đội|cấp|loại"
    r"|chi bộ|kỳ|mục|(?<!tổng |trong )số"
    r"|hai|ba|bốn|sáu|bảy|tám|chín|mười|mươi|trăm|vài|mấy|hàng|mỗi|từng)[ ])"
)
# "năm" is five or the year: after these it is the year, but for "một trong năm …".
_YEAR = (
    r"(?!(?<=(?:hằng|hàng|(?<!một )trong|qua|cuối|đầu|giữa|nhiều|cả|các|những|suốt|sau|đến|từ"
    r"|\d)[ ])năm[ ])"
)
# The end of a range ("2 - 3 tập thể", "hai đến ba") is no count: nobody says how many it was.
_RANGE = (
    r"(?<!(?<!\d)\d{1,3}[ ]?(?:-|đến|tới)[ ]?)"
    r"(?<!(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)[ ](?:đến|tới|hoặc)[ ])"
)
# "Một cá nhân hay một tổ chức": either, so nobody is counted.
_OR_BEHIND = compile_pattern(r"[^,.;\n]{0,40}?[ ](?:hay|hoặc)(?:[ ]là)?[ ](?:một|1)[ ]")
_OR_BEFORE = compile_pattern(r"(?<!\p{L})(?:hay|hoặc)(?:[ ]là)?[ ]$")
_OR_REACH = 12
_RATIO = r"\d{1,3}(?:\.\d{3})*+[ ]?/[ ]?\d{1,3}(?:\.\d{3})*+(?!\p{L}|[/.,-]?\d)"
_IS_COUNTING = compile_pattern(_LABEL + _YEAR + _RANGE, regex.VERSION1)
_COUNTED_IN = ("lượt", "chiếc", "tấm", "cái")
_COUNTED = (
    rf" (?:trong (?:tổng )?số (?:{APPROXIMATOR} )?+{NUMBER} )?+"
    rf"(?:(?:{'|'.join(_COUNTED_IN)}) )?+(?P<quote>\"[ ]*+)?+"
)
_NUMBER = compile_pattern(
    rf"(?P<quantity>(?:{APPROXIMATOR} )?+(?:{_RATIO}|{NUMBER})){_COUNTED}", regex.VERSION1
)
_FIGURES = compile_pattern(rf"(?P<quantity>{_RATIO}|{FIGURES}){_COUNTED}", regex.VERSION1)
"""The same where figures stand: the pattern of all numbers is large."""
_FIGURE = compile_pattern(r"\d(?<![\p{L}\d]\d)")
_IN_FIGURES = "0123456789., /"
_LONGEST_FIGURE = 40
_WORD = Scanner([(rf"(?:{'|'.join(sorted(FIRST_WORDS))})(?= )", None)], whole_words=True)
LOWER.join(_WORD)
_BEHIND_NUMBER = (*OTHER_WORDS, *_COUNTED_IN, "trong ", '"', *_IN_FIGURES)

_PRAISE = "(?:tốt|giỏi|tiêu biểu|xuất sắc|điển hình|tiên tiến|trẻ|lao động|ưu tú|văn hóa|hiếu học)"
_JOIN = compile_pattern(
    rf"(?:[ ]{_PRAISE}){{0,2}}[ ]*(?:,(?:[ ]*và[ ])?|/|[ ](?:và|hoặc|hay|cùng)[ ])[ ]*",
    regex.VERSION1,
)
_NAME_FOLLOWS = compile_pattern(r" [\p{Lu}\d]")
_TALLY = 999  # "9 bạc", but not "5.000 đồng"
_LONGEST_TITLE = 60
_POST = "awards.noun.post"
_PERSONS = frozenset({"individual", "party_member"})
_TRADERS = frozenset({"collective", "household"})
"""They stand under one number without a word of honour: "60 doanh nghiệp, hộ kinh doanh"."""
_BODIES = frozenset({"collective", "party_organization"})
_HONOURED = frozenset({"collective", "individual", "household", "party_member",
                       "party_organization", "exemplar", "mixed"})  # fmt: skip


def find_counts(view: View, start: int, end: int) -> list[Count]:
    """Find the counts of a sentence, in order, without overlap.

    >>> from extract.reading import fold
    >>> view = fold("Trao 5 suất quà; tặng cờ cho hai tập thể và 7 cá nhân.")
    >>> [view.norm[c.start : c.end] for c in find_counts(view, 0, view.length)]
    ['hai tập thể', '7 cá nhân']
    """
    lower = view.lower
    found = [_count_before_noun(view, at, end) for at in _number_starts(lower, start, end)]
    if any(lower.find(mark, start, end) >= 0 for mark in ":|("):
        headings = _headings().finditer(lower, start, end, overlapped=True)
        found += [_count_after_noun(lower, heading, end) for heading in headings]
    return _apart(sorted(count for count in found if count))


def _number_starts(lower: str, start: int, end: int) -> Iterator[int]:
    """Yield where a number may stand with a noun behind it, by a glance at what follows."""
    for figure in _FIGURE.finditer(lower, start, end):
        at = figure.start()
        near = lower[at : at + _LONGEST_FIGURE]
        if _may_be_counted(lower, at + len(near) - len(near.lstrip(_IN_FIGURES))):
            yield at
    for at in _WORD.places(lower, start, end):
        is_apart = not lower[at - 1 : at].isdigit()
        if is_apart and _may_be_counted(lower, lower.index(" ", at) + 1):
            yield at


def _may_be_counted(lower: str, at: int) -> bool:
    """Whether a noun or the rest of a number may stand at a place."""
    return lower.startswith(_BEHIND_NUMBER, at) or _nouns().may_match(lower, at)


def _apart(counts: list[Count]) -> list[Count]:
    kept: list[Count] = []
    for count in counts:
        if not kept or count.start >= kept[-1].end:
            kept.append(count)
    return kept


def kind_of_noun(lower: str, at: int, end: int) -> Recipient | None:
    """Return the kind of recipient that the noun at an offset names; null where none stands."""
    noun = noun_at(lower, at, end)
    return noun.recipient if noun else None


def _count_before_noun(view: View, at: int, end: int) -> Count | None:
    pattern = _FIGURES if view.lower[at].isdigit() else _NUMBER
    number = pattern.match(view.lower, at, end)
    noun = _noun_phrase(view, number.end(), end) if number else None
    if number is None or noun is None or not _IS_COUNTING.match(view.lower, at, end):
        return None
    quantity = _quantity(number["quantity"])
    if quantity is None or (noun.grade == "short" and quantity.value > _TALLY):
        return None
    if quantity.value == 1 and _is_either(view.lower, at, noun.end):
        return None
    stop = _quote_end(view.lower, noun.end, end) if number["quote"] else noun.end
    return Count(at, stop, quantity, noun.recipient, noun.grade, noun.rule, number.end())


def _is_either(lower: str, at: int, end: int) -> bool:
    """Whether one of two kinds is meant, whichever: "một cá nhân hay một tổ chức"."""
    if _OR_BEHIND.match(lower, end):
        return True
    return _OR_BEFORE.search(lower, max(0, at - _OR_REACH), at) is not None


def _quote_end(lower: str, at: int, end: int) -> int:
    """Where the quotation ends that a noun opens: 120 "Học sinh 3 tốt"."""
    mark = lower.find('"', at, min(end, at + _LONGEST_TITLE))
    return mark + 1 if mark >= 0 else at


def _count_after_noun(lower: str, heading: Hit[Rule], end: int) -> Count | None:
    """Read "Tập thể: 05", "Cá nhân (12)", as lists and tables write it."""
    at, noun_end = heading.match.span()
    number = _cell().match(lower, noun_end, end)
    quantity = read_quantity(number["quantity"]) if number else None
    if number is None or quantity is None:
        return None
    recipient = cast(Recipient, heading.value.attributes["recipient"])
    return Count(at, number.end(), quantity, recipient, "core", heading.value.id, at)


def _quantity(text: str) -> Quantity | None:
    """Read a number, or the part of a ratio that counts: 8/8 are 8."""
    part, slash, whole = text.partition("/")
    quantity = read_quantity(part.strip())
    of = read_quantity(whole.strip()) if slash else None
    if quantity is None or (slash and (of is None or of.value < quantity.value)):
        return None
    return quantity


class Noun(NamedTuple):
    """A noun that can be counted, as read at a place."""

    end: int
    recipient: Recipient
    grade: str
    rule: str


def _noun_phrase(view: View, at: int, end: int) -> Noun | None:
    """Read the noun after a number, with those joined to it: "tập thể, cá nhân" are mixed."""
    lower = view.lower
    head = noun_at(lower, at, end)
    if head is None or head.recipient not in _HONOURED:
        return head
    while True:
        join = _JOIN.match(lower, head.end, end)
        other = noun_at(lower, join.end(), end) if join else None
        if join is None or other is None or not _goes_with(head, other, view.norm, end):
            return head
        if view.norm[at].islower() and view.norm[join.end()].isupper():
            return head  # a title follows: "2 bác sĩ, Nghệ nhân Ưu tú cho …"
        grade = "core" if "core" in (head.grade, other.grade) else "plain"
        kind = _combined(head.recipient, other.recipient)
        head = Noun(other.end, kind, grade, head.rule)


def noun_at(lower: str, at: int, end: int) -> Noun | None:
    """Read the noun at an offset; null where none stands."""
    hit = _nouns().match(lower, at, end)
    if hit is None:
        return None
    rule, noun_end = hit.value, hit.match.end()
    recipient = cast(Recipient, rule.attributes["recipient"])
    grade = str(rule.attributes["grade"])
    if grade != "opener":
        return Noun(noun_end, recipient, grade, rule.id)
    grade = "core" if recipient == "exemplar" else "plain"
    inner = noun_at(lower, noun_end + 1, end) if lower[noun_end : noun_end + 1] == " " else None
    if inner is None or inner.recipient not in _HONOURED - {"exemplar"}:
        return Noun(noun_end, recipient, grade, rule.id)
    return inner._replace(grade=grade, rule=rule.id)


def _goes_with(head: Noun, other: Noun, norm: str, end: int) -> bool:
    """Whether a joined noun shares the count: not when it opens a name ("trường THCS A")."""
    if (
        other.recipient not in _HONOURED
        or other.rule == _POST
        or _NAME_FOLLOWS.match(norm, other.end, end)
    ):
        return False
    pair = {head.recipient, other.recipient}
    if _combined(head.recipient, other.recipient) != "mixed" or pair == _TRADERS:
        return True
    return "core" in (head.grade, other.grade)


def _combined(first: Recipient, second: Recipient) -> Recipient:
    if first == second:
        return first
    pair = {first, second}
    if pair <= _PERSONS:
        return "individual"
    return "collective" if pair <= _BODIES else "mixed"


@cache
def _cell() -> regex.Pattern[str]:
    """Match a number behind a noun that heads a line; compiled when a text has such a line."""
    return compile_pattern(
        r"(?:[ ]tiêu biểu|[ ]xuất sắc|[ ]được khen(?:[ ]thưởng)?)?+[ ]?(?:[:|]|(?P<open>\())[ ]?"
        rf"(?P<quantity>{NUMBER})(?(open)(?P<close>[ ]?\))|(?=[ ]*(?:[;,.)\n|]|$|và[ ])))",
        regex.VERSION1,
    )


@cache
def _nouns() -> Scanner[Rule]:
    rules = load_rulebook(PACKAGE, "lexicon.toml")
    return Scanner(((rule.source, rule) for rule in rules), whole_words=True)


@cache
def _headings() -> Scanner[Rule]:
    """Find the nouns that can head a line of a table."""
    rules = load_rulebook(PACKAGE, "lexicon.toml")
    core = ((rule.source, rule) for rule in rules if rule.attributes["grade"] == "core")
    return Scanner(core, whole_words=True)
