"""One event told twice: the counts and days that its places give, held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from extract.fields.awards import read_awards
from extract.fields.mentions import Mentions
from extract.language import mark
from extract.patterns import compile_pattern
from extract.reading import Reading
from extract.record import Article, AwardMention, Event, Finding

_FEW = 5
"""Fewer may well be two groups."""
_SLIP = 2
_SHARE = 10
_OTHERS_BEFORE = compile_pattern(r"(?<!\p{L})(?:cùng|cùng với|với|và|ngoài|thêm) $")
_OTHERS_BEHIND = compile_pattern(r"(?:[ ]\p{L}+){0,3}?[ ]khác(?!\p{L})")
_BEFORE = 12
_DIGIT = compile_pattern(r"\d")


def check_counts_told_twice(
    reading: Reading, awards: Sequence[AwardMention], events: Sequence[Event]
) -> Iterator[Finding]:
    """Find honours of one event that two places count differently: 32 here, 33 there.

    Only near misses are taken for slips; numbers far apart count two groups.
    """
    for event in events:
        given = [awards[at] for at in event.awards if _is_whole(reading, awards[at])]
        for one, other in combinations(given, 2):
            if _is_slip(one, other) and _apart(reading, one, other):
                message = mark(f"“{one.text}” and “{other.text}” are told of the same event")
                spans = [(one.start, one.end), (other.start, other.end)]
                yield Finding(code="count_conflict", message=message, spans=spans)
                break
    yield from _against_title(reading, awards, events)


def _is_whole(reading: Reading, award: AwardMention) -> bool:
    """Whether a count is exact and of all: no part, and no others beside those counted."""
    if award.approx or award.count < _FEW or award.part_of is not None:
        return False
    before = _OTHERS_BEFORE.search(reading.lower, max(0, award.start - _BEFORE), award.start)
    return not (before or _OTHERS_BEHIND.match(reading.lower, award.end))


def _is_slip(one: AwardMention, other: AwardMention) -> bool:
    """Whether two counts are of the same honour, and nearly the same."""
    if one.recipient != other.recipient or one.count == other.count:
        return False
    if any(_differ(getattr(one, slot), getattr(other, slot)) for slot in ("form", "giver")):
        return False
    return abs(one.count - other.count) <= max(_SLIP, max(one.count, other.count) // _SHARE)


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one.lower() != other.lower())


def _apart(reading: Reading, one: AwardMention, other: AwardMention) -> bool:
    """Whether two counts stand in different sentences."""
    return reading.sentence_at(one.start) != reading.sentence_at(other.start)


def _against_title(
    reading: Reading, awards: Sequence[AwardMention], events: Sequence[Event]
) -> Iterator[Finding]:
    """Find what the title counts otherwise than the text, which never has the title's number."""
    title = reading.article.title
    given = [awards[at] for event in events for at in event.awards]
    given = [award for award in given if _is_whole(reading, award)]
    if not title or not given or not _DIGIT.search(title):
        return
    counted = {award.count for award in awards}
    told = read_awards(Reading(Article(id=reading.article.id, text=title)), Mentions())
    for award in told:
        if award.approx or award.count < _FEW or award.count in counted:
            continue
        for other in given:
            if _is_slip(award, other):
                message = mark(f"the title counts “{award.text}”, the text “{other.text}”")
                spans = [(other.start, other.end)]
                yield Finding(code="count_conflict", message=message, spans=spans)
                break


def check_days_told_twice(mentions: Mentions) -> Iterator[Finding]:
    """Find events to which two places of the article give different days."""
    for doubt in mentions.doubts:
        message = mark(f"the same event is dated {doubt.value} and {doubt.other}")
        yield Finding(code="date_conflict", message=message, spans=doubt.spans)
