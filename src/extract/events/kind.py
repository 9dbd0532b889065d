"""The type of an occasion: the first act named decides, else its head."""

from __future__ import annotations

from typing import NamedTuple

from extract.events.lexicon import acts, cue, nouns
from extract.reading import Sentence
from extract.record import EventType

_REVIEWS = ("final_review", "interim_review")


class Wording(NamedTuple):
    """The head of an occasion's name, or the verb that tells it."""

    head: str
    session: bool
    """People sit together: a meeting, whatever is spoken of, unless it is a review."""
    honours: bool = False
    """A session at which honours may have been given: a commendation then."""


def type_of(lower: str, wording: Wording, start: int, end: int) -> EventType | None:
    """Return the type that head and name give, null when neither says.

    >>> type_of("hội nghị tổng kết và biểu dương", Wording("hội nghị", False), 0, 31)
    'final_review'
    >>> type_of("buổi làm việc về triển khai", Wording("buổi làm việc", True), 0, 27)
    'meeting'
    """
    found = _first_act(lower, start, end)
    if wording.session and found not in _REVIEWS:
        return found if wording.honours and found == "commendation" else "meeting"
    return found or nouns().types.get(wording.head.removeprefix("buổi ").removeprefix("cuộc "))


def type_beside(lower: str, sentence: Sentence, head: int, name_end: int) -> EventType | None:
    """Return the type that what it was for gives, or that somebody was honoured at it."""
    purpose = cue("cue.purpose").match(lower, name_end, sentence.end)
    act = acts().match(lower, purpose.end()) if purpose else None
    if act and act.value not in (None, "meeting"):
        return act.value
    honoured = cue("cue.honoured_at").search(lower, sentence.start, head)
    return "commendation" if honoured else None


def _first_act(lower: str, start: int, end: int) -> EventType | None:
    act = acts().search(lower, start, end)
    return act.value if act else None
