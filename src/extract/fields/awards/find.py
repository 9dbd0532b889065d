"""Find counts and the cues around them, on the characters of one sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import NamedTuple, cast

import regex

from extract.fields.awards.index import RuleIndex
from extract.fields.numbers import APPROXIMATOR, FIRST_WORDS, NUMBER, Quantity, read_quantity
from extract.reading import View
from extract.record import Recipient
from extract.rules import load_rulebook

PACKAGE = "extract.fields.awards"


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


class Cue(NamedTuple):
    """A word or phrase that decides what a count is."""

    start: int
    end: int
    role: str
    """What it does (rules.toml); `stop` for a semicolon."""
    rule: str


# A number after one of these names something and counts nothing: "lớp 5", "quận 7"; after a
# number word it is the rest of a longer number.
_LABEL = (
    r"(?<!(?<!\p{L})(?:năm|tháng|ngày|quý|quận|phường|khóa|lớp|khối|thứ|hạng|lần|điều|khoản|đợt"
    r"|khu phố|dân phố|tổ|thôn|ấp|xóm|đội|cấp|loại|chi bộ|kỳ|mục|(?<!tổng |trong )số"
    r"|hai|ba|bốn|sáu|bảy|tám|chín|mười|mươi|trăm|vài|mấy|hàng|mỗi|từng)[ ])"
)
# "năm" is five or the year: after these it is the year, but for "một trong năm …".
_YEAR = (
    r"(?!(?<=(?:hằng|hàng|(?<!một )trong|qua|cuối|đầu|giữa|nhiều|cả|các|những|suốt|sau|đến|từ"
    r"|\d)[ ])năm[ ])"
)
_RATIO = r"\d{1,3}(?:\.\d{3})*+[ ]?/[ ]?\d{1,3}(?:\.\d{3})*+(?!\p{L}|[/.,-]?\d)"
_NUMBER = regex.compile(
    rf"{_LABEL}{_YEAR}(?P<quantity>(?:{APPROXIMATOR}[ ]+)?+(?:{_RATIO}|{NUMBER}))[ ]++"
    r"(?:(?:lượt|chiếc|tấm|cái)[ ]+)?+",
    regex.VERSION1,
)
_COLON = regex.compile(
    rf"(?:[ ]tiêu biểu|[ ]xuất sắc|[ ]được khen(?:[ ]thưởng)?)?+[ ]?[:|][ ]?"
    rf"(?P<quantity>{NUMBER})(?=[ ]*(?:[;,.)\n|]|$|và[ ]))",
    regex.VERSION1,
)
_MAY_COUNT = regex.compile(
    rf"(?<![\p{{L}}\d])(?:\d|(?:{'|'.join(sorted(FIRST_WORDS))})(?=[ ]\p{{L}}))", regex.VERSION1
)
_STEP = regex.compile(r"\p{L}++|\d++|;")
_QUOTE = regex.compile(r'"')
_LONGEST_QUOTE = 100
_SPELLINGS = (("sỹ", "sĩ"), ("kỉ niệm", "kỷ niệm"), ("kỉ luật", "kỷ luật"))
_TALLY = 999  # "9 bạc", but not "5.000 đồng"

_PRAISE = "(?:tốt|giỏi|tiêu biểu|xuất sắc|điển hình|tiên tiến|trẻ|lao động|ưu tú|văn hóa|hiếu học)"
_JOIN = regex.compile(
    rf"(?:[ ]{_PRAISE}){{0,2}}[ ]*(?:,(?:[ ]*và[ ])?|/|[ ](?:và|hoặc|hay|cùng)[ ])[ ]*",
    regex.VERSION1,
)
_NAME_FOLLOWS = regex.compile(r"[ ]++[\p{Lu}\d]")
_POST = "awards.noun.post"
_TITLE = "awards.form.title"
_PERSONS = frozenset({"individual", "party_member"})
_BODIES = frozenset({"collective", "party_organization"})
_HONOURED = frozenset({"collective", "individual", "household", "party_member",
                       "party_organization", "exemplar", "mixed"})  # fmt: skip


def respelled(view: View) -> View:
    """Return the view with i for y where papers write both (sỹ, kỉ niệm), place by place.

    >>> from extract.reading import fold
    >>> respelled(fold("Chiến sỹ thi đua")).lower
    'chiến sĩ thi đua'
    """
    lower = view.lower
    for written, usual in _SPELLINGS:
        lower = lower.replace(written, usual)
    return replace(view, lower=lower)


def kind_of_noun(lower: str, at: int, end: int) -> Recipient | None:
    """Return the kind of recipient that the noun at an offset names; null where none stands."""
    noun = _noun(lower, at, end)
    return noun.recipient if noun else None


def has_count(view: View, start: int, end: int) -> bool:
    """Whether a stretch holds a count at all: a cheap look before `scan`.

    >>> from extract.reading import fold
    >>> view = fold("Trao 5 suất quà. Tặng cờ cho 3 tập thể.")
    >>> has_count(view, 0, 16), has_count(view, 17, view.length)
    (False, True)
    """
    lower = view.lower
    numbers = _MAY_COUNT.finditer(lower, start, end)
    if any(_count_before_noun(view, number.start(), end) for number in numbers):
        return True
    words = _STEP.finditer(lower, start, end) if _has_colon(lower, start, end) else ()
    return any(_count_after_noun(word[0], lower, word.start(), end) for word in words)


def _has_colon(lower: str, start: int, end: int) -> bool:
    return lower.find(":", start, end) >= 0 or lower.find("|", start, end) >= 0


def scan(view: View, start: int, end: int) -> list[Count | Cue]:
    """Find the counts and cues of one sentence, in order, without overlap.

    Short quotations (names of contests, movements) are passed over.

    >>> from extract.reading import fold
    >>> view = fold("Đã tặng bằng khen cho 3 tập thể")
    >>> [(view.lower[t.start:t.end], getattr(t, "role", "count")) for t in scan(view, 0, 31)]
    [('đã', 'real'), ('tặng', 'give'), ('bằng khen', 'form'), ('cho', 'to'), ('3 tập thể', 'count')]
    """
    tokens: list[Count | Cue] = []
    at = start
    for quoted_from, quoted_to in [*_quotations(view.lower, start, end), (end, end)]:
        at = _scan_into(tokens, view, at, max(at, quoted_from), end)
        if quoted_from < quoted_to:
            _add_quoted_form(tokens, view.lower, quoted_from + 1, end)
        at = max(at, quoted_to)
    return tokens


def _add_quoted_form(tokens: list[Count | Cue], lower: str, at: int, end: int) -> None:
    """Add an honour that is named in quotes: trao tặng "Giải thưởng Sao Mai"."""
    while at < end and lower[at] == " ":
        at += 1
    word = _STEP.match(lower, at, end)
    cue = _cue_at(word[0], lower, at, end) if word else None
    if cue and cue.role == "form" and cue.rule != _TITLE:
        tokens.append(cue)


def _scan_into(tokens: list[Count | Cue], view: View, at: int, until: int, end: int) -> int:
    starters = _starters(_has_colon(view.lower, at, until))
    for word in _STEP.finditer(view.lower, at, until):
        start, text = word.start(), word[0]
        if start < at or not (text in starters or text.isdigit()):
            continue
        found = _count_at(text, view, start, end) or _cue_at(text, view.lower, start, end)
        if found:
            at = found.end
            if not (isinstance(found, Cue) and found.role == "skip"):
                tokens.append(found)
    return at


@cache
def _starters(has_colon: bool) -> frozenset[str]:
    """Return the words at which a count or a cue can begin."""
    starters = _cues().words | FIRST_WORDS | {";"}
    return starters | _headings().words if has_colon else starters


def _quotations(lower: str, start: int, end: int) -> list[tuple[int, int]]:
    marks = [mark.start() for mark in _QUOTE.finditer(lower, start, end)]
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [(first, last + 1) for first, last in pairs if last - first <= _LONGEST_QUOTE]


def _cue_at(word: str, lower: str, at: int, end: int) -> Cue | None:
    if word == ";":
        return Cue(at, at + 1, "stop", "awards.stop")
    hit = _cues().match_word(word, lower, at, end)
    return Cue(at, hit.end, str(hit.rule.attributes["role"]), hit.rule.id) if hit else None


def _count_at(word: str, view: View, at: int, end: int) -> Count | None:
    if word.isdigit() or word in FIRST_WORDS:
        return _count_before_noun(view, at, end)
    return _count_after_noun(word, view.lower, at, end)


def _count_before_noun(view: View, at: int, end: int) -> Count | None:
    number = _NUMBER.match(view.lower, at, end)
    if number is None:
        return None
    quantity = _quantity(number["quantity"])
    noun = _noun_phrase(view, number.end(), end) if quantity else None
    if quantity is None or noun is None or (noun.grade == "short" and quantity.value > _TALLY):
        return None
    return Count(at, noun.end, quantity, noun.recipient, noun.grade, noun.rule, number.end())


def _count_after_noun(word: str, lower: str, at: int, end: int) -> Count | None:
    """Read "Tập thể: 05; cá nhân: 12", as lists and tables write it."""
    hit = _headings().match_word(word, lower, at, end)
    number = _COLON.match(lower, hit.end, end) if hit else None
    quantity = read_quantity(number["quantity"]) if number else None
    if hit is None or number is None or quantity is None:
        return None
    recipient = cast(Recipient, hit.rule.attributes["recipient"])
    return Count(at, number.end("quantity"), quantity, recipient, "core", hit.rule.id, at)


def _quantity(text: str) -> Quantity | None:
    """Read a number, or the part of a ratio that counts: 8/8 are 8."""
    part, slash, whole = text.partition("/")
    quantity = read_quantity(part.strip())
    of = read_quantity(whole.strip()) if slash else None
    if quantity is None or (slash and (of is None or of.value < quantity.value)):
        return None
    return quantity


class _Noun(NamedTuple):
    end: int
    recipient: Recipient
    grade: str
    rule: str


def _noun_phrase(view: View, at: int, end: int) -> _Noun | None:
    """Read the noun after a number, with those joined to it: "tập thể, cá nhân" are mixed."""
    lower = view.lower
    head = _noun(lower, at, end)
    if head is None or head.recipient not in _HONOURED:
        return head
    while True:
        join = _JOIN.match(lower, head.end, end)
        other = _noun(lower, join.end(), end) if join else None
        if other is None or not _goes_with(head, other, view.norm, end):
            return head
        grade = "core" if "core" in (head.grade, other.grade) else "plain"
        kind = _combined(head.recipient, other.recipient)
        head = _Noun(other.end, kind, grade, head.rule)


def _noun(lower: str, at: int, end: int) -> _Noun | None:
    hit = _nouns().match(lower, at, end)
    if hit is None:
        return None
    recipient = cast(Recipient, hit.rule.attributes["recipient"])
    grade = str(hit.rule.attributes["grade"])
    if grade != "opener":
        return _Noun(hit.end, recipient, grade, hit.rule.id)
    grade = "core" if recipient == "exemplar" else "plain"
    inner = _noun(lower, hit.end + 1, end) if lower[hit.end : hit.end + 1] == " " else None
    if inner is None or inner.recipient not in _HONOURED - {"exemplar"}:
        return _Noun(hit.end, recipient, grade, hit.rule.id)
    return inner._replace(grade=grade, rule=hit.rule.id)


def _goes_with(head: _Noun, other: _Noun, norm: str, end: int) -> bool:
    """Whether a joined noun shares the count: not when it opens a name ("trường THCS A")."""
    if (
        other.recipient not in _HONOURED
        or other.rule == _POST
        or _NAME_FOLLOWS.match(norm, other.end, end)
    ):
        return False
    is_mixed = _combined(head.recipient, other.recipient) == "mixed"
    return not is_mixed or "core" in (head.grade, other.grade)


def _combined(first: Recipient, second: Recipient) -> Recipient:
    if first == second:
        return first
    pair = {first, second}
    if pair <= _PERSONS:
        return "individual"
    return "collective" if pair <= _BODIES else "mixed"


@cache
def _nouns() -> RuleIndex:
    return RuleIndex(load_rulebook(PACKAGE, "lexicon.toml"))


@cache
def _headings() -> RuleIndex:
    """Index the nouns that can head a line of a table."""
    nouns = load_rulebook(PACKAGE, "lexicon.toml")
    return RuleIndex(rule for rule in nouns if rule.attributes["grade"] == "core")


@cache
def _cues() -> RuleIndex:
    return RuleIndex(load_rulebook(PACKAGE, "rules.toml"))
