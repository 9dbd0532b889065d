"""When an occasion was held: the date that stands with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.events.days import join_days
from extract.events.lexicon import cue
from extract.events.scene import Scene
from extract.patterns import compile_pattern
from extract.record import DateMention

if TYPE_CHECKING:
    from extract.events.occasion import Occasion

_SENTENCE_END = compile_pattern(
    r"(?<!\m(?:tp|tx|tt|q|p|h|x|t|tr|ts|gs|ths|bs|đ/c|st)[ ]?)[.!?]\s|:\s?[\"\n]"
)  # a full stop that abbreviates no word, a colon that opens speech
_REACH = 40
_HOURS = ("sáng", "trưa", "chiều", "tối", "hôm")
"""A date that opens with one of these is of something that took place, and no subject matter."""


def held_on(told: Occasion) -> DateMention | None:
    """Find the date of the day on which the occasion was held, in its own sentence."""
    scene, sentence = told.scene, told.sentence
    days = join_days(scene.lower, scene.days_within(sentence.start, sentence.end))
    days = [date for date in days if not _is_of_something_else(scene, date)]
    before = [date for date in days if date.end <= told.start and _reaches(told, date)]
    behind = [date for date in days if date.start >= told.head_end]
    if before:
        return before[-1]
    return behind[0] if behind and _closes(told, behind[0]) else None


def _reaches(told: Occasion, date: DateMention) -> bool:
    """No other statement lies between the date and the occasion, nor who told it that day."""
    lower = told.scene.lower
    return (
        _SENTENCE_END.search(lower, date.end, told.start) is None
        and cue("cue.reported").search(lower, date.end, told.start) is None
    )


def _closes(told: Occasion, date: DateMention) -> bool:
    """Tell whether a date behind the head closes the statement and is no subject matter."""
    lower = told.scene.lower
    if _SENTENCE_END.search(lower, told.head_end, date.start):
        return False
    if cue("cue.held_then").search(lower, told.head_end, date.start):
        return True
    if cue("cue.bracketed").match(lower, told.head_end, date.start):
        return lower.startswith(")", date.end)
    if lower.startswith(_HOURS, date.start):
        return True
    joint = cue("cue.joint").match(lower, date.end, told.sentence.end)
    return joint is not None and lower[date.start - 1 : date.start] != "("


def _is_of_something_else(scene: Scene, date: DateMention) -> bool:
    """Tell whether it is the date of a document, an anniversary, a decision's effect."""
    start = max(0, date.start - _REACH)
    documents = scene.within(scene.documents, start, date.start)
    between = [scene.lower[one.end : date.start].strip(" ,") for one in documents]
    if "" in between or "ban hành" in between:
        return True
    if cue("cue.other_day").search(scene.lower, start, date.start):
        return True
    bare = scene.lower[date.start].isdigit()
    return bare and cue("cue.named_day").search(scene.lower, start, date.start) is not None
