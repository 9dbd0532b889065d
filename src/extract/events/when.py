"""When an occasion was held: the date that stands with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from extract.events.lexicon import pattern
from extract.record import DateMention

if TYPE_CHECKING:
    from extract.events.occasions import Occasion

_DAY = regex.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d")
_DAYS = regex.compile(r"(\d{4}|XXXX)-(\d\d)-\d\d/(\d{4}|XXXX)-(\d\d)-\d\d")
_SENTENCE_END = regex.compile(
    r"(?<!\m(?:tp|tx|tt|q|p|h|x|t|tr|ts|gs|ths|bs|đ/c|st))[.;:!?]\s"
)  # a full stop that abbreviates no word
_REACH = 40


def is_day(date: DateMention) -> bool:
    """Whether a date says the day or the few days, or is a relative day that stays open.

    >>> is_day(DateMention(start=0, end=4, text="16/5", kind="date", value="2023-05-16"))
    True
    >>> is_day(DateMention(start=0, end=8, text="năm 2023", kind="date", value="2023"))
    False
    """
    if date.kind == "duration":
        return False
    if date.value is None:
        return date.kind == "date"
    return _DAY.fullmatch(date.value) is not None or is_few_days(date.value)


def is_few_days(value: str) -> bool:
    """Whether a value is an interval within two months: no period under review.

    >>> is_few_days("2023-06-18/2023-06-19"), is_few_days("2023-05-19/2024-05-19")
    (True, False)
    """
    match = _DAYS.fullmatch(value)
    return bool(match and match[1] == match[3] and int(match[4]) - int(match[2]) <= 1)


def held_on(occasion: Occasion) -> DateMention | None:
    """Find the date of the day on which the occasion was held, in its own sentence."""
    scene, sentence = occasion.scene, occasion.sentence
    days = [
        date
        for date in scene.within(scene.mentions.dates, sentence.start, sentence.end)
        if is_day(date) and not _is_of_something_else(occasion, date)
    ]
    before = [date for date in days if date.end <= occasion.start and _reaches(occasion, date)]
    behind = [date for date in days if date.start >= occasion.head_end]
    if before:
        return before[-1]
    return behind[0] if behind and _closes(occasion, behind[0]) else None


def _reaches(occasion: Occasion, date: DateMention) -> bool:
    """No other statement lies between the date and the occasion, nor who told it that day."""
    lower = occasion.scene.lower
    return (
        _SENTENCE_END.search(lower, date.end, occasion.start) is None
        and pattern("cue.reported").search(lower, date.end, occasion.start) is None
    )


def _closes(occasion: Occasion, date: DateMention) -> bool:
    """Tell whether a date behind the head closes the statement and is no subject matter."""
    lower = occasion.scene.lower
    if _SENTENCE_END.search(lower, occasion.head_end, date.start):
        return False
    joint = pattern("cue.joint").match(lower, date.end, occasion.sentence.end)
    return joint is not None and lower[date.start - 1 : date.start] != "("


def _is_of_something_else(occasion: Occasion, date: DateMention) -> bool:
    """Tell whether it is the date of a document, an anniversary, a decision's effect."""
    scene, start = occasion.scene, max(0, date.start - _REACH)
    documents = scene.within(scene.mentions.documents, start, date.start)
    between = [scene.lower[one.end : date.start].strip(" ,") for one in documents]
    if "" in between or "ban hành" in between:
        return True
    return pattern("cue.other_day").search(scene.lower, start, date.start) is not None
